import LinearPrograms

/// Choosing disjoint sets of units with the highest sum of gains: packing, or partitioning when every unit must be covered.
package struct SetPackingProblem: Sendable {
    /// The sets to choose from.
    package var pool: SetPool
    /// Units are numbered from 0 to this.
    package var unitCount: Int
    /// For each unit whether it must be in a chosen set.
    package var mustCover: [Bool]
    /// How many sets may be chosen; nil for any number.
    package var setCounts: ClosedRange<Int>?
    /// What the chosen sets may use up together; nil where nothing is limited so.
    package var budget: Budget?

    /// One sum over the chosen sets that is limited.
    package struct Budget: Sendable {
        /// What each set uses up; below 0 for one that gives back.
        package var weights: [Double]
        /// The most that a family may use up.
        package var most: Double
        /// What rounding may add to a sum.
        package var slack: Double { 1e-9 * (1 + abs(most)) }

        package init(weights: [Double], most: Double) {
            self.weights = weights
            self.most = most
        }
    }

    package init(pool: SetPool, unitCount: Int, coverAll: Bool = false, setCounts: ClosedRange<Int>? = nil) {
        self.pool = pool
        self.unitCount = unitCount
        mustCover = [Bool](repeating: coverAll, count: unitCount)
        self.setCounts = setCounts
    }

    /// Whether any unit must be in a chosen set.
    var coversAny: Bool { mustCover.contains(true) }

    /// The rows of the linear relaxation: one a unit, then the number of sets, then the budget, where they are limited.
    var rows: [ClosedRange<Double>] {
        var rows = mustCover.map { ($0 ? 1 : -Double.infinity)...1.0 }
        if let counts = setCounts { rows.append(Double(counts.lowerBound)...Double(counts.upperBound)) }
        if let budget { rows.append(-Double.infinity...(budget.most + budget.slack)) }
        return rows
    }

    /// The row of the number of sets, and that of the budget.
    private var countRow: Int32 { Int32(unitCount) }
    private var budgetRow: Int32 { Int32(unitCount + (setCounts == nil ? 0 : 1)) }

    /// Adds the column of a set.
    func append(_ index: Int, gain: Double, to columns: inout ColumnProgram.Columns) {
        columns.append(pool.members(of: index), gain: gain)
        if setCounts != nil { columns.extendLast(row: countRow, value: 1) }
        if let budget { columns.extendLast(row: budgetRow, value: budget.weights[index]) }
    }

    /// Columns that meet what must be met, at a price that no family of sets is worth.
    func artificial(penalty: Double) -> ColumnProgram.Columns {
        var columns = ColumnProgram.Columns()
        for unit in 0..<unitCount where mustCover[unit] { columns.append([Int32(unit)], gain: -penalty) }
        if let counts = setCounts, counts.lowerBound > 0 { columns.append([countRow], gain: -penalty) }
        if let budget, budget.most + budget.slack < 0 {
            columns.append([budgetRow], value: budget.most, gain: -penalty)
        }
        return columns
    }

    /// Whether a family keeps what is limited beside that its sets are disjoint.
    func isAllowed(_ chosen: [Int]) -> Bool {
        if let counts = setCounts, !counts.contains(chosen.count) { return false }
        if let budget, chosen.reduce(0, { $0 + budget.weights[$1] }) > budget.most + budget.slack { return false }
        guard coversAny else { return true }
        var isCovered = [Bool](repeating: false, count: unitCount)
        for index in chosen { for unit in pool.members(of: index) { isCovered[Int(unit)] = true } }
        return zip(mustCover, isCovered).allSatisfy { !$0 || $1 }
    }

    /// What is known of a problem.
    package struct Answer: Sendable {
        /// Positions in the pool, nil when no family was found.
        package var chosen: [Int]?
        /// The gain of the chosen family, `-infinity` without one.
        package var gain: Double
        /// No family gains more.
        package var bound: Double
        /// Whether the family is the best, or that there is none: nothing was left open.
        package var proven: Bool
    }

    /// The best family with proof, or the best found and a bound when the nodes are used up or `mustStop` ends the work.
    ///
    /// Source: Barnhart and others, "Branch-and-price: column generation for solving huge integer programs", 1998,
    /// doi:10.1287/opre.46.3.316; branching on pairs: Ryan and Foster 1981.
    package func solve(maxNodes: Int, _ mustStop: @escaping () -> Bool) -> Answer {
        guard pool.count > 0 else {
            let allowsNone =
                (setCounts?.lowerBound ?? 0) <= 0 && !mustCover.contains(true)
                && budget.map { $0.most >= -$0.slack } ?? true
            return Answer(chosen: allowsNone ? [] : nil, gain: allowsNone ? 0 : -.infinity, bound: 0, proven: true)
        }
        var relaxation = PackingRelaxation(self)
        switch relaxation.solve(mustStop) {
        case .impossible: return Answer(chosen: nil, gain: -.infinity, bound: -.infinity, proven: true)
        case .stopped: return Answer(chosen: nil, gain: -.infinity, bound: relaxation.bound, proven: false)
        case .solved: break
        }
        return best(relaxation, maxNodes: maxNodes, mustStop)
    }

    /// Searches among the sets that lose little against the bound. A family whose loss is within what was looked at is the
    /// best of all; while there is none, more sets are looked at.
    private func best(_ relaxation: PackingRelaxation, maxNodes: Int, _ mustStop: @escaping () -> Bool) -> Answer {
        var nodes = maxNodes
        var budget = relaxation.loss(ofSets: 4 * unitCount + 400)
        var best: (chosen: [Int], gain: Double)?
        while true {
            let open = relaxation.sets(losing: budget)
            var search = PackingBranches(
                self, sets: open, maxNodes: nodes, floor: best?.gain ?? -.infinity, mustStop: mustStop)
            let isFinished = search.run()
            nodes = search.nodesLeft
            if let chosen = search.best { best = (chosen, search.bestGain) }
            let outside = open.count == pool.count ? -Double.infinity : relaxation.bound - budget
            let bound = min(relaxation.bound, max(search.bound, outside))
            if let best, best.gain >= outside - relaxation.tolerance {
                return Answer(
                    chosen: best.chosen, gain: best.gain, bound: isFinished ? best.gain : max(best.gain, bound),
                    proven: isFinished)
            }
            if !isFinished || open.count == pool.count {
                return Answer(
                    chosen: best?.chosen, gain: best?.gain ?? -.infinity, bound: max(best?.gain ?? -.infinity, bound),
                    proven: isFinished)
            }
            budget =
                best.map { relaxation.bound - $0.gain + relaxation.tolerance }
                ?? relaxation.loss(ofSets: 8 * open.count)
        }
    }
}
