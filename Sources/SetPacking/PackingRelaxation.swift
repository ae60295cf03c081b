import LinearPrograms

/// The linear relaxation of a set packing problem by column generation: only sets that gain beyond the duals enter.
///
/// Whatever rounding does, the duals are only used as prices of units, and a bound follows from any of them: the sum of the
/// duals, and for each first member the most that one of its sets gains beyond them (of disjoint sets no two share it).
struct PackingRelaxation {
    enum Outcome { case solved, impossible, stopped }

    let problem: SetPackingProblem
    /// No family gains more.
    private(set) var bound = Double.infinity
    /// One dual a unit, then that of the number of sets, then that of the budget.
    private(set) var duals: [Double]
    /// What rounding may hide.
    let tolerance: Double
    private let largest: Double
    private let penalty: Double
    /// What each set loses against the bound; from `solved` on.
    private var losses: [Double] = []

    init(_ problem: SetPackingProblem) {
        self.problem = problem
        largest = max(1e-300, problem.pool.gains.reduce(0) { max($0, abs($1)) })
        tolerance = 1e-9 * largest
        penalty = largest * Double(2 * problem.unitCount + 4)
        duals = problem.mustCover.map { [penalty] in $0 ? -penalty : 0 } + [0, 0]
    }

    mutating func solve(_ mustStop: () -> Bool) -> Outcome {
        // Gains between -1,000 and 1,000 suit the method's own tolerances.
        let scale = 1000 / largest
        var program = ColumnProgram(rows: problem.rows)
        program.add(problem.artificial(penalty: scale * penalty))
        let artificialCount = program.columnCount
        var isIn = [Bool](repeating: false, count: problem.pool.count)
        var entering = sampled()
        while true {
            var columns = ColumnProgram.Columns()
            for index in entering {
                isIn[index] = true
                problem.append(index, gain: scale * problem.pool.gains[index], to: &columns)
            }
            program.add(columns)
            guard case .optimal(let solution) = program.maximise(mustStop) else { return .stopped }
            let unmet = solution.values[..<artificialCount].contains { $0 > 1e-7 }
            duals = solution.duals.map { $0 / scale }
            if problem.setCounts == nil { duals.insert(0, at: problem.unitCount) }
            if problem.budget == nil { duals.append(0) }
            // A dual below 0 would make leaving a unit out a gain; rounding may leave such.
            for unit in 0..<problem.unitCount where !problem.mustCover[unit] { duals[unit] = max(0, duals[unit]) }
            duals[problem.unitCount + 1] = max(0, duals[problem.unitCount + 1])
            let (found, value) = priced(isIn)
            bound = min(bound, value)
            if found.isEmpty {
                if unmet { return .impossible }
                measureLosses()
                return .solved
            }
            if mustStop() { return .stopped }
            entering = found
        }
    }

    /// For every unit the sets with the highest gain that it stands first in: where the method begins.
    private func sampled() -> [Int] {
        var best = BestByFirst(unitCount: problem.unitCount, most: 3)
        problem.pool.forEachReduced([Double](repeating: 0, count: problem.unitCount), 0, nil) { index, gain, first in
            best.offer(index, gain, first)
        }
        return best.indices
    }

    /// The sets that gain most beyond the duals, a few for each first member, and the bound that follows.
    private func priced(_ isIn: [Bool]) -> (entering: [Int], bound: Double) {
        var best = BestByFirst(unitCount: problem.unitCount, most: 4)
        var excess = [Double](repeating: 0, count: problem.unitCount)
        let perSet = duals[problem.unitCount]
        let threshold = 10 * tolerance
        problem.pool.forEachReduced(duals, perSet, charge) { index, reduced, first in
            if reduced > excess[first] { excess[first] = reduced }
            if reduced > threshold, !isIn[index] { best.offer(index, reduced, first) }
        }
        var value = duals[..<problem.unitCount].reduce(0, +) + excess.reduce(0, +)
        if let counts = problem.setCounts {
            value += perSet * Double(perSet > 0 ? counts.upperBound : counts.lowerBound)
        }
        if let budget = problem.budget { value += duals[problem.unitCount + 1] * (budget.most + budget.slack) }
        return (best.indices, value)
    }

    /// What the sets use up of the budget, and the dual of it.
    private var charge: (weights: [Double], price: Double)? {
        problem.budget.map { ($0.weights, duals[problem.unitCount + 1]) }
    }

    private mutating func measureLosses() {
        var losses = [Double](repeating: 0, count: problem.pool.count)
        problem.pool.forEachReduced(duals, duals[problem.unitCount], charge) { index, reduced, _ in
            losses[index] = max(0, -reduced)
        }
        self.losses = losses
    }

    /// How much the sets lose that lose least, so many of them.
    func loss(ofSets count: Int) -> Double {
        guard count < losses.count else { return .infinity }
        let sorted = losses.sorted()
        return max(sorted[count], 10 * tolerance)
    }

    /// The sets that lose at most so much against the bound.
    func sets(losing most: Double) -> [Int] { losses.indices.filter { losses[$0] <= most } }
}

/// The best sets seen, a few for each first member.
private struct BestByFirst {
    private let most: Int
    private var found: [(index: Int, value: Double)]
    private var counts: [Int]

    init(unitCount: Int, most: Int) {
        self.most = most
        found = [(index: Int, value: Double)](repeating: (-1, 0), count: unitCount * most)
        counts = [Int](repeating: 0, count: unitCount)
    }

    @inline(__always)
    mutating func offer(_ index: Int, _ value: Double, _ first: Int) {
        let start = first * most
        var place = counts[first]
        if place == most {
            place -= 1
            if found[start + place].value >= value { return }
        } else {
            counts[first] += 1
        }
        while place > 0, found[start + place - 1].value < value {
            found[start + place] = found[start + place - 1]
            place -= 1
        }
        found[start + place] = (index, value)
    }

    var indices: [Int] {
        counts.indices.flatMap { first in (0..<counts[first]).map { found[first * most + $0].index } }
    }
}
