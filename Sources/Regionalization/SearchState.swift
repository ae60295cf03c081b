import GeoModel

/// One cluster under change.
struct SearchCluster<State> {
    var members: [Int]
    var state: State
    var cost: Double
    var population: Double
    var sums: [Double]
}

/// A grouping under change: used by one task only.
final class SearchState<Objective: ClusterObjective> {
    let problem: GroupingProblem<Objective>
    let limits: GroupingLimits
    let objective: Objective
    let graph: UnitGraph
    let units: [Int]
    var random: SplitMix64
    /// Slot of the cluster of each unit, -1 for none, -2 for a unit that takes no part.
    let labels: UnsafeMutablePointer<Int32>
    /// Stamps for walks through clusters, so that nothing has to be cleared.
    let marks: UnsafeMutablePointer<Int32>
    var mark: Int32 = 0
    var clusters: [SearchCluster<Objective.State>?] = []
    var freeSlots: [Int] = []
    var clusterCount = 0
    /// The other units that a unit is never separated from, by unit; empty when there are none at all.
    var companions: [[Int]] = []
    var foes: [[Int]] = []
    /// The price of each unit outside every cluster, with the penalty where all must be covered.
    var prices: [Double]
    let countPenalty: Double
    let scale: Double
    var current = 0.0
    var best: [[Int]] = []
    var bestObjective = Double.infinity
    var interrupted = false
    /// Which pairs are too far apart; nil without a limit on the diameter.
    let diameters: DiameterTable?
    let populations: [Double]
    /// The municipality of each unit, -1 where unknown; empty when clusters may cross.
    let municipalities: [Int]
    let checksGap: Bool
    let checksRadius: Bool

    init(
        _ problem: GroupingProblem<Objective>, graph: UnitGraph, active: [Bool], diameters: DiameterTable?,
        seed: UInt64, stream: Int
    ) {
        self.problem = problem
        self.graph = graph
        self.diameters = diameters
        populations = problem.populations
        municipalities = problem.limits.sameMunicipality ? problem.municipalities.map { $0 ?? -1 } : []
        limits = problem.limits
        objective = problem.objective
        random = SplitMix64(seed: seed, stream: stream)
        let count = problem.unitCount
        units = (0..<count).filter { active[$0] }
        labels = .allocate(capacity: max(1, count))
        labels.initialize(repeating: -2, count: max(1, count))
        marks = .allocate(capacity: max(1, count))
        marks.initialize(repeating: 0, count: max(1, count))
        prices = (0..<count).map { problem.objective.unassignedCost(of: $0) }
        var total = 0.0
        for unit in units {
            labels[unit] = -1
            total += prices[unit]
        }
        scale = max(total / Double(max(1, units.count)), 1e-9)
        // Large against what any one cluster can gain, small enough that annealing still passes through.
        countPenalty = 40 * scale
        if problem.limits.coverAll { for unit in units { prices[unit] += 40 * scale } }
        checksGap = problem.limits.maxGapKm != nil
        checksRadius = problem.limits.maxRadiusKm != nil
        let together = problem.mergedTogether()
        if !together.isEmpty {
            companions = [[Int]](repeating: [], count: count)
            for group in together { for unit in group { companions[unit] = group.filter { $0 != unit } } }
        }
        if !problem.limits.apart.isEmpty {
            foes = [[Int]](repeating: [], count: count)
            for (first, second) in problem.limits.apart where first != second {
                foes[first].append(second)
                foes[second].append(first)
            }
        }
        current = units.reduce(0) { $0 + prices[$1] } + countCost(0)
    }

    deinit {
        labels.deallocate()
        marks.deallocate()
    }

    /// What a number of clusters outside its limits costs, so that the search is drawn back inside.
    func countCost(_ count: Int) -> Double {
        let total = count + limits.fixed.count
        if let least = limits.clusterCount.min, total < least { return Double(least - total) * countPenalty }
        if let most = limits.clusterCount.max, total > most { return Double(total - most) * countPenalty }
        return 0
    }

    /// Remembers the clusters when they are the best so far.
    func remember() {
        guard current < bestObjective - 1e-9 * max(1, abs(current)) else { return }
        bestObjective = current
        best = clusters.compactMap { $0?.members }
    }
}
