import GeoModel
import Graphs
import Testing

/// The heaviest pairing, against every pairing there is.
@Suite struct MaximumAssignmentTests {
    @Test(arguments: 0..<40) func isAsHeavyAsTheHeaviestOfAll(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let (rows, columns) = (1 + Int(random.unitInterval() * 5), 1 + Int(random.unitInterval() * 5))
        var weights = [[Double]](repeating: [Double](repeating: 0, count: columns), count: rows)
        var candidates: [MaximumAssignment.Candidate] = []
        for row in 0..<rows {
            for column in 0..<columns where random.unitInterval() < 0.6 {
                weights[row][column] = (random.unitInterval() * 10).rounded()
                candidates.append(MaximumAssignment.Candidate(row, column, weight: weights[row][column]))
            }
        }
        let partners = MaximumAssignment.partners(firstCount: rows, secondCount: columns, candidates)
        let chosen = partners.compactMap { $0 }
        #expect(Set(chosen).count == chosen.count, "nobody is paired twice")
        for (row, partner) in partners.enumerated() { if let partner { #expect(weights[row][partner] > 0) } }
        let sum = partners.enumerated().reduce(0) { sum, entry in
            sum + (entry.element.map { weights[entry.offset][$0] } ?? 0)
        }
        #expect(abs(sum - best(weights, from: 0, taken: [])) < 1e-9)
    }

    private func best(_ weights: [[Double]], from row: Int, taken: Set<Int>) -> Double {
        guard row < weights.count else { return 0 }
        var most = best(weights, from: row + 1, taken: taken)
        for column in weights[row].indices where !taken.contains(column) {
            most = max(most, weights[row][column] + best(weights, from: row + 1, taken: taken.union([column])))
        }
        return most
    }

    @Test func emptyGroupsAreLeftAlone() {
        #expect(MaximumAssignment.partners(firstCount: 0, secondCount: 3, []).isEmpty)
        #expect(MaximumAssignment.partners(firstCount: 2, secondCount: 0, []) == [nil, nil])
    }
}
