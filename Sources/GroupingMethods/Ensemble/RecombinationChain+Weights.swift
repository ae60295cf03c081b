import Foundation
import Graphs

extension RecombinationChain {
    /// Whether a part is outside the limits that hold, though within the wider ones that the chain may use on its way.
    func isStray(_ units: [Int32], _ part: Int) -> Bool {
        guard let strict, !isOutside[part] else { return false }
        return !strict.members.contains(units.count)
            || !strict.population.contains(units.reduce(0) { $0 + populations[Int($1)] })
    }

    /// Whether every part keeps the limits.
    var isWithinLimits: Bool { strict == nil || parts.indices.allSatisfy { !isStray(parts[$0], $0) } }

    /// What the chain's target changes in the rule of acceptance: how much more the new grouping weighs than the old, beside the
    /// product of its numbers of spanning trees.
    ///
    /// Source: Hastings, "Monte Carlo sampling methods using Markov chains and their applications", 1970.
    mutating func correction(_ sides: ([Int32], [Int32]), _ first: Int, _ second: Int) -> Double {
        var change = 0.0
        if strict != nil {
            let before = (isStray(parts[first], first) ? 1 : 0) + (isStray(parts[second], second) ? 1 : 0)
            let after = (isStray(sides.0, first) ? 1 : 0) + (isStray(sides.1, second) ? 1 : 0)
            change += strayWeight * Double(after - before)
        }
        if isUniform {
            if logTrees.isEmpty { logTrees = parts.map { logTreeCount($0) } }
            proposedTrees = (logTreeCount(sides.0), logTreeCount(sides.1))
            change += logTrees[first] + logTrees[second] - proposedTrees.0 - proposedTrees.1
        }
        return exp(change)
    }

    /// The logarithm of the number of spanning trees of connected units: of the determinant of the graph's Laplacian without the
    /// row and column of one of them. O(units cubed)
    ///
    /// Source: Kirchhoff 1847.
    func logTreeCount(_ units: [Int32]) -> Double {
        let size = units.count - 1
        guard size > 0 else { return 0 }
        var place: [Int32: Int] = [:]
        for (index, unit) in units.enumerated() { place[unit] = index }
        var matrix = [Double](repeating: 0, count: size * size)
        for (index, unit) in units.enumerated() {
            for entry in offsets[Int(unit)]..<offsets[Int(unit) + 1] {
                guard let other = place[targets[Int(entry)]] else { continue }
                if index < size {
                    matrix[index * size + index] += 1
                    if other < size { matrix[index * size + other] -= 1 }
                }
            }
        }
        return matrix.withUnsafeMutableBufferPointer { matrix in
            var sum = 0.0
            for pivot in 0..<size {
                let diagonal = matrix[pivot * size + pivot]
                guard diagonal > 0 else { return -.infinity }
                sum += log(diagonal)
                for row in (pivot + 1)..<max(size, pivot + 1) {
                    let factor = matrix[row * size + pivot] / diagonal
                    if factor == 0 { continue }
                    for column in (pivot + 1)..<size {
                        matrix[row * size + column] -= factor * matrix[pivot * size + column]
                    }
                }
            }
            return sum
        }
    }
}
