/// Multi-start construction followed by annealing over moves and over rebuilding of neighbouring clusters.
///
/// A rebuilt group of clusters covers swaps, merges and splits at once: its clusters are dissolved and grown anew from
/// random members, always within the limits. Sources: Openshaw's AZP for the moves; Schrimpf et al., "Record breaking
/// optimization results using the ruin and recreate principle", 2000.
public struct GroupingSearch<Objective: ClusterObjective>: Sendable {
    let problem: GroupingProblem<Objective>
    let options: GroupingOptions
    /// Which units take part; the others stay out of every cluster.
    let active: [Bool]

    /// A search over the units that are in no fixed cluster.
    public init(_ problem: GroupingProblem<Objective>, options: GroupingOptions = GroupingOptions()) {
        self.init(problem, options: options, active: problem.freeUnits())
    }

    init(_ problem: GroupingProblem<Objective>, options: GroupingOptions, active: [Bool]) {
        self.problem = problem
        self.options = options
        self.active = active
    }

    /// The best clusters over all starts, without the fixed ones, and whether time cut the search short.
    func run(
        progress: (@Sendable (GroupingProgress) -> Void)? = nil
    ) async -> (clusters: [[Int]], interrupted: Bool) {
        let graph = problem.freeGraph()
        let diameters = problem.limits.maxDiameterKm.map {
            DiameterTable(problem.distances, unitCount: problem.unitCount, limitKm: $0)
        }
        // One long walk beats several short ones where time allows few steps a unit.
        let starts = problem.unitCount > 20_000 ? min(2, max(1, options.starts)) : max(1, options.starts)
        var results = [SearchResult?](repeating: nil, count: starts)
        await withTaskGroup(of: (Int, SearchResult).self) { group in
            var next = 0
            func addTask() {
                let index = next
                next += 1
                group.addTask { (index, run(start: index, graph: graph, diameters: diameters)) }
            }
            while next < min(starts, max(1, options.threads)) { addTask() }
            var done = 0
            var best: Double?
            while let (index, result) = await group.next() {
                results[index] = result
                done += 1
                if !result.clusters.isEmpty || best == nil { best = min(best ?? .infinity, result.objective) }
                progress?(GroupingProgress(fraction: Double(done) / Double(starts), objective: best))
                if next < starts { addTask() }
            }
        }
        var best: SearchResult?
        for case let result? in results where result.objective < (best?.objective ?? .infinity) { best = result }
        return (best?.clusters ?? [], results.contains { $0?.interrupted ?? true })
    }

    private func run(start: Int, graph: UnitGraph, diameters: DiameterTable?) -> SearchResult {
        let state = SearchState(
            problem, graph: graph, active: active, diameters: diameters, seed: options.seed, stream: start)
        state.construct { start == 0 ? Task.isCancelled : options.mustStop }
        state.anneal(effort: options.effort) { options.mustStop }
        return SearchResult(clusters: state.best, objective: state.bestObjective, interrupted: state.interrupted)
    }
}

/// What one start of the search found.
struct SearchResult: Sendable {
    var clusters: [[Int]]
    var objective: Double
    var interrupted: Bool
}
