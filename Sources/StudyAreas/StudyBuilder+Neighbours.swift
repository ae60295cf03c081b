import CoverageTopology
import GEOSKit
import GeoModel
import Graphs
import PROJKit

extension StudyBuilder {
    /// How the units are connected; isolated units and disconnected parts become diagnostics.
    mutating func summarise(
        _ graph: UnitGraph, _ coverage: Coverage, _ found: UnitsAndLands
    ) -> NeighbourSummary {
        let units = found.units
        let parts = graph.components()
        let isolated = graph.isolated
        var summary = NeighbourSummary()
        summary.rook = coverage.neighbourPairs(.rook).count
        summary.queen = coverage.neighbourPairs(.queen).count
        summary.parts = parts.count
        summary.largestPart = parts.map(\.count).max() ?? 0
        summary.isolated = isolated.map { units[$0].id }
        var partOf = [Int](repeating: 0, count: units.count)
        for (part, members) in parts.enumerated() { for unit in members { partOf[unit] = part } }
        // Cells that nearly meet at a corner are no fault of the data: of catchments only what could join parts is reported.
        func key(_ a: Int, _ b: Int) -> Int { min(a, b) * units.count + max(a, b) }
        let exact = Set(coverage.borders.filter { !$0.isMatchedByTolerance }.map { key($0.a, $0.b) })
        let told = coverage.nearMisses.filter { miss in
            // Two that share a border elsewhere are neighbours, whatever the tolerance says of a wedge between them.
            if exact.contains(key(miss.a, miss.b)) { return false }
            return miss.isMatched || units[miss.a].kind == .parish || partOf[miss.a] != partOf[miss.b]
        }
        summary.nearMisses = told.map { miss in
            NearMissSummary(
                first: units[miss.a].id, second: units[miss.b].id,
                widthMetres: miss.isMatched ? miss.widthMetres : miss.distanceMetres, lengthMetres: miss.lengthMetres,
                isMatched: miss.isMatched, place: (try? degrees(miss.place)) ?? miss.place)
        }
        if units.count > 1 {
            for unit in isolated where !found.lands[unit].isEmpty { reportIsolated(unit, found, coverage) }
        }
        if parts.count - isolated.count > 1 {
            let largest = parts.filter { $0.count > 1 }.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
            diagnostics.append(
                Diagnostic(
                    .disconnectedParts, .note,
                    "the units form \(parts.count) connected parts, \(isolated.count) of them isolated units",
                    notes: largest.prefix(8).map { part in
                        "\(part.count) units around \(units[part[0]].described)"
                    },
                    hint: "declare links where people really cross: `--link A=B`"))
        }
        return summary
    }

    private mutating func reportIsolated(_ unit: Int, _ found: UnitsAndLands, _ coverage: Coverage) {
        let land = found.lands[unit]
        let boxes = SpatialIndex(found.lands.map(\.box))
        let nearest = boxes.nearest(to: land.box) { other in
            other == unit || found.lands[other].isEmpty
                ? .infinity : (try? found.lands[other].distance(to: land)) ?? .infinity
        }
        var notes: [String] = []
        var hint = "declare a link where people really cross: `--link \(found.units[unit].id)=…`"
        let metres = (nearest?.distance ?? .infinity) * metresPerPlanarUnit(at: found.units[unit].place)
        if let nearest, metres.isFinite {
            notes = [
                "the nearest is \(found.units[nearest.index].described), \(Wording.distance(metres)) away"
            ]
            hint = "declare a link (`--link \(found.units[unit].id)=\(found.units[nearest.index].id)`)"
            let wanted = max(1, Int(metres.rounded(.up)))
            if metres < 10, Double(wanted) > coverage.toleranceMetres {
                hint += " or raise `border-tolerance` to \(wanted) m"
            }
        }
        diagnostics.append(
            Diagnostic(
                .isolatedUnit, .warning, "\(found.units[unit].described) has no neighbour",
                at: location(of: found.units[unit]),
                place: found.units[unit].place, notes: notes, hint: hint))
    }

    /// Where the unit's first feature stands.
    func location(of unit: Unit) -> SourceLocation? {
        guard let reference = unit.features.first else { return nil }
        let layer = unit.kind == .village ? villageLayer : parishLayer
        guard var location = layer?.features[reference.feature].location else { return nil }
        location.id = unit.id
        return location
    }
}
