import LinearPrograms

/// Branch and bound over some of the sets: a pair of units is either together in a set or in no set together.
///
/// Depth first, together first, so that families come early; a node is left when its relaxation cannot beat the best.
struct PackingBranches: ~Copyable {
    private let problem: SetPackingProblem
    private let sets: [Int]
    private var program: ColumnProgram
    private let artificialCount: Int
    private let scale: Double
    private let tolerance: Double
    private let mustStop: () -> Bool
    /// The sets that hold each unit, as places in `sets`.
    private var holding: [[Int32]]
    /// How many branches forbid each set.
    private var forbidden: [Int32]
    /// The sets that a branch takes by themselves.
    private var required: Set<Int> = []
    private(set) var nodesLeft: Int
    private(set) var best: [Int]?
    private(set) var bestGain: Double
    /// No family of these sets gains more; from `run` on.
    private(set) var bound = Double.infinity
    private var isStopped = false

    /// - Parameter floor: only families that gain more are looked for.
    init(_ problem: SetPackingProblem, sets: [Int], maxNodes: Int, floor: Double, mustStop: @escaping () -> Bool) {
        self.problem = problem
        self.sets = sets
        self.mustStop = mustStop
        nodesLeft = maxNodes
        bestGain = floor
        let largest = max(1e-300, sets.reduce(0) { max($0, abs(problem.pool.gains[$1])) })
        scale = 1000 / largest
        tolerance = 1e-9 * largest
        program = ColumnProgram(rows: problem.rows)
        var columns = problem.artificial(penalty: 1000 * Double(2 * problem.unitCount + 4))
        artificialCount = columns.count
        holding = [[Int32]](repeating: [], count: problem.unitCount)
        forbidden = [Int32](repeating: 0, count: sets.count)
        for (place, index) in sets.enumerated() {
            let members = problem.pool.members(of: index)
            for unit in members { holding[Int(unit)].append(Int32(place)) }
            problem.append(index, gain: scale * problem.pool.gains[index], to: &columns)
        }
        program.add(columns)
    }

    /// Looks until the best is found, or the nodes or the time are used up; true when nothing is left open.
    mutating func run() -> Bool {
        bound = branch(above: .infinity, isRoot: true)
        return !isStopped
    }

    /// The most that a family below this node can gain, as far as is known afterwards.
    private mutating func branch(above: Double, isRoot: Bool = false) -> Double {
        nodesLeft -= 1
        if nodesLeft < 0 || mustStop() { isStopped = true }
        if isStopped { return above }
        let artificialCount = artificialCount
        if !isRoot {
            let (forbidden, required) = (forbidden, required)
            program.restrict { column in
                let place = column - artificialCount
                if place < 0 { return .none }
                if forbidden[place] > 0 { return .forbidden }
                return required.contains(place) ? .required : .none
            }
        }
        let solution: ColumnProgram.Solution
        switch program.maximise(dual: !isRoot, mustStop) {
        case .optimal(let found): solution = found
        case .infeasible: return -.infinity
        case .stopped:
            isStopped = true
            return above
        }
        if solution.values[..<artificialCount].contains(where: { $0 > 1e-6 }) { return -.infinity }
        let gain = min(above, solution.gain / scale + tolerance)
        if gain <= bestGain + 2 * tolerance { return gain }
        let values = solution.values[artificialCount...]
        let fractional = sets.indices.filter {
            values[artificialCount + $0] > 1e-6 && values[artificialCount + $0] < 1 - 1e-6
        }
        guard !fractional.isEmpty else {
            take(sets.indices.filter { values[artificialCount + $0] > 0.5 })
            return gain
        }
        round(values, artificialCount)
        guard let pair = pair(of: fractional.map { ($0, values[artificialCount + $0]) }) else {
            return branchOnSet(fractional, values, artificialCount, gain)
        }
        let apart = sets(holdingOneOf: pair)
        for place in apart { forbidden[place] += 1 }
        let together = branch(above: gain)
        for place in apart { forbidden[place] -= 1 }
        let both = sets(holdingBoth: pair)
        for place in both { forbidden[place] += 1 }
        let separate = branch(above: gain)
        for place in both { forbidden[place] -= 1 }
        return max(together, separate)
    }

    /// Where no pair is undecided, as with a limit on the number of sets alone: one set is taken, or not.
    private mutating func branchOnSet(
        _ fractional: [Int], _ values: ArraySlice<Double>, _ offset: Int, _ gain: Double
    ) -> Double {
        guard let set = fractional.max(by: { values[offset + $0] < values[offset + $1] }) else { return gain }
        required.insert(set)
        let taken = branch(above: gain)
        required.remove(set)
        forbidden[set] += 1
        let left = branch(above: gain)
        forbidden[set] -= 1
        return max(taken, left)
    }

    private mutating func take(_ places: [Int]) {
        let gain = places.reduce(0) { $0 + problem.pool.gains[sets[$1]] }
        guard gain > bestGain else { return }
        bestGain = gain
        best = places.map { sets[$0] }
    }

    /// A family from a fractional solution: sets by their value while they fit.
    private mutating func round(_ values: ArraySlice<Double>, _ offset: Int) {
        guard !problem.coversAny else { return }
        let order = sets.indices.filter { values[offset + $0] > 1e-6 }
            .sorted { (values[offset + $1], $0) < (values[offset + $0], $1) }
        var isUsed = [Bool](repeating: false, count: problem.unitCount)
        var chosen: [Int] = []
        for place in order {
            let members = problem.pool.members(of: sets[place])
            if members.contains(where: { isUsed[Int($0)] }) { continue }
            if let counts = problem.setCounts, chosen.count == counts.upperBound { break }
            for unit in members { isUsed[Int(unit)] = true }
            chosen.append(place)
        }
        if problem.isAllowed(chosen.map { sets[$0] }) { take(chosen) }
    }

    /// The pair of units that is most undecided; ties go to the smallest units.
    private func pair(of fractional: [(place: Int, value: Double)]) -> (Int32, Int32)? {
        var shares: [(one: Int32, other: Int32, value: Double)] = []
        for (place, value) in fractional {
            let members = problem.pool.members(of: sets[place]).sorted()
            for (index, one) in members.enumerated() {
                for other in members[(index + 1)...] { shares.append((one, other, value)) }
            }
        }
        shares.sort { ($0.one, $0.other) < ($1.one, $1.other) }
        var best: (Int32, Int32)?
        var bestDistance = 0.5 - 1e-6
        var start = 0
        while start < shares.count {
            var end = start
            var sum = 0.0
            while end < shares.count, (shares[end].one, shares[end].other) == (shares[start].one, shares[start].other) {
                sum += shares[end].value
                end += 1
            }
            let pair = (shares[start].one, shares[start].other)
            // Branching must forbid something on either side, or it would go on for ever.
            if abs(sum - 0.5) < bestDistance, separates(pair, fractional) {
                bestDistance = abs(sum - 0.5)
                best = pair
            }
            start = end
        }
        return best
    }

    /// Whether some of the sets in use hold both units and some hold one of them.
    private func separates(_ pair: (Int32, Int32), _ fractional: [(place: Int, value: Double)]) -> Bool {
        var (both, one) = (false, false)
        for (place, _) in fractional {
            let members = problem.pool.members(of: sets[place])
            let (first, second) = (members.contains(pair.0), members.contains(pair.1))
            if first && second { both = true } else if first || second { one = true }
        }
        return both && one
    }

    private func sets(holdingOneOf pair: (Int32, Int32)) -> [Int] {
        (holding[Int(pair.0)].filter { !problem.pool.members(of: sets[Int($0)]).contains(pair.1) }
            + holding[Int(pair.1)].filter { !problem.pool.members(of: sets[Int($0)]).contains(pair.0) }).map(Int.init)
    }

    private func sets(holdingBoth pair: (Int32, Int32)) -> [Int] {
        holding[Int(pair.0)].filter { problem.pool.members(of: sets[Int($0)]).contains(pair.1) }.map(Int.init)
    }
}
