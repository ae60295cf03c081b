import CoverageTopology
import Foundation
import GEOSKit
import GeoModel
import PROJKit
import RoadNetworks

/// What the road layer came to.
public struct RoadSummary: Sendable, Equatable {
    /// Lines for cars and ferries.
    public var roads = 0
    /// Lines left out, since cars do not use them.
    public var leftOut = 0
    /// Kilometres of road in each part that hangs together, the longest first.
    public var partLengthsKm: [Double] = []
    /// For each unit how far its point lies from its road, in metres; nil where no road is near enough.
    public var snapMetres: [Double?] = []
    /// Pairs of units whose distance along the roads is known.
    public var pairs = 0

    /// Nothing known yet.
    public init() {}
}

extension StudyBuilder {
    /// How far a unit's point may lie from its road, in metres.
    static let snapLimitMetres = 2000.0
    /// How far a pier or a bridge may end outside every unit and still belong to the nearest, in metres.
    static let pierLimitMetres = 1000.0

    /// The roads of the study as a network; nil without a layer, or without a road in it.
    mutating func roadNetwork() throws(UnusableInput) -> RoadNetwork? {
        guard let further = contextLayers.first(where: { $0.role == .roads }) else { return nil }
        progress("joining roads")
        let layer = further.layer
        let file = layer.collection.sourceName
        let way = layer.toDegrees
        let isDegrees = way.isIdentity
        let roads = RoadLayer(layer.collection) { isDegrees ? $0 : try? way.transform($0) }
        diagnostics += roads.diagnostics
        var summary = RoadSummary()
        summary.roads = roads.lines.count
        summary.leftOut = roads.leftOut.values.reduce(0, +)
        roadSummary = summary
        guard !roads.lines.isEmpty else {
            if !layer.features.isEmpty {
                let classes = roads.leftOut.keys.filter { !$0.isEmpty }.sorted().prefix(6).joined(separator: ", ")
                diagnostics.append(
                    Diagnostic(
                        .noRoads, .warning, "the road layer holds no road for cars", at: SourceLocation(file: file),
                        notes: classes.isEmpty ? [] : ["the classes are \(classes)"],
                        hint: "the class of a road stands in `highway`"))
            }
            return nil
        }
        let network: RoadNetwork
        do {
            let toWorking = toWorking
            network = try RoadNetwork(roads.lines) { places throws(ProjectionError) in
                try toWorking.transform(places, named: file)
            }
        } catch {
            throw UnusableInput(Self.unusable(error, file: file))
        }
        roadSummary?.partLengthsKm = network.partLengthsKm
        let parts = network.partLengthsKm
        if parts.count > 1 {
            diagnostics.append(
                Diagnostic(
                    .roadParts, .note,
                    "the roads form \(parts.count) parts with no way between them: the longest has "
                        + "\(Wording.number(parts[0].rounded())) km, the second \(Wording.number((parts[1] * 10).rounded() / 10)) km",
                    at: SourceLocation(file: file)))
        }
        return network
    }

    /// The declared links, and those that ferries and bridges over water make between units that share no border.
    mutating func adding(
        _ network: RoadNetwork?, to declared: [DeclaredLink], _ found: UnitsAndLands, _ coverage: Coverage
    ) -> [DeclaredLink] {
        let crossings = network?.crossings() ?? []
        guard !crossings.isEmpty, let layer = contextLayers.first(where: { $0.role == .roads })?.layer else {
            return declared
        }
        var known = Set(declared)
        for pair in coverage.neighbourPairs(.rook) {
            known.insert(DeclaredLink(a: min(pair.a, pair.b), b: max(pair.a, pair.b)))
        }
        var links = declared
        let ground = UnitGround(found.lands)
        for crossing in crossings {
            let units = Set(crossing.ends.compactMap { ground.unit(at: $0, withinMetres: Self.pierLimitMetres) })
                .sorted()
            guard units.count > 1 else { continue }
            // A bridge over a road or a railway lies on land; only one over water joins what land does not.
            if crossing.kind == .bridge {
                let length = crossing.course.reduce(0) { $0 + $1.metres }
                let overWater = crossing.course.reduce(0) {
                    $0 + (ground.unit(at: $1.place, withinMetres: 0) == nil ? $1.metres : 0)
                }
                guard overWater * 2 > length else { continue }
            }
            for (rank, first) in units.enumerated() {
                for second in units[(rank + 1)...] {
                    let link = DeclaredLink(a: first, b: second)
                    guard known.insert(link).inserted else { continue }
                    links.append(link)
                    roadLinks.insert(link)
                    let (a, b) = (found.units[first], found.units[second])
                    diagnostics.append(
                        Diagnostic(
                            .crossingLink, .note,
                            "the \(crossing.kind.rawValue) \(crossing.name.map { "'\($0)' " } ?? "")makes \(a.described) and \(b.described) neighbours",
                            at: crossing.feature < layer.features.count
                                ? layer.features[crossing.feature].location : nil))
                }
            }
        }
        return links.sorted { ($0.a, $0.b) < ($1.a, $1.b) }
    }
}

/// Which unit's land a place lies on.
private struct UnitGround {
    private let lands: [MultiPolygon]
    private let boxes: SpatialIndex

    init(_ lands: [MultiPolygon]) {
        self.lands = lands
        boxes = SpatialIndex(lands.map(\.box))
    }

    /// The unit whose land holds `place`, else the nearest within the limit; ties to the first.
    func unit(at place: Coordinate, withinMetres limit: Double) -> Int? {
        var around = Box.empty
        around.extend(to: place)
        for unit in boxes.indices(meeting: around) where PointLocator(lands[unit]).covers(place) { return unit }
        guard limit > 0 else { return nil }
        let point = MultiPolygon(
            Polygon(
                exterior: Ring(
                    [(0, 0), (0.01, 0), (0, 0.01), (0, 0)].map {
                        Coordinate(x: place.x + $0.0, y: place.y + $0.1)
                    })))
        return boxes.nearest(to: around, within: limit) { unit in
            lands[unit].isEmpty ? .infinity : (try? lands[unit].distance(to: point)) ?? .infinity
        }?.index
    }
}
