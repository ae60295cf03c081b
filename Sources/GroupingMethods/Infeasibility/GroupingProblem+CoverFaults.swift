import Graphs

extension GroupingProblem {
    /// Units and parts that no cluster within the limits can hold, when every unit must be in one.
    func coverFaults() -> [Infeasibility] {
        let free = freeUnits()
        let freeGraph = freeGraph()
        let found = unitFaults(free, freeGraph) + partFaults(freeGraph)
        return found.isEmpty ? coverCountFaults(independentParts(freeGraph)) : found
    }

    private func unitFaults(_ free: [Bool], _ freeGraph: UnitGraph) -> [Infeasibility] {
        var found: [Infeasibility] = []
        let needsPartner = (limits.members.min ?? 1) > 1
        for unit in 0..<unitCount where free[unit] {
            if let most = limits.population.max, populations[unit] > most {
                found.append(
                    Infeasibility(
                        .population, units: [unit], value: populations[unit], bound: most,
                        relaxation: populations[unit],
                        reason: "one unit alone has more inhabitants than a cluster may have"
                    ))
            }
            guard needsPartner else { continue }
            if freeGraph.row(of: unit).isEmpty {
                found.append(
                    Infeasibility(
                        .connection, units: [unit], value: 1, bound: limits.members.min.map(Double.init), relaxation: 1,
                        reason: "a unit has no neighbour that it may share a cluster with"
                    ))
                continue
            }
            guard let most = limits.maxGapKm, populations.count <= 20_000 else { continue }
            var nearest = Double.infinity
            for other in 0..<unitCount where other != unit && free[other] {
                if limits.sameMunicipality && !sharesMunicipality(unit, other) { continue }
                nearest = min(nearest, distances.km(unit, other))
            }
            if nearest > most {
                found.append(
                    Infeasibility(
                        .gapKm, units: [unit], value: nearest, bound: most, relaxation: nearest,
                        reason: "a unit has no partner within the gap"
                    ))
            }
        }
        return found
    }

    private func partFaults(_ freeGraph: UnitGraph) -> [Infeasibility] {
        var found: [Infeasibility] = []
        let parts = independentParts(freeGraph)
        for part in parts {
            let population = part.reduce(0) { $0 + populations[$1] }
            if let least = limits.population.min, population < least {
                found.append(
                    Infeasibility(
                        .population, units: part, value: population, bound: least, relaxation: population,
                        reason: "a connected part has fewer inhabitants than a cluster must have"
                    ))
            }
            if let least = limits.members.min, part.count < least, part.count > 1 {
                found.append(
                    Infeasibility(
                        .members, units: part, value: Double(part.count), bound: Double(least),
                        relaxation: Double(part.count),
                        reason: "a connected part has fewer units than a cluster must have"
                    ))
            }
        }
        let needed = parts.count + limits.fixed.count
        if let most = limits.clusterCount.max, needed > most {
            found.append(
                Infeasibility(
                    .clusterCount, units: [], value: Double(needed), bound: Double(most), relaxation: Double(needed),
                    reason: "there are more connected parts than clusters"
                ))
        }
        return found
    }
}
