import GeoModel
import Graphs
import RegionMethods
import Testing

/// What every method's result must be: numbered from 1 by size, connected, within the bounds, measured right.
func expectSound(
    _ regions: Regions, of problem: RegionalizationProblem, sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    #expect(regions.labels.count == problem.graph.unitCount, sourceLocation: sourceLocation)
    #expect(Set(regions.labels) == Set(1...regions.count), sourceLocation: sourceLocation)
    if let wanted = problem.regions { #expect(regions.count == wanted, sourceLocation: sourceLocation) }
    #expect(regions.count <= regions.largestPossibleCount, sourceLocation: sourceLocation)
    let members = regions.members
    for (index, region) in members.enumerated() {
        #expect(problem.graph.isConnected(region), "region \(index + 1)", sourceLocation: sourceLocation)
        if index > 0 {
            let before = members[index - 1]
            let inOrder = before.count > region.count || (before.count == region.count && before[0] < region[0])
            #expect(inOrder, "regions are numbered by size", sourceLocation: sourceLocation)
        }
        if regions.exempt.contains(index + 1) { continue }
        #expect(problem.count.contains(region.count), sourceLocation: sourceLocation)
        for bound in problem.sums {
            let sum = region.reduce(0) { $0 + bound.values[$1] }
            #expect(bound.range.contains(sum), "region \(index + 1): \(sum)", sourceLocation: sourceLocation)
        }
    }
    if let bound = regions.objectiveBound {
        let value = regions.value(of: problem.objective) ?? .nan
        #expect(bound <= value + 1e-6 * max(1, value), sourceLocation: sourceLocation)
    }
    let squares = members.reduce(0) { $0 + withinSquares($1, problem.attributes) }
    #expect(abs(regions.wss - squares) <= 1e-9 * max(1, regions.tss), sourceLocation: sourceLocation)
}

/// The sum of squares of some units by its other definition: squared pair distances over twice the size.
func withinSquares(_ units: [Int], _ table: AttributeTable) -> Double {
    var sum = 0.0
    for first in units {
        for second in units {
            for column in 0..<table.width {
                let difference = table[first, column] - table[second, column]
                sum += difference * difference
            }
        }
    }
    return sum / Double(2 * max(1, units.count))
}

/// The same regions under other numbers give the same list.
func canonical(_ labels: [Int]) -> [Int] {
    var number: [Int: Int] = [:]
    return labels.map { label in
        if let known = number[label] { return known }
        number[label] = number.count
        return number.count - 1
    }
}

/// Pairs of neighbours of a rook lattice, row by row.
func latticePairs(_ rows: Int, _ columns: Int) -> [(Int, Int)] {
    var pairs: [(Int, Int)] = []
    for unit in 0..<(rows * columns) {
        if unit % columns < columns - 1 { pairs.append((unit, unit + 1)) }
        if unit + columns < rows * columns { pairs.append((unit, unit + columns)) }
    }
    return pairs
}

/// A lattice with random attributes and random weights between 1 and 10.
func randomLattice(_ rows: Int, _ columns: Int, seed: UInt64, width: Int = 2) throws -> (
    RegionalizationProblem, [Double]
) {
    var random = SplitMix64(seed: seed)
    let count = rows * columns
    let values = (0..<width).map { _ in (0..<count).map { _ in Double?(random.unitInterval()) } }
    let weights = (0..<count).map { _ in Double(1 + random.below(10)) }
    let table = try AttributeTable(names: (0..<width).map { "a\($0)" }, columns: values)
    let graph = UnitGraph(unitCount: count, pairs: latticePairs(rows, columns))
    var problem = RegionalizationProblem(graph: graph, attributes: table)
    // Proofs have tests of their own.
    problem.proofSteps = 0
    return (problem, weights)
}

/// The messages' codes of what a method refuses.
func codes(_ problem: RegionalizationProblem, _ method: RegionalizationMethod) -> [DiagnosticCode] {
    do {
        _ = try problem.regions(by: method)
        return []
    } catch { return error.diagnostics.map(\.code) }
}
