import Delimitation
import GeoJSONFormat
import GeoModel
import PROJKit
import Regionalization
import StudyAreas

/// A grouping drawn: the clusters as dissolved lands, the units with their cluster.
public struct GroupingMap: Sendable {
    let problem: StudyProblem
    let facts: GroupingFacts
    let settings: MapSettings
    let provenance: JSONValue
    let labels: [Int?]
    let fills: [String]
    let transformation: CoordinateTransformation?

    /// - Throws: `UnusableInput` when the output system is not known.
    public init(
        _ facts: GroupingFacts, problem: StudyProblem, provenance: Provenance, settings: MapSettings = MapSettings()
    ) throws(UnusableInput) {
        self.facts = facts
        self.problem = problem
        self.settings = settings
        self.provenance = provenance.json
        var labels = [Int?](repeating: nil, count: problem.study.units.count)
        for (index, cluster) in facts.clusters.enumerated() { for unit in cluster.members { labels[unit] = index } }
        self.labels = labels
        fills = ClusterColours.fills(labels: labels, graph: problem.study.graph, clusterCount: facts.clusters.count)
        transformation = try settings.transformation(for: problem.study)
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

    /// Land as a Polygon where it is one piece.
    static func geometry(_ land: MultiPolygon) -> Geometry {
        if land.polygons.count == 1, let polygon = land.polygons.first { return .polygon(polygon) }
        return .multiPolygon(land)
    }

    func simplestyle(_ fill: String) -> [(key: String, value: JSONValue)] {
        guard settings.simplestyle else { return [] }
        return [
            ("fill", .string(fill)), ("fill-opacity", .number("0.6")), ("stroke", .string("#333333")),
            ("stroke-width", .number("1.5")),
        ]
    }
}
