import Graphs
import SetPacking

/// The lowest objective with proof: all connected sets within the limits, then the best disjoint family of them.
///
/// Prices of units from the linear relaxation bound every family (column generation's bound); what cannot beat the best
/// is never looked at. Source: Barnhart et al., "Branch-and-price", 1998.
public struct ExactGrouping<Objective: ClusterObjective>: Sendable {
    let problem: GroupingProblem<Objective>
    let options: GroupingOptions

    /// The exact method within the guards of `options`.
    public init(_ problem: GroupingProblem<Objective>, options: GroupingOptions = GroupingOptions()) {
        self.problem = problem
        self.options = options
    }

    /// What is known of one part.
    struct PartResult: Sendable {
        /// Nil when the part was too large, or the guards stopped before anything was found.
        var clusters: [[Int]]?
        /// The lowest cost the part can have; nil when nothing is proven.
        var bound: Double?
        var proven = false
        /// Whether the time was up before the proof was done.
        var interrupted = false
        /// Proven that no family of sets covers what must be covered.
        var impossible = false
        /// The best for each number of clusters, where asked for.
        var byCount: [Int: [[Int]]] = [:]
        /// Units that no set within the limits holds.
        var uncoverable: [Int] = []
    }

    /// Solves one part; with `counts`, for every number of clusters in it as well.
    func solve(part: [Int], graph: UnitGraph, counts: ClosedRange<Int>? = nil) -> PartResult {
        guard part.count <= UnitBits.capacity else { return PartResult() }
        let limits = problem.limits
        let stop = { options.mustStop }
        let enumerator = SetEnumerator(
            problem, graph: graph, part: part, maxSets: options.maxSets, maxSteps: options.maxSteps,
            keepsLosses: limits.coverAll || limits.clusterCount.min != nil, mustStop: stop)
        let sets = enumerator.run()
        var result = PartResult()
        guard sets.isComplete else {
            result.interrupted = stop()
            return result
        }
        if limits.coverAll {
            let covered = sets.bits.reduce(UnitBits()) { $0 | $1 }
            result.uncoverable = part.indices.filter { !covered.contains($0) }.map { part[$0] }
        }
        let outside = part.reduce(0) { $0 + problem.objective.unassignedCost(of: $1) }
        func family(_ count: Int?) -> PackingProof.Result? {
            let program = PackingProgram(
                sets: sets, unitCount: part.count, coverAll: limits.coverAll, setCount: count)
            guard let prices = program.prices(stop) else { return nil }
            var proof = PackingProof(program, prices: prices, maxSteps: options.maxProofSteps, mustStop: stop)
            return proof.run()
        }
        guard let free = family(nil) else {
            result.interrupted = stop()
            return result
        }
        func clusters(_ chosen: [Int]) -> [[Int]] { chosen.map { sets.bits[$0].units.map { part[$0] } } }
        result.bound = outside - free.bound
        result.proven = free.proven
        result.interrupted = !free.proven && stop()
        result.clusters = free.chosen.map(clusters)
        result.impossible = free.chosen == nil && free.proven
        if let counts, free.proven {
            for count in counts {
                if count == free.chosen?.count {
                    result.byCount[count] = result.clusters
                } else if let best = family(count) {
                    if !best.proven { result.proven = false }
                    if let chosen = best.chosen { result.byCount[count] = clusters(chosen) }
                } else {
                    result.proven = false
                }
            }
        }
        return result
    }
}
