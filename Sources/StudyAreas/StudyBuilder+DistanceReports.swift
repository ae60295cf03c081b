import GeoModel
import Graphs
import RoadNetworks

/// What the distances leave open, as findings.
extension StudyBuilder {
    /// Units that no road is near enough to.
    mutating func reportFar(_ units: [Unit], _ snaps: [RoadSnap?]) {
        let far = units.indices.filter { snaps[$0] == nil }
        guard let first = far.first else { return }
        diagnostics.append(
            Diagnostic(
                .farFromRoads, .warning,
                "\(far.count == 1 ? units[first].described + " lies" : "\(far.count) of \(units.count) units lie") more than 2 km from every road",
                at: location(of: units[first]), place: units[first].place,
                notes: far.count == 1
                    ? [] : ["for instance " + far.prefix(5).map { units[$0].described }.joined(separator: ", ")],
                hint: "the straight line counts for them; does the road layer reach so far?"))
    }

    /// Units on few roads that no way leaves and comes back to, with no others near enough to count instead.
    mutating func reportCutOff(_ units: [Unit], _ snaps: [RoadSnap?]) {
        let cutOff = units.indices.filter { snaps[$0]?.isCutOff ?? false }
        guard let first = cutOff.first, let snap = snaps[first] else { return }
        let km = Wording.number((snap.roundTripKm * 10).rounded() / 10)
        diagnostics.append(
            Diagnostic(
                .roadParts, .warning,
                "\(cutOff.count == 1 ? "1 unit lies" : "\(cutOff.count) units lie") on roads with no way to the others and back; "
                    + "the straight line counts from there",
                at: location(of: units[first]), place: units[first].place,
                notes: [
                    "\(units[first].described) lies on "
                        + (snap.roundTripKm > 0 ? "a part of \(km) km" : "a one-way road without a way back")
                ]
                    + (cutOff.count == 1
                        ? []
                        : ["also " + cutOff.dropFirst().prefix(5).map { units[$0].described }.joined(separator: ", ")]),
                hint: "is the road that joins them missing in the layer?"))
    }

    /// Neighbouring pairs for which only the straight line is left.
    mutating func reportUnknown(_ distances: UnitDistances, _ units: [Unit], _ graph: UnitGraph) {
        guard configuration.distances != nil || roadSummary.map({ $0.roads > 0 }) ?? false,
            configuration.distance == .road
        else { return }
        var (pairs, unknown): (Int, [(Int, Int)]) = (0, [])
        for unit in units.indices {
            for other in graph.neighbours(of: unit) where other > unit {
                pairs += 1
                if distances.source(unit, other) == .straight { unknown.append((unit, other)) }
            }
        }
        guard let (a, b) = unknown.first else { return }
        diagnostics.append(
            Diagnostic(
                .unknownDistances, .warning,
                "no distance is known for \(unknown.count) of \(pairs) pairs of neighbours; the straight line counts",
                at: configuration.distances.map { SourceLocation(file: $0) },
                notes: ["for instance \(units[a].described) and \(units[b].described)"]))
    }
}
