import Foundation
import GeoModel

extension RegionSearch {
    /// Lowers the objective inside the bounds: annealing of single moves, then descent until no move helps.
    ///
    /// Sources: Openshaw and Rao 1995 (annealing for AZP), Kirkpatrick and others 1983.
    /// - Parameters:
    ///   - steps: how many moves are tried.
    ///   - heat: the first temperature, as a multiple of the mean cost of a unit.
    /// - Returns: whether it ran to its end.
    mutating func improve(
        _ objective: RegionObjective, steps: Int, heat: Double, stop: () -> Bool
    ) -> Bool {
        let start = value(of: objective)
        guard start > 0, regionCount > 1, unitCount > regionCount else { return true }
        let scale = start / Double(unitCount)
        let hottest = heat * scale
        let coldest = 0.01 * scale
        var temperature = hottest
        let batch = 1024
        let cooling = pow(coldest / hottest, Double(batch) / Double(max(steps, batch)))
        var best = labels
        var bestValue = start
        var current = start
        var step = 0
        while step < steps {
            if stop() {
                restart(from: current < bestValue ? labels : best, count: regionCount)
                return false
            }
            for _ in 0..<batch {
                let unit = random.below(unitCount)
                let target = randomNeighbour(of: unit)
                if target < 0 || isFixed[unit] || sizes[Int(labels[unit])] == 1 { continue }
                let region = Int(target)
                if !keepsBounds(moving: unit, to: region) { continue }
                let change = change(moving: unit, to: region, by: objective)
                if change > 0 && random.unitInterval() >= exp(-change / temperature) { continue }
                if !staysConnected(without: unit) { continue }
                move(unit, to: region)
                current += change
            }
            if current < bestValue - 1e-9 * start && temperature < 0.05 * hottest {
                best = labels
                bestValue = current
            }
            step += batch
            temperature *= cooling
        }
        if bestValue < current { restart(from: best, count: regionCount) }
        return descend(objective, tolerance: 1e-9 * scale, stop: stop)
    }

    /// Takes every improving move, unit after unit, until a whole round has none.
    mutating func descend(_ objective: RegionObjective, tolerance: Double, stop: () -> Bool) -> Bool {
        var improved = true
        while improved {
            if stop() { return false }
            improved = false
            for unit in 0..<unitCount where !isFixed[unit] && sizes[Int(labels[unit])] > 1 {
                var best = -1
                var bestChange = -tolerance
                for index in offsets[unit]..<offsets[unit + 1] {
                    let region = Int(labels[Int(targets[Int(index)])])
                    if region == Int(labels[unit]) || region == best || !keepsBounds(moving: unit, to: region) {
                        continue
                    }
                    let change = change(moving: unit, to: region, by: objective)
                    if change < bestChange {
                        bestChange = change
                        best = region
                    }
                }
                if best >= 0 && staysConnected(without: unit) {
                    move(unit, to: best)
                    improved = true
                }
            }
        }
        return true
    }

    /// The region of a random neighbour, or -1 when that is the unit's own.
    @inline(__always)
    mutating func randomNeighbour(of unit: Int) -> Int32 {
        let start = offsets[unit]
        let degree = Int(offsets[unit + 1] - start)
        if degree == 0 { return -1 }
        let region = labels[Int(targets[Int(start) + random.below(degree)])]
        return region == labels[unit] ? -1 : region
    }
}
