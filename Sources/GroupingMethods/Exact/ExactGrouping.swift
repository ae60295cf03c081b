import Graphs
import SetPacking

/// The lowest objective with proof: all connected sets within the limits, then the best disjoint family of them.
///
/// Duals of units from the linear relaxation bound every family; only sets that could still be in the best one are branched
/// on. Source: Barnhart et al., "Branch-and-price", 1998.
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
        /// Units that no set within the limits holds.
        var uncoverable: [Int] = []
    }

    /// All sets of one part, the members as positions in it; nil where there are too many.
    struct PartSets: Sendable {
        var part: [Int]
        var pool: SetPool?
    }

    /// Branches of the search for the best family: each solves a linear program.
    private var maxNodes: Int { options.maxProofSteps / 1000 }

    /// The best family of sets of one part, with a number of clusters in `counts` where that is limited.
    func solve(_ sets: PartSets, counts: ClosedRange<Int>? = nil) -> PartResult {
        var result = PartResult()
        guard let pool = sets.pool else {
            result.interrupted = options.mustStop
            return result
        }
        let part = sets.part
        if problem.limits.coverAll {
            result.uncoverable = uncovered(by: sets)
            if !result.uncoverable.isEmpty {
                (result.impossible, result.proven) = (true, true)
                return result
            }
        }
        let packing = SetPackingProblem(
            pool: pool, unitCount: part.count, coverAll: problem.limits.coverAll, setCounts: counts)
        let answer = packing.solve(maxNodes: maxNodes) { options.mustStop }
        let outside = part.reduce(0) { $0 + problem.objective.unassignedCost(of: $1) }
        if answer.bound.isFinite { result.bound = outside - answer.bound }
        result.proven = answer.proven
        result.interrupted = !answer.proven && options.mustStop
        result.clusters = answer.chosen?.map { pool.members(of: $0).map { part[Int($0)] } }
        result.impossible = answer.chosen == nil && answer.proven
        return result
    }

    private func uncovered(by sets: PartSets) -> [Int] {
        guard let pool = sets.pool else { return [] }
        var isCovered = [Bool](repeating: false, count: sets.part.count)
        for index in 0..<pool.count { for unit in pool.members(of: index) { isCovered[Int(unit)] = true } }
        return sets.part.indices.filter { !isCovered[$0] }.map { sets.part[$0] }
    }

    /// The number of clusters nearest to a range that the sets of all parts allow; nil where that was not found out.
    func nearestCount(_ sets: PartSets, to counts: ClosedRange<Int>) -> Int? {
        guard let pool = sets.pool else { return nil }
        func extreme(_ range: ClosedRange<Int>, _ sign: Double) -> Int?? {
            var counting = SetPool()
            for index in 0..<pool.count { counting.append(pool.members(of: index), gain: sign) }
            let answer = SetPackingProblem(
                pool: counting, unitCount: sets.part.count, coverAll: problem.limits.coverAll, setCounts: range
            ).solve(maxNodes: maxNodes) { options.mustStop }
            return answer.proven ? .some(answer.chosen?.count) : nil
        }
        guard let below = counts.lowerBound > 0 ? extreme(0...(counts.lowerBound - 1), 1) : .some(nil),
            let above = counts.upperBound < sets.part.count
                ? extreme((counts.upperBound + 1)...sets.part.count, -1) : .some(nil)
        else { return nil }
        guard let below else { return above }
        guard let above else { return below }
        return counts.lowerBound - below <= above - counts.upperBound ? below : above
    }
}
