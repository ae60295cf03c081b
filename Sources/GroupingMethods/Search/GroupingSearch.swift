import Graphs

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
        let tables = SearchTables(problem, graph: graph)
        let pieces = pieces(graph)
        if pieces.count > 1 { return await run(pieces, tables, progress: progress) }
        // One long walk beats several short ones where time allows few steps a unit.
        let starts = problem.unitCount > options.largeFrom ? min(2, max(1, options.starts)) : max(1, options.starts)
        var results = [SearchResult?](repeating: nil, count: starts)
        await withTaskGroup(of: (Int, SearchResult).self) { group in
            var next = 0
            func addTask() {
                let index = next
                next += 1
                group.addTask { (index, run(start: index, tables)) }
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

    /// How many rounds a walk over some of the units has: its share of what all units have.
    ///
    /// Small problems are walked over many times. Large ones get what takes a few seconds; where the user sets the time,
    /// as much as the time may allow.
    private func rounds(for count: Int) -> Int {
        let whole = Double(max(1, active.count { $0 }))
        let perUnit = max(options.deadline == nil ? 2 : 32, min(200, 20_000 / whole))
        return Int((options.effort * perUnit * Double(count)).rounded(.up))
    }

    private func run(start: Int, _ tables: SearchTables<Objective>) -> SearchResult {
        let units = active.indices.filter { active[$0] }
        let state = SearchState(
            tables, ground: SearchGround(unitCount: problem.unitCount), units: units, seed: options.seed, stream: start)
        state.enter()
        let patient = options.cancellation.patient(for: GroupingOptions.patience)
        state.construct { start > 0 ? options.mustStop : patient() }
        state.anneal(rounds: rounds(for: units.count), until: options.cancellation)
        return state.result
    }
}

extension GroupingSearch {
    /// Sets of units that no cluster spans two of, each large enough to be worth a walk of its own; one piece when the
    /// problem is small or the number of clusters ties all units together.
    private func pieces(_ graph: UnitGraph) -> [[Int]] {
        guard problem.unitCount > options.largeFrom, problem.limits.clusterCount.isUnlimited else { return [] }
        let least = problem.unitCount / 64
        var pieces: [[Int]] = [[]]
        for part in problem.independentParts(graph) {
            let units = part.filter { active[$0] }
            if (pieces.last?.count ?? 0) >= least { pieces.append([]) }
            pieces[pieces.count - 1] += units
        }
        return pieces.filter { !$0.isEmpty }.map { $0.sorted() }
    }

    /// Walks over each piece by itself: as many at once as there are threads, one walk a piece.
    ///
    /// A task builds first groupings for all its pieces before it improves any, so that each has an answer however early
    /// the time is up; then every piece gets its share of what is left.
    private func run(
        _ pieces: [[Int]], _ tables: SearchTables<Objective>, progress: (@Sendable (GroupingProgress) -> Void)?
    ) async -> (clusters: [[Int]], interrupted: Bool) {
        let threads = max(1, min(options.threads, pieces.count))
        var results = [SearchResult?](repeating: nil, count: pieces.count)
        await withTaskGroup(of: [(Int, SearchResult)].self) { group in
            for thread in 0..<threads {
                let mine = Array(stride(from: thread, to: pieces.count, by: threads))
                group.addTask { run(mine, of: pieces, tables) }
            }
            var done = 0
            for await found in group {
                for (piece, result) in found { results[piece] = result }
                done += 1
                progress?(GroupingProgress(fraction: Double(done) / Double(threads), objective: nil))
            }
        }
        return (results.flatMap { $0?.clusters ?? [] }, results.contains { $0?.interrupted ?? true })
    }

    private func run(_ mine: [Int], of pieces: [[Int]], _ tables: SearchTables<Objective>) -> [(Int, SearchResult)] {
        let ground = SearchGround(unitCount: problem.unitCount)
        let patient = options.cancellation.patient(for: GroupingOptions.patience)
        let states = mine.map { piece in
            let state = SearchState(tables, ground: ground, units: pieces[piece], seed: options.seed, stream: piece)
            state.enter()
            state.construct(patient)
            state.leave()
            return state
        }
        for (index, state) in states.enumerated() {
            let share = options.deadline.map { end in
                let now = ContinuousClock.now
                return now + max(.zero, (end - now) / (states.count - index))
            }
            state.enter()
            state.anneal(rounds: rounds(for: state.units.count), until: options.cancellation.before(share))
            state.leave()
        }
        return zip(mine, states).map { ($0, $1.result) }
    }
}

/// What one start of the search found.
struct SearchResult: Sendable {
    var clusters: [[Int]]
    var objective: Double
    var interrupted: Bool
}
