import ForeignFormats
import Foundation
import GEOSKit
import GeoJSONFormat
import GeoModel
import Graphs
import RoadNetworks

extension StudyBuilder {
    /// How far along the roads ways are looked for when no limit asks for more, in kilometres.
    static let roadReachKm = 30.0

    /// Straight lines, what the table knows better and, where it does not know a pair, what the roads do.
    mutating func distances(
        _ units: [Unit], _ graph: UnitGraph, _ network: RoadNetwork?
    ) throws(UnusableInput) -> UnitDistances {
        var ways: [(Int, Int, UnitDistances.Way)] = []
        if let path = configuration.distances { ways = try tableWays(path, units) }
        if let network { ways = Self.merged(ways, roadWays(units, network)) }
        let distances = UnitDistances(units, ways: ways, kind: configuration.distance)
        reportUnknown(distances, units, graph)
        return distances
    }

    /// The table's figures first; what it leaves open for a pair comes from the roads.
    private static func merged(
        _ table: [(Int, Int, UnitDistances.Way)], _ roads: [(Int, Int, UnitDistances.Way)]
    ) -> [(Int, Int, UnitDistances.Way)] {
        guard !table.isEmpty else { return roads }
        var result = table
        var place: [PairOfUnits: Int] = [:]
        for (index, entry) in table.enumerated() { place[PairOfUnits(a: entry.0, b: entry.1)] = index }
        for road in roads {
            guard let index = place[PairOfUnits(a: road.0, b: road.1)] else {
                result.append(road)
                continue
            }
            if result[index].2.minutes == nil { result[index].2.minutes = road.2.minutes }
            if result[index].2.km == nil {
                result[index].2.km = road.2.km
                result[index].2.source = .road
            }
        }
        return result
    }

    private mutating func tableWays(
        _ path: String, _ units: [Unit]
    ) throws(UnusableInput) -> [(Int, Int, UnitDistances.Way)] {
        progress("reading distances")
        let source = try InputText.table(path)
        let outside = outsideNames
        let table = try DistanceTable(source, units: units) {
            outside.contains($0) || outside.contains($0.lowercased())
        }
        inputs.append(
            InputFile(
                role: .distances, path: source.name, sha256: source.sha256, features: table.rowCount))
        diagnostics += table.diagnostics
        reportShort(table.ways, units, file: source.name)
        return table.ways
    }

    /// Distances that no road can have: shorter than the straight line by more than units' points can differ.
    private mutating func reportShort(_ ways: [(Int, Int, UnitDistances.Way)], _ units: [Unit], file: String) {
        let straight = UnitDistances(units)
        let short = ways.filter { a, b, way in way.km.map { $0 < 0.8 * straight.straightKm(a, b) - 1 } ?? false }
        guard let (a, b, way) = short.first, let km = way.km else { return }
        diagnostics.append(
            Diagnostic(
                .unusableDistance, .warning,
                "\(short.count == 1 ? "1 distance is" : "\(short.count) distances are") shorter than the straight line; they count as they stand",
                at: SourceLocation(file: file),
                notes: [
                    "\(units[a].described) to \(units[b].described): \(Wording.number(km)) km in the table, "
                        + "\(Wording.number((straight.straightKm(a, b) * 10).rounded() / 10)) km in a straight line"
                ],
                hint: "is the column really in kilometres, and are the ids those of this study?"))
    }

    /// The ways along the roads between all units within reach.
    private mutating func roadWays(
        _ units: [Unit], _ network: RoadNetwork
    ) -> [(Int, Int, UnitDistances.Way)] {
        progress("measuring roads")
        let snaps = units.map {
            network.snap($0.position, withinMetres: Self.snapLimitMetres * planeStretch.upperBound)
        }
        roadSummary?.snapMetres = snaps.map { $0?.metresAway }
        reportFar(units, snaps)
        reportCutOff(units, snaps)
        let limits = configuration.limits
        let largest = [limits.maxDiameterKm, limits.maxGapKm, limits.maxRadiusKm].compactMap { $0 }.max() ?? 0
        // Whatever the limit on the drive lets into one cluster must be measured.
        let driven = (limits.maxDriveMinutes ?? 0) * UnitDistances.fastestKmPerMinute
        let reach = max(Self.roadReachKm, 2 * largest, driven)
        let graph = RoadGraph(network, snaps: snaps)
        // Units near to each other are followed farther: around a fjord the road may be several times the straight line.
        let rows = graph.ways(
            withinKm: reach, wanted: Self.near(units, withinMetres: reach * 1000 * max(1, planeStretch.upperBound)),
            threads: threads)
        let ways = Self.bothWays(rows)
        roadSummary?.pairs = ways.count
        return ways
    }

    /// The larger of both directions for each pair of which both are known.
    static func bothWays(_ rows: [[RoadWay]]) -> [(Int, Int, UnitDistances.Way)] {
        var ways: [(Int, Int, UnitDistances.Way)] = []
        for (from, row) in rows.enumerated() {
            for there in row where there.to > from {
                let back = rows[there.to]
                var (low, high) = (0, back.count)
                while low < high {
                    let middle = (low + high) / 2
                    if back[middle].to < from { low = middle + 1 } else { high = middle }
                }
                guard low < back.count, back[low].to == from else { continue }
                let minutes = max(there.minutes, back[low].minutes)
                ways.append(
                    (
                        from, there.to,
                        UnitDistances.Way(
                            km: max(there.km, back[low].km), minutes: minutes.isFinite ? minutes : nil, source: .road)
                    ))
            }
        }
        return ways
    }

    /// For each unit those whose points lie near, in the plane.
    private static func near(_ units: [Unit], withinMetres metres: Double) -> [[Int]] {
        let order = units.indices.sorted { (units[$0].position.x, $0) < (units[$1].position.x, $1) }
        var near = [[Int]](repeating: [], count: units.count)
        for (rank, first) in order.enumerated() {
            let place = units[first].position
            for second in order[(rank + 1)...] {
                let other = units[second].position
                if other.x - place.x > metres { break }
                if place.planarDistance(to: other) > metres { continue }
                near[first].append(second)
                near[second].append(first)
            }
        }
        return near
    }
}

/// Two units, whatever their order.
private struct PairOfUnits: Hashable {
    var a: Int
    var b: Int

    init(a: Int, b: Int) { (self.a, self.b) = (min(a, b), max(a, b)) }
}
