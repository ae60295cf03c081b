import Graphs
import SetPacking

/// What families of disjoint sets are chosen from, and what they must keep.
///
/// Rows are units and, behind them, whatever else no two sets of a family may share, such as the name of a cluster.
struct FamilyProblem: Sendable {
    var rowCount: Int
    var bits: [UnitBits] = []
    /// What each set adds to the value of a family.
    var gains: [Double] = []
    /// Rows that a set of the family must hold.
    var mustCover = UnitBits()
    /// How many sets a family has.
    var counts: ClosedRange<Int> = 0...Int.max
    /// What each set, and each row that no set holds, weighs; empty for nothing.
    var weights: [Double] = []
    var rowWeights: [Double] = []
    /// What a family may weigh.
    var maxWeight = Double.infinity
    /// What each set uses up of things of which a family may use `maxMarks` different ones.
    var marks: [UnitBits] = []
    /// What is used up of them in any case.
    var usedMarks = UnitBits()
    var maxMarks = Int.max

    init(rowCount: Int) { self.rowCount = rowCount }
}

/// Looks at families of disjoint sets in the order of a bound: the best one, all that are nearly as good, or some of those.
///
/// Prices of rows from the linear relaxation bound every family; only families whose loss against the bound stays within a
/// budget are looked at.
struct FamilySearch {
    /// What a visit of families came to.
    struct Visit {
        /// How many families there are.
        var families = 0
        /// In how many of them each set is, by its position.
        var uses: [Int] = []
        /// False when the steps or the time ran out.
        var isComplete = true
    }

    let problem: FamilyProblem
    /// Value per weight that the sets' gains were charged with for the bound.
    private let charge: Double
    private let prices: [Double]
    private let charged: [Double]
    private let reduced: [Double]
    /// No family has a charged value above this.
    private let bound: Double
    private let slack: Double
    /// What holding a row that must be held was made worth, for the prices.
    private let lift: Double
    private let mustStop: () -> Bool
    private var stepsLeft: Int
    private var isStopped = false

    private var budget = 0.0
    private var chosen: [Int] = []
    private var onFamily: ((_ chosen: [Int], _ out: UnitBits, _ gain: Double) -> Void)?
    private var best: (chosen: [Int], gain: Double)?
    private var isSeekingBest = false
    /// Whether only some rows are looked at, so that the number of sets is the caller's business.
    private var isLocal = false
    private var uses: [Int] = []
    /// More families than this are not visited.
    var maxFamilies = Int.max
    private var visited = 0
    /// No family with a smaller value counts.
    private var leastGain = -Double.infinity

    /// - Parameter charge: the price of a unit of weight, which makes the bound near where the weight is limited.
    /// - Returns: nil when stopped before the prices were known.
    init?(_ problem: FamilyProblem, charge: Double = 0, maxSteps: Int, mustStop: @escaping () -> Bool) {
        self.problem = problem
        self.charge = charge
        self.mustStop = mustStop
        stepsLeft = maxSteps
        var charged = problem.gains
        if charge > 0 {
            for index in charged.indices {
                var saved = -problem.weights[index]
                for row in problem.bits[index].units { saved += problem.rowWeights[row] }
                charged[index] += charge * saved
            }
        }
        self.charged = charged
        // Rows that must be held make every set that holds them worth more; all families get the same.
        var lifted = charged
        let scale = charged.reduce(0) { max($0, abs($1)) }
        lift = 2 * (scale + 1)
        if !problem.mustCover.isEmpty {
            for index in lifted.indices {
                lifted[index] += lift * Double((problem.bits[index] & problem.mustCover).count)
            }
        }
        let program = PackingProgram(
            sets: ConnectedSets(bits: problem.bits, gains: lifted), unitCount: problem.rowCount, coverAll: false,
            setCount: nil)
        guard var prices = program.prices(mustStop) else { return nil }
        for row in 0..<problem.rowCount { prices[row] = max(0, prices[row]) }
        self.prices = prices
        reduced = lifted.indices.map { index in
            problem.bits[index].units.reduce(lifted[index]) { $0 - prices[$1] }
        }
        bound =
            prices.prefix(problem.rowCount).reduce(0, +)
            - lift * Double(problem.mustCover.count)
        // A set that rounding leaves with a gain loosens the bound by as much for each of its rows at most.
        slack = reduced.reduce(0) { max($0, $1) } * Double(problem.rowCount) + 1e-9 * (1 + scale)
    }

    /// The weight of all rows when no set holds any.
    private var allOut: Double { problem.rowWeights.reduce(0, +) }

    /// No family that keeps the limits has a larger value.
    var valueBound: Double {
        charge > 0 ? bound + charge * (problem.maxWeight - allOut) : bound
    }

    /// The best family, proven unless `isProven` is false; nil when there is none or none was found.
    mutating func findBest() -> (chosen: [Int], gain: Double, isProven: Bool)? {
        isSeekingBest = true
        defer { isSeekingBest = false }
        let scale = max(1e-6, charged.reduce(0) { max($0, abs($1)) })
        let end = 4 * scale * Double(2 * problem.rowCount + 2) * (problem.mustCover.isEmpty ? 1 : 4)
        budget = 1e-6 * scale
        best = nil
        while true {
            let looked = budget
            run()
            if let best {
                let needed = valueBound - best.gain
                if needed <= looked + slack || isStopped { return (best.chosen, best.gain, !isStopped) }
                budget = needed
            } else {
                if isStopped || budget > end { return nil }
                budget *= budget < 1e-3 * scale ? 30 : 2
            }
        }
    }

    /// Whether the search ended for want of steps or time.
    var wasStopped: Bool { isStopped }

    /// Visits every family whose value is at least `least`, each once.
    mutating func visit(
        atLeast least: Double, _ onFamily: ((_ chosen: [Int], _ out: UnitBits, _ gain: Double) -> Void)? = nil
    ) -> Visit {
        budget = valueBound - least
        leastGain = least
        self.onFamily = onFamily
        uses = [Int](repeating: 0, count: problem.bits.count)
        let families = run()
        self.onFamily = nil
        return Visit(families: families, uses: uses, isComplete: !isStopped)
    }

    /// Looks only at families of sets within `rows` that are worth at least `least`, beside `others` that stand elsewhere.
    mutating func visit(
        within rows: UnitBits, among candidates: [Int], atLeast least: Double, mustCover: UnitBits,
        beside others: [Int],
        _ onFamily: @escaping (_ chosen: [Int], _ out: UnitBits, _ gain: Double) -> Void
    ) {
        let within = rows.units.reduce(0) { $0 + prices[$1] } - lift * Double(mustCover.count)
        budget = within - least
        leastGain = least
        self.onFamily = onFamily
        isLocal = true
        defer { isLocal = false }
        chosen = []
        _ = descend(
            open: rows,
            candidates: candidates.filter { problem.bits[$0].isSubset(of: rows) && -reduced[$0] <= budget + slack },
            loss: 0, gain: 0, weight: problem.weights.isEmpty ? 0 : others.reduce(0) { $0 + problem.weights[$1] },
            marks: problem.marks.isEmpty
                ? problem.usedMarks : others.reduce(problem.usedMarks) { $0 | problem.marks[$1] },
            out: UnitBits(), must: mustCover)
        self.onFamily = nil
    }

    /// Lets a search that was stopped go on for so many steps.
    mutating func allow(steps: Int) {
        stepsLeft = steps
        isStopped = false
        (maxFamilies, visited) = (.max, 0)
    }

    /// The sets that can be in a family worth at least `least`.
    func candidates(atLeast least: Double) -> [Int] {
        let budget = valueBound - least + slack
        return reduced.indices.filter { -reduced[$0] <= budget }
    }

    @discardableResult
    private mutating func run() -> Int {
        var order = reduced.indices.filter { -reduced[$0] <= budget + slack }
        order.sort { (reduced[$1], $0) < (reduced[$0], $1) }
        chosen = []
        return descend(
            open: .first(problem.rowCount), candidates: order, loss: 0, gain: 0, weight: 0, marks: problem.usedMarks,
            out: UnitBits(), must: problem.mustCover)
    }

    /// Families of what is still open; how many were met.
    private mutating func descend(
        open: UnitBits, candidates: [Int], loss: Double, gain: Double, weight: Double, marks: UnitBits, out: UnitBits,
        must: UnitBits
    ) -> Int {
        stepsLeft -= 1
        if stepsLeft <= 0 || (stepsLeft & 1023 == 0 && mustStop()) { isStopped = true }
        if isStopped || chosen.count > problem.counts.upperBound || weight > problem.maxWeight
            || marks.count > problem.maxMarks
        {
            return 0
        }
        var routes = [Int32](repeating: 0, count: problem.rowCount)
        var reachable = UnitBits()
        for index in candidates where loss - reduced[index] <= budget + slack {
            reachable = reachable | problem.bits[index]
            for row in problem.bits[index].units { routes[row] += 1 }
        }
        // Rows that no set can hold any more stay out.
        let left = open.subtracting(reachable)
        guard left.isDisjoint(with: must) else { return 0 }
        var (loss, weight, out) = (loss, weight, out)
        for row in left.units {
            loss += prices[row]
            if !problem.rowWeights.isEmpty { weight += problem.rowWeights[row] }
        }
        out = out | left
        if loss > budget + slack || weight > problem.maxWeight * (1 + 1e-12) + 1e-9 { return 0 }
        let open = open & reachable
        guard !open.isEmpty else { return finish(gain, out) }
        var branch = -1
        var fewest = Int32.max
        for row in open.units {
            let count = routes[row] + (must.contains(row) ? 0 : 1)
            if count < fewest { (fewest, branch) = (count, row) }
        }
        var families = 0
        for index in candidates where problem.bits[index].contains(branch) {
            let total = loss - reduced[index]
            if total > budget + slack { continue }
            let used = problem.marks.isEmpty ? marks : marks | problem.marks[index]
            if !problem.marks.isEmpty && used.count > problem.maxMarks { continue }
            let bits = problem.bits[index]
            chosen.append(index)
            let limit = budget + slack - total
            let met = descend(
                open: open.subtracting(bits),
                candidates: candidates.filter { -reduced[$0] <= limit && problem.bits[$0].isDisjoint(with: bits) },
                loss: total, gain: gain + problem.gains[index],
                weight: problem.weights.isEmpty ? weight : weight + problem.weights[index], marks: used, out: out,
                must: must.subtracting(bits))
            chosen.removeLast()
            if !uses.isEmpty { uses[index] += met }
            families += met
        }
        if !must.contains(branch) && loss + prices[branch] <= budget + slack {
            var rest = open
            var without = out
            without.insert(branch)
            rest = rest.subtracting(UnitBits([branch]))
            families += descend(
                open: rest, candidates: candidates.filter { !problem.bits[$0].contains(branch) },
                loss: loss + prices[branch], gain: gain,
                weight: problem.rowWeights.isEmpty ? weight : weight + problem.rowWeights[branch], marks: marks,
                out: without, must: must)
        }
        return families
    }

    private mutating func finish(_ gain: Double, _ out: UnitBits) -> Int {
        guard isLocal || problem.counts.contains(chosen.count) else { return 0 }
        if isSeekingBest {
            if gain > best?.gain ?? -.infinity {
                best = (chosen, gain)
                // Nothing farther from the bound than this can be better.
                budget = min(budget, valueBound - gain)
            }
            return 1
        }
        guard gain >= leastGain else { return 0 }
        visited += 1
        if visited > maxFamilies {
            isStopped = true
            return 0
        }
        onFamily?(chosen, out, gain)
        return 1
    }
}
