import Graphs

/// The linear relaxation of choosing disjoint sets: prices of units by the primal simplex method with partial pricing.
///
/// Rows are units (each at most once, or exactly once with `coverAll`) and, when the number of sets is given, one row for
/// it. Whatever rounding does, the prices are only used as prices: a bound follows from any of them.
package struct PackingProgram {
    package let sets: ConnectedSets
    package let unitCount: Int
    package let coverAll: Bool
    /// The exact number of sets, or nil.
    package let setCount: Int?
    /// What a unit left out, or a set too many or too few, costs where that is not allowed.
    package let penalty: Double

    package init(sets: ConnectedSets, unitCount: Int, coverAll: Bool, setCount: Int?) {
        self.sets = sets
        self.unitCount = unitCount
        self.coverAll = coverAll
        self.setCount = setCount
        let largest = sets.gains.reduce(0) { max($0, abs($1)) }
        penalty = (largest + 1) * Double(2 * unitCount + 2)
    }

    /// One price a unit, then the price of a set where their number is given; nil when stopped.
    package func prices(_ mustStop: () -> Bool) -> [Double]? {
        let rows = unitCount + (setCount == nil ? 0 : 1)
        var inverse = [Double](repeating: 0, count: rows * rows)
        for row in 0..<rows { inverse[row * rows + row] = 1 }
        // Set packing is highly degenerate; small unequal right-hand sides keep the method from standing still.
        var values = (0..<rows).map { 1 + 1e-5 * Double(($0 * 7919) % 104_729) / 104_729 }
        if let setCount { values[unitCount] = Double(setCount) + 1e-6 }
        var prices = [Double](repeating: coverAll ? -penalty : 0, count: rows)
        if setCount != nil { prices[unitCount] = -penalty }
        var column = [Double](repeating: 0, count: rows)
        var candidates: [Int] = []
        let tolerance = 1e-7 * (1 + sets.gains.reduce(0) { max($0, abs($1)) })
        for step in 0..<200_000 {
            if step & 15 == 0 && mustStop() { return nil }
            var entering = best(of: candidates, prices, tolerance)
            if entering == nil {
                candidates = promising(prices, tolerance)
                entering = best(of: candidates, prices, tolerance)
            }
            // A slack whose price has the wrong sign comes back before we are done.
            var slack = -1
            if entering == nil {
                if !coverAll {
                    var worst = -tolerance
                    for row in 0..<unitCount where prices[row] < worst {
                        worst = prices[row]
                        slack = row
                    }
                }
                if setCount != nil && slack < 0 && prices[unitCount] > penalty + tolerance { slack = -2 }
                if slack == -1 { return prices }
            }
            for row in 0..<rows { column[row] = 0 }
            var reduced: Double
            if let entering {
                var rest = sets.bits[entering]
                reduced = sets.gains[entering]
                var unit = rest.popFirst()
                while unit >= 0 {
                    reduced -= prices[unit]
                    for row in 0..<rows { column[row] += inverse[row * rows + unit] }
                    unit = rest.popFirst()
                }
                if setCount != nil {
                    reduced -= prices[unitCount]
                    for row in 0..<rows { column[row] += inverse[row * rows + unitCount] }
                }
            } else if slack >= 0 {
                reduced = -prices[slack]
                for row in 0..<rows { column[row] = inverse[row * rows + slack] }
            } else {
                reduced = -penalty + prices[unitCount]
                for row in 0..<rows { column[row] = -inverse[row * rows + unitCount] }
            }
            var leaving = -1
            var ratio = Double.infinity
            for row in 0..<rows where column[row] > 1e-9 {
                let limit = values[row] / column[row]
                if limit < ratio {
                    ratio = limit
                    leaving = row
                }
            }
            guard leaving >= 0 else { return prices }
            pivot(&inverse, &values, &prices, column, leaving: leaving, ratio: ratio, reduced: reduced, rows: rows)
        }
        return prices
    }

    private func pivot(
        _ inverse: inout [Double], _ values: inout [Double], _ prices: inout [Double], _ column: [Double],
        leaving: Int, ratio: Double, reduced: Double, rows: Int
    ) {
        let pivot = column[leaving]
        inverse.withUnsafeMutableBufferPointer { inverse in
            let source = leaving * rows
            for index in 0..<rows { inverse[source + index] /= pivot }
            for row in 0..<rows where row != leaving && column[row] != 0 {
                let factor = column[row]
                values[row] = max(0, values[row] - factor * ratio)
                for index in 0..<rows { inverse[row * rows + index] -= factor * inverse[source + index] }
            }
            for index in 0..<rows { prices[index] += reduced * inverse[source + index] }
        }
        values[leaving] = ratio
    }

    /// What a set gains beyond the prices of its units.
    package func reducedGain(_ index: Int, _ prices: [Double]) -> Double {
        var rest = sets.bits[index]
        var gain = sets.gains[index]
        if setCount != nil { gain -= prices[unitCount] }
        var unit = rest.popFirst()
        while unit >= 0 {
            gain -= prices[unit]
            unit = rest.popFirst()
        }
        return gain
    }

    private func best(of candidates: [Int], _ prices: [Double], _ tolerance: Double) -> Int? {
        var best: Int?
        var most = tolerance
        for index in candidates {
            let gain = reducedGain(index, prices)
            if gain > most {
                most = gain
                best = index
            }
        }
        return best
    }

    /// The sets that gain most at these prices, at most a few hundred.
    private func promising(_ prices: [Double], _ tolerance: Double) -> [Int] {
        var all: [(Double, Int)] = []
        var floor = tolerance
        for index in sets.bits.indices {
            let gain = reducedGain(index, prices)
            guard gain > floor else { continue }
            all.append((gain, index))
            if all.count >= 2000 {
                all.sort { $0.0 > $1.0 || ($0.0 == $1.0 && $0.1 < $1.1) }
                all.removeLast(all.count - 300)
                floor = all[299].0
            }
        }
        all.sort { $0.0 > $1.0 || ($0.0 == $1.0 && $0.1 < $1.1) }
        return all.prefix(300).map(\.1)
    }
}
