import Graphs

/// The choice of new clusters in one part of a problem, where each may go on from an old cluster that none other goes on from.
///
/// Rows are the units and the old clusters: a new cluster that goes on from an old one takes its row, so that it is its only heir.
struct ChangePart {
    let local: LocalUnits
    /// The old clusters with units here, by their position.
    let old: [Int]
    /// Each set once for every old cluster it could go on from, and once as a new one.
    let bits: [UnitBits]
    /// Which of `sets` an entry of `bits` is.
    let set: [Int]
    let sets: CandidateSets
    /// What an entry moves less than leaving its units out would.
    let savings: [Double]
    /// What an entry moves, and what a unit that is left out moves.
    let weights: [Double]
    let leaving: [Double]
    /// The inhabitants, or units, that move when every unit is left out.
    var allLeaving: Double { leaving.reduce(0, +) }
    private let mustCover: UnitBits
    private let counts: ClosedRange<Int>

    /// Nil when there are too many units or sets.
    init?(
        _ problem: GroupingProblem<MeasuredObjective>, graph: UnitGraph, units: [Int], standing: StandingGrouping,
        measure: ChangeMeasure, options: GroupingOptions
    ) {
        let old = Array(Set(units.map { standing.labels[$0] }).filter { $0 >= 0 }).sorted()
        guard units.count + old.count <= UnitBits.capacity else { return nil }
        let local = LocalUnits(problem, graph: graph, units: units)
        let sets = CandidateEnumerator(
            problem, local, maxSets: 400_000, maxSteps: options.maxSteps, mustStop: { options.mustStop }
        ).run()
        guard sets.isComplete else { return nil }
        var bits: [UnitBits] = []
        var set: [Int] = []
        var weights: [Double] = []
        var savings: [Double] = []
        let leaving = local.units.map { standing.labels[$0] >= 0 ? standing.weight($0, measure) : 0 }
        for index in sets.bits.indices {
            let members = sets.bits[index].units
            let all = members.reduce(0) { $0 + standing.weight(local.units[$1], measure) }
            let left = members.reduce(0) { $0 + leaving[$1] }
            var stay: [Int: Double] = [:]
            for number in members {
                let label = standing.labels[local.units[number]]
                if label >= 0 { stay[label, default: 0] += standing.weight(local.units[number], measure) }
            }
            for (row, label) in old.enumerated() {
                guard let kept = stay[label] else { continue }
                var entry = sets.bits[index]
                entry.insert(local.units.count + row)
                bits.append(entry)
                set.append(index)
                weights.append(all - kept)
                savings.append(left - all + kept)
            }
            bits.append(sets.bits[index])
            set.append(index)
            weights.append(all)
            savings.append(left - all)
        }
        self.local = local
        self.old = old
        self.bits = bits
        self.set = set
        self.sets = sets
        self.savings = savings
        self.weights = weights
        self.leaving = leaving + old.map { _ in 0 }
        mustCover = problem.limits.coverAll ? .first(local.units.count) : UnitBits()
        counts = problem.freeCounts
    }

    /// What was chosen.
    struct Choice {
        var clusters: [[Int]]
        /// What they gain over leaving everything out, without the price of change.
        var gain: Double
        /// What they move.
        var moved: Double
        var isProven: Bool
        /// No choice within the limit on change gains more.
        var bound: Double
    }

    /// The choice that is worth most when `price` is paid for what moves and a unit of gain is worth `worth`.
    func best(
        price: Double, worth: Double = 1, atMost most: Double = .infinity, options: GroupingOptions
    ) -> Choice? {
        var family = FamilyProblem(rowCount: local.units.count + old.count)
        family.bits = bits
        family.mustCover = mustCover
        family.counts = counts
        if most < .infinity {
            family.gains = set.map { worth * sets.gains[$0] }
            family.weights = weights
            family.rowWeights = leaving
            family.maxWeight = most
        } else {
            family.gains = set.indices.map { worth * sets.gains[set[$0]] + price * savings[$0] }
        }
        guard
            var search = FamilySearch(
                family, charge: most < .infinity ? max(price, 1e-9) : 0, maxSteps: options.maxProofSteps,
                mustStop: { options.mustStop }), let best = search.findBest()
        else { return nil }
        return Choice(
            clusters: best.chosen.map { sets.members(set[$0]) },
            gain: best.chosen.reduce(0) { $0 + sets.gains[set[$1]] },
            moved: allLeaving - best.chosen.reduce(0) { $0 + savings[$1] }, isProven: best.isProven,
            bound: search.valueBound)
    }
}

extension GroupingProblem {
    /// How many clusters there may be beside the fixed ones.
    var freeCounts: ClosedRange<Int> {
        let least = max(0, (limits.clusterCount.min ?? 0) - limits.fixed.count)
        let most = limits.clusterCount.max.map { max(0, $0 - limits.fixed.count) } ?? Int.max
        return least...max(least, most)
    }

    /// Whether what is given contradicts itself: fixed clusters that break a limit, or more clusters at the least than at the most.
    var isContradictory: Bool {
        limits.clusterCount.isUpsideDown || limits.fixed.contains { !breaches(of: $0).isEmpty }
            || limits.clusterCount.max.map { limits.fixed.count > $0 } ?? false
            || limits.fixed.reduce(0) { $0 + $1.count } > Set(limits.fixed.joined()).count
    }
}
