import CoverageTopology
import Delimitation
import GeoJSONFormat
import GeoModel
import PROJKit
import StudyAreas

/// A grouping drawn: the clusters as dissolved lands, the units with their cluster.
public struct GroupingMap: Sendable {
    let problem: StudyProblem
    let facts: GroupingFacts
    let settings: MapSettings
    let provenance: JSONValue
    let labels: [Int?]
    /// For each unit the ids of all its clusters; nil where no two clusters overlap.
    let sharedHomes: [[Int]]?
    /// The fills, and the clusters that they could not tell apart.
    public let colours: ClusterColours
    /// How the lands are drawn.
    public let drawing: StudyDrawing
    let transformation: CoordinateTransformation?

    var fills: [String] { colours.fills }

    /// - Parameter drawing: the study's lands as `settings` wants them, where they were drawn before.
    /// - Throws: `UnusableInput` when the output system is not known.
    public init(
        _ facts: GroupingFacts, problem: StudyProblem, provenance: Provenance, settings: MapSettings = MapSettings(),
        drawing: StudyDrawing? = nil
    ) throws(UnusableInput) {
        self.facts = facts
        self.problem = problem
        self.settings = settings
        self.provenance = provenance.json
        var labels = [Int?](repeating: nil, count: problem.study.units.count)
        var homes = [[Int]](repeating: [], count: problem.study.units.count)
        for (index, cluster) in facts.clusters.enumerated() {
            for unit in cluster.members {
                labels[unit] = index
                homes[unit].append(cluster.id)
            }
        }
        self.labels = labels
        sharedHomes = homes.contains { $0.count > 1 } ? homes : nil
        colours = ClusterColours(of: problem.study, facts: facts)
        transformation = try settings.transformation(for: problem.study)
        if let drawing { self.drawing = drawing } else { self.drawing = try settings.drawing(of: problem.study) }
    }

    /// Degrees in the system to write in.
    func written(_ geometry: Geometry, of id: String) throws(UnusableInput) -> Geometry {
        guard let transformation else { return geometry }
        do {
            return try transformation.transform(geometry, named: id)
        } catch {
            throw UnusableInput(
                Diagnostic(.unknownOutputSystem, .error, "the map cannot be written: \(error)", hint: error.hint))
        }
    }

    func writer(_ name: String) -> GeoJSONWriter {
        GeoJSONWriter(decimals: settings.digits, crs: settings.crs, name: name, form: settings.form)
    }

    /// Land as a Polygon where it is one piece, unless all are to be of one kind; nil where nothing is left of it.
    static func geometry(_ land: MultiPolygon, isMulti: Bool = false) -> Geometry? {
        if land.isEmpty { return nil }
        if !isMulti, land.polygons.count == 1, let polygon = land.polygons.first { return .polygon(polygon) }
        return .multiPolygon(land)
    }

    func simplestyle(_ fill: String, isPoint: Bool = false) -> [(key: String, value: JSONValue)] {
        guard settings.simplestyle else { return [] }
        if isPoint { return [("marker-color", .string(fill))] }
        return [
            ("fill", .string(fill)), ("fill-opacity", .number("0.6")), ("stroke", .string("#333333")),
            ("stroke-width", .number("1.5")),
        ]
    }
}
