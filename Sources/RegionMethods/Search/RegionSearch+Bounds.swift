import Foundation
import GeoModel

extension RegionSearch {
    /// Moves units until every region holds its bounds: annealing on how far the sums are from what they should be.
    ///
    /// Beyond a bound a region is charged the squared shortfall; a surplus of the tightest bound costs a little too, so
    /// that it flows through the regions to where it is wanted.
    /// - Returns: whether every region holds its bounds; then it stops at once.
    mutating func meetBounds(steps: Int, stop: () -> Bool) -> Bool {
        var amiss = (0..<regionCount).reduce(0) { $0 + (isAmiss($1) ? 1 : 0) }
        if amiss == 0 { return true }
        if kinds == 0 || regionCount < 2 { return false }
        // A typical unit's own charge sets the scale.
        let kind = driver
        let limit = minima[kind] > 0 ? minima[kind] : maxima[kind]
        let grain = weights.isEmpty || limit <= 0 ? 1 : meanWeight(kind) / limit
        let hottest = min(0.1, max(1e-4, 0.4 * grain * grain))
        let coldest = hottest / 500
        let batch = 1024
        let cooling = pow(coldest / hottest, Double(batch) / Double(max(steps, batch)))
        var temperature = hottest
        var step = 0
        while step < steps && !stop() {
            for _ in 0..<batch {
                let unit = random.below(unitCount)
                let target = randomNeighbour(of: unit)
                if target < 0 || isFixed[unit] || sizes[Int(labels[unit])] == 1 { continue }
                let region = Int(target)
                let left = Int(labels[unit])
                let change = chargeChange(unit, left, region)
                if change > 0 && random.unitInterval() >= exp(-change / temperature) { continue }
                if !staysConnected(without: unit) { continue }
                let before = (isAmiss(left) ? 1 : 0) + (isAmiss(region) ? 1 : 0)
                move(unit, to: region)
                amiss += (isAmiss(left) ? 1 : 0) + (isAmiss(region) ? 1 : 0) - before
                if amiss == 0 { return true }
            }
            step += batch
            temperature *= cooling
        }
        return false
    }

    /// Whether a region breaks a bound; a whole exempt part does not count.
    func isAmiss(_ region: Int) -> Bool {
        if let unit = members[region].first, isFixed[Int(unit)] { return false }
        for kind in 0..<kinds {
            let total = totals[region * kinds + kind]
            if total < minima[kind] || total > maxima[kind] { return true }
        }
        return false
    }

    private func chargeChange(_ unit: Int, _ left: Int, _ region: Int) -> Double {
        var change = 0.0
        for kind in 0..<kinds {
            let weight = weights[unit * kinds + kind]
            let from = totals[left * kinds + kind]
            let to = totals[region * kinds + kind]
            change += charge(from - weight, kind) - charge(from, kind) + charge(to + weight, kind) - charge(to, kind)
        }
        return change
    }

    private func meanWeight(_ kind: Int) -> Double {
        var sum = 0.0
        for unit in 0..<unitCount { sum += weights[unit * kinds + kind] }
        return sum / Double(max(1, unitCount))
    }

    @inline(__always)
    private func charge(_ total: Double, _ kind: Int) -> Double {
        var charge = 0.0
        let min = minima[kind]
        let max = maxima[kind]
        if min > 0 {
            let short = (min - total) / min
            charge += short > 0 ? short * short : kind == driver ? 0.3 * short * short : 0
        }
        if total > max {
            let over = max > 0 ? (total - max) / max : total
            charge += over * over
        }
        // Also beyond the maximum: a charge that fell there would hold regions just above it.
        if kind == driver && min <= 0 && max > 0 && max < .infinity {
            let fill = total / max
            charge += 0.1 * fill * fill
        }
        return charge
    }
}
