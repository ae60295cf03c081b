import GeoModel
import Graphs

/// One cluster under change.
struct SearchCluster<State> {
    var members: [Int]
    var state: State
    var cost: Double
    var population: Double
    var sums: [Double]
}

/// A grouping of some of the units under change: used by one task only.
final class SearchState<Objective: ClusterObjective> {
    let problem: GroupingProblem<Objective>
    let limits: GroupingLimits
    let objective: Objective
    let graph: UnitGraph
    let units: [Int]
    let ground: SearchGround
    var random: SplitMix64
    /// Slot of the cluster of each unit, -1 for none, -2 for a unit that takes no part.
    let labels: UnsafeMutablePointer<Int32>
    let marks: UnsafeMutablePointer<Int32>
    var clusters: [SearchCluster<Objective.State>?] = []
    var freeSlots: [Int] = []
    var clusterCount = 0
    let mustLinks: [[Int]]
    let cannotLinks: [[Int]]
    let diameters: DiameterTable?
    let populations: [Double]
    let municipalities: [Int]
    private let unassignedCosts: [Double]
    /// What each unit outside every cluster costs beyond its price, where all must be covered.
    private let coverPenalty: Double
    private let countPenalty: Double
    let scale: Double
    var current = 0.0
    var best: [[Int]] = []
    var bestObjective = Double.infinity
    var interrupted = false
    /// Asked within steps that may take long.
    var stop: () -> Bool = { false }
    /// What cuts trees, where growing clusters one by one did not meet the demands on the whole grouping.
    var treeCuts: TreeCuts?
    let checksGap: Bool
    let checksRadius: Bool

    /// Nothing in a cluster yet. One walk at a time may use the ground: from `enter` to `leave`.
    init(
        _ tables: SearchTables<Objective>, ground: SearchGround, units: [Int], seed: UInt64, stream: Int
    ) {
        problem = tables.problem
        graph = tables.graph
        diameters = tables.diameters
        mustLinks = tables.mustLinks
        cannotLinks = tables.cannotLinks
        municipalities = tables.municipalities
        unassignedCosts = tables.unassignedCosts
        populations = problem.populations
        limits = problem.limits
        objective = problem.objective
        random = SplitMix64(seed: seed, stream: stream)
        self.units = units
        self.ground = ground
        labels = ground.labels
        marks = ground.marks
        let total = units.reduce(0) { $0 + tables.unassignedCosts[$1] }
        scale = max(total / Double(max(1, units.count)), 1e-9)
        // Large against what any one cluster can gain, small enough that annealing still passes through.
        countPenalty = 40 * scale
        coverPenalty = limits.coverAll ? 40 * scale : 0
        checksGap = limits.maxGapKm != nil
        checksRadius = limits.maxRadiusKm != nil
        current = units.reduce(0) { $0 + outsidePrice(of: $1) } + countCost(0)
    }

    /// The price of a unit outside every cluster, with the penalty where all must be covered.
    @inline(__always)
    func outsidePrice(of unit: Int) -> Double { unassignedCosts[unit] + coverPenalty }

    /// Writes the clusters on the ground, where no other walk is.
    func enter() {
        for unit in units { labels[unit] = -1 }
        for (slot, cluster) in clusters.enumerated() {
            for unit in cluster?.members ?? [] { labels[unit] = Int32(slot) }
        }
    }

    /// Leaves the ground to another walk; the clusters stay known.
    func leave() { for unit in units { labels[unit] = -2 } }

    /// What a number of clusters outside its limits costs, so that the search is drawn back inside.
    func countCost(_ count: Int) -> Double {
        let total = count + limits.fixed.count
        if let least = limits.clusterCount.min, total < least { return Double(least - total) * countPenalty }
        if let most = limits.clusterCount.max, total > most { return Double(total - most) * countPenalty }
        return 0
    }

    /// The best clusters so far.
    var result: SearchResult { SearchResult(clusters: best, objective: bestObjective, interrupted: interrupted) }

    /// Remembers the clusters when they are the best so far.
    func remember() {
        guard current < bestObjective - 1e-9 * max(1, abs(current)) else { return }
        bestObjective = current
        best = clusters.compactMap { $0?.members }
    }
}
