import Constraints
import Graphs

extension GroupingProblem {
    /// Reasons that can be seen without solving: contradictions, and units or parts that no cluster can hold.
    func contradictions() -> [Infeasibility] {
        var found = upsideDownLimits()
        guard found.isEmpty else { return found }
        found += fixedFaults() + togetherFaults()
        if found.isEmpty && limits.coverAll { found += coverFaults() }
        return found
    }

    private func upsideDownLimits() -> [Infeasibility] {
        var found: [Infeasibility] = []
        func hold(_ range: LimitRange<Double>, _ limit: Infeasibility.Limit, _ name: String? = nil) {
            guard range.isUpsideDown else { return }
            found.append(
                Infeasibility(
                    limit, units: [], value: range.max, bound: range.min, relaxation: range.max, attribute: name,
                    reason: "the minimum is above the maximum"
                ))
        }
        hold(limits.population, .population)
        hold(LimitRange(min: limits.members.min.map(Double.init), max: limits.members.max.map(Double.init)), .members)
        hold(
            LimitRange(min: limits.clusterCount.min.map(Double.init), max: limits.clusterCount.max.map(Double.init)),
            .clusterCount)
        for sum in limits.attributeSums { hold(sum.range, .attribute, sum.name) }
        return found
    }

    private func fixedFaults() -> [Infeasibility] {
        var found: [Infeasibility] = []
        var owner = [Int](repeating: -1, count: unitCount)
        for (index, cluster) in limits.fixed.enumerated() {
            for unit in cluster {
                if owner[unit] >= 0 {
                    found.append(Infeasibility(.fixed, units: [unit], reason: "a unit stands twice in fixed clusters"))
                }
                owner[unit] = index
            }
            if cluster.isEmpty {
                found.append(Infeasibility(.fixed, units: [], reason: "a fixed cluster has no members"))
                continue
            }
            for breach in limits.fixedMayBreakLimits ? [] : breaches(of: cluster) {
                found.append(
                    Infeasibility(
                        breach.limit, units: cluster, value: breach.value, bound: breach.bound,
                        relaxation: breach.value,
                        attribute: breach.attribute, reason: "a fixed cluster breaks this limit"
                    ))
            }
        }
        if let most = limits.clusterCount.max, limits.fixed.count > most {
            found.append(
                Infeasibility(
                    .clusterCount, units: [], value: Double(limits.fixed.count), bound: Double(most),
                    relaxation: Double(limits.fixed.count), reason: "more clusters are fixed than there may be"
                ))
        }
        return found
    }

    private func togetherFaults() -> [Infeasibility] {
        var found: [Infeasibility] = []
        for group in mergedTogether() {
            let members = Set(group)
            for (first, second) in limits.apart where members.contains(first) && members.contains(second) {
                found.append(
                    Infeasibility(.apart, units: [first, second], reason: "units are to be together and apart at once"))
            }
            let size = group.count
            if let most = limits.members.max, size > most {
                found.append(
                    Infeasibility(
                        .members, units: group, value: Double(size), bound: Double(most), relaxation: Double(size),
                        reason: "units that belong together are more than a cluster may have"
                    ))
            }
            let population = group.reduce(0) { $0 + populations[$1] }
            if let most = limits.population.max, population > most {
                found.append(
                    Infeasibility(
                        .population, units: group, value: population, bound: most, relaxation: population,
                        reason: "units that belong together have more inhabitants than a cluster may have"
                    ))
            }
            let diameter = distances.diameterKm(group)
            if let most = limits.maxDiameterKm, diameter > most {
                found.append(
                    Infeasibility(
                        .diameterKm, units: group, value: diameter, bound: most, relaxation: diameter,
                        reason: "units that belong together lie too far from each other"
                    ))
            }
            if limits.sameMunicipality, group.contains(where: { !sharesMunicipality($0, group[0]) }) {
                found.append(
                    Infeasibility(
                        .municipality, units: group, reason: "units that belong together lie in several municipalities")
                )
            }
        }
        return found
    }

    /// The groups of units that belong together, overlapping groups joined.
    func mergedTogether() -> [[Int]] {
        var pairs: [(Int, Int)] = []
        for group in limits.together { for unit in group.dropFirst() { pairs.append((group[0], unit)) } }
        guard !pairs.isEmpty else { return [] }
        return UnitGraph(unitCount: unitCount, pairs: pairs).components().filter { $0.count > 1 }
    }
}
