import Graphs

/// The best family of disjoint sets, with proof: given prices, only families whose loss against the bound stays within a
/// budget are looked at, and the budget grows until one is found. The first one found at the right budget is optimal.
package struct PackingProof {
    /// What was found for one part.
    package struct Result: Sendable {
        /// Positions in the sets, nil when no family was found.
        package var chosen: [Int]?
        package var gain: Double
        /// No family gains more.
        package var bound: Double
        package var proven: Bool
    }

    private let program: PackingProgram
    private let prices: [Double]
    private let bound: Double
    private let mustStop: () -> Bool
    private var stepsLeft: Int
    private var stopped = false
    private var reduced: [Double] = []
    private var order: [Int] = []
    private var chosen: [Int] = []
    private var bestChosen: [Int]?
    private var bestLoss = Double.infinity

    package init(_ program: PackingProgram, prices: [Double], maxSteps: Int, mustStop: @escaping () -> Bool) {
        self.program = program
        var prices = prices
        // Prices below 0 would make leaving a unit out a gain; rounding may leave dust.
        if !program.coverAll { for unit in 0..<program.unitCount { prices[unit] = max(0, prices[unit]) } }
        self.prices = prices
        self.mustStop = mustStop
        stepsLeft = maxSteps
        reduced = program.sets.bits.indices.map { program.reducedGain($0, prices) }
        // A set that rounding leaves with a gain lifts the bound by as much for each of its units at most.
        let dust = reduced.reduce(0) { max($0, $1) } * Double(program.unitCount)
        bound =
            prices[0..<program.unitCount].reduce(0, +) + dust
            + (program.setCount.map { Double($0) * prices[program.unitCount] } ?? 0)
        if dust > 0 { for index in reduced.indices { reduced[index] = min(0, reduced[index]) } }
    }

    /// Looks until the best is found and proven, the steps are used up, or the answer is that there is none.
    package mutating func run() -> Result {
        let scale = max(1e-6, program.sets.gains.reduce(0) { max($0, abs($1)) })
        let largest = scale * Double(2 * program.unitCount + 2)
        var budget = 1e-6 * scale
        while true {
            bestLoss = budget
            bestChosen = nil
            order = reduced.indices.filter { -reduced[$0] <= budget }
            order.sort { reduced[$0] > reduced[$1] || (reduced[$0] == reduced[$1] && $0 < $1) }
            var open = UnitBits()
            for unit in 0..<program.unitCount { open.insert(unit) }
            chosen = []
            search(open: open, candidates: order, loss: 0)
            if let found = bestChosen {
                let gain = found.reduce(0) { $0 + program.sets.gains[$1] }
                return Result(chosen: found, gain: gain, bound: stopped ? max(gain, bound) : gain, proven: !stopped)
            }
            if stopped || budget > 4 * largest {
                return Result(chosen: nil, gain: -.infinity, bound: bound, proven: !stopped)
            }
            budget *= budget < 1e-3 * scale ? 30 : 2
        }
    }

    private mutating func search(open: UnitBits, candidates: [Int], loss: Double) {
        stepsLeft -= 1
        if stepsLeft <= 0 || (stepsLeft & 1023 == 0 && mustStop()) { stopped = true }
        if stopped { return }
        if let count = program.setCount, chosen.count > count { return }
        guard !open.isEmpty else {
            if let count = program.setCount, chosen.count != count { return }
            if loss < bestLoss || bestChosen == nil {
                bestLoss = loss
                bestChosen = chosen
            }
            return
        }
        // Branch on the unit with the fewest ways to go on.
        var ways = [Int](repeating: 0, count: program.unitCount)
        for index in candidates where loss - reduced[index] <= bestLoss {
            var rest = program.sets.bits[index]
            var unit = rest.popFirst()
            while unit >= 0 {
                ways[unit] += 1
                unit = rest.popFirst()
            }
        }
        var branch = -1
        var fewest = Int.max
        var forced = loss
        var rest = open
        var unit = rest.popFirst()
        while unit >= 0 {
            let mayStayOut = !program.coverAll && loss + prices[unit] <= bestLoss
            let count = ways[unit] + (mayStayOut ? 1 : 0)
            if count == 0 { return }
            if ways[unit] == 0 { forced += prices[unit] }
            if count < fewest {
                fewest = count
                branch = unit
            }
            unit = rest.popFirst()
        }
        if forced > bestLoss { return }
        for index in candidates where program.sets.bits[index].contains(branch) {
            let total = loss - reduced[index]
            if total > bestLoss || (total == bestLoss && bestChosen != nil) { continue }
            let bits = program.sets.bits[index]
            chosen.append(index)
            search(
                open: open.subtracting(bits),
                candidates: candidates.filter {
                    program.sets.bits[$0].isDisjoint(with: bits) && total - reduced[$0] <= bestLoss
                }, loss: total)
            chosen.removeLast()
        }
        if !program.coverAll && loss + prices[branch] <= bestLoss {
            var without = open
            without = without.subtracting(
                {
                    var bits = UnitBits(); bits.insert(branch); return bits
                }())
            search(
                open: without, candidates: candidates.filter { !program.sets.bits[$0].contains(branch) },
                loss: loss + prices[branch])
        }
    }
}
