import Constraints
import Foundation
import GeoModel
import GroupingMethods
import Testing

@Suite("Neutral groupings from several chains")
struct SampleChainsTests {
    /// A lattice of 3 x 3 in three clusters of 1,000 to 1,400 inhabitants each, and all its groupings.
    private func problem(_ range: ClosedRange<Double>) async throws -> (
        GroupingProblem<MeasuredObjective>, [[[Int]]], Grouping
    ) {
        var limits = GroupingLimits()
        limits.population = LimitRange(range)
        limits.clusterCount = LimitRange(3...3)
        limits.coverAll = true
        var problem = MeasuredLattices.square(3, seed: 9, limits: limits)
        problem.populations = [300, 420, 350, 480, 390, 310, 450, 330, 570]
        let all = AllGroupings(problem).all.map { $0.clusters.map { $0.sorted() }.sorted { $0[0] < $1[0] } }
        guard case .groupings(let found) = await problem.solve(), let start = found.first else {
            throw CancellationError()
        }
        return (problem, all, start)
    }

    private func counts(_ sample: ChainSample) -> [[[Int]]: Int] {
        Dictionary(grouping: sample.groupings) { $0.clusters.sorted { $0[0] < $1[0] } }.mapValues(\.count)
    }

    @Test("uniform: every grouping comes up, equally often", arguments: [950.0, 700])
    func uniform(least: Double) async throws {
        let (problem, all, start) = try await problem(least...(2400 - least))
        #expect(all.count > 3)
        var options = SampleOptions()
        options.count = 3000
        options.every = 60
        let sample = await problem.sample(from: [start], chains: 4, target: .uniform, options: options)
        let counts = counts(sample)
        #expect(Set(counts.keys) == Set(all))
        let expected = Double(sample.groupings.count) / Double(all.count)
        let square = all.reduce(0) { $0 + pow(Double(counts[$1] ?? 0) - expected, 2) / expected }
        // Mean n - 1, variance 2 (n - 1) for independent draws; these are nearly so.
        let freedom = Double(all.count - 1)
        #expect(square < freedom + 6 * (2 * freedom).squareRoot(), "\(square) for \(freedom)")
        #expect(sample.scaleReduction < 1.1 && sample.effectiveSize > 200)
    }

    @Test("trees: in proportion to Kirchhoff's counts, through groupings outside narrow limits too")
    func trees() async throws {
        let (problem, all, start) = try await problem(950...1450)
        var options = SampleOptions()
        options.count = 3000
        options.every = 60
        let sample = await problem.sample(from: [start], chains: 3, target: .trees, options: options)
        let counts = counts(sample)
        func trees(_ members: [Int]) -> Double {
            // Every spanning subset of edges, by brute force: clusters are small.
            let edges = members.flatMap { unit in
                problem.graph.neighbours(of: unit).filter { $0 > unit && members.contains($0) }.map { (unit, $0) }
            }
            return Double(
                (0..<(1 << edges.count)).count { bits in
                    guard bits.nonzeroBitCount == members.count - 1 else { return false }
                    var group = Dictionary(uniqueKeysWithValues: members.map { ($0, $0) })
                    for (index, edge) in edges.enumerated() where bits >> index & 1 == 1 {
                        let (one, other) = (group[edge.0], group[edge.1])
                        if one == other { return false }
                        for member in members where group[member] == one { group[member] = other }
                    }
                    return true
                })
        }
        let weights = all.map { $0.reduce(1) { $0 * trees($1) } }
        let total = weights.reduce(0, +)
        var square = 0.0
        for (grouping, weight) in zip(all, weights) {
            let expected = Double(sample.groupings.count) * weight / total
            square += pow(Double(counts[grouping] ?? 0) - expected, 2) / expected
        }
        let freedom = Double(all.count - 1)
        #expect(square < freedom + 6 * (2 * freedom).squareRoot(), "\(square) for \(freedom)")
    }

    @Test("plain recombination reaches every grouping within narrow limits, and the threads do not matter")
    func reaches() async throws {
        let (problem, all, start) = try await problem(1000...1400)
        var options = SampleOptions()
        options.count = 2000
        let one = await problem.sample(from: [start], chains: 4, target: .recom, options: options, threads: 1)
        let two = await problem.sample(from: [start], chains: 4, target: .recom, options: options, threads: 3)
        #expect(one.groupings == two.groupings)
        #expect(Set(counts(one).keys) == Set(all))
        for grouping in one.groupings { #expect(GroupingChecker(problem).violations(of: grouping) == []) }
    }
}
