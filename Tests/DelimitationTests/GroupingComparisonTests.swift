import Testing

@testable import Delimitation

/// Clusters are matched by the inhabitants they keep, and every unit that ends elsewhere is a move.
@Suite struct GroupingComparisonTests {
    private let people: [Double] = [100, 10, 10, 10, 500, 0, 0]

    @Test func theSameClustersInAnotherOrderMoveNobody() {
        let comparison = GroupingComparison([[0, 1], [2, 3]], [[2, 3], [0, 1]], populations: people)
        #expect(comparison.moves.isEmpty)
        #expect(comparison.matches.map(\.second) == [1, 0])
        #expect(comparison.matches.allSatisfy { $0.isSame })
    }

    @Test func inhabitantsDecideNotTheNumberOfUnits() {
        // Cluster 0 keeps its town in the second's cluster 1, and its three hamlets in cluster 0.
        let comparison = GroupingComparison([[0, 1, 2, 3]], [[1, 2, 3], [0, 4]], populations: people)
        #expect(comparison.matches.map(\.first) == [0, nil])
        #expect(comparison.matches.map(\.second) == [1, 0])
        #expect(comparison.matches[0].sharedPopulation == 100)
        #expect(comparison.moves.map(\.unit) == [1, 2, 3, 4])
        #expect(comparison.moves.map(\.to) == [0, 0, 0, 1])
        #expect(comparison.moves.map(\.from) == [0, 0, 0, nil])
    }

    @Test func clustersThatAppearAndDisappearAreSaid() {
        let comparison = GroupingComparison([[0, 1], [2]], [[0, 1], [5, 6]], populations: people)
        #expect(comparison.matches.map(\.first) == [0, 1, nil])
        #expect(comparison.matches.map(\.second) == [0, nil, 1])
        #expect(comparison.moves.map(\.unit) == [2, 5, 6])
        let nothing = GroupingComparison([], [], populations: people)
        #expect(nothing.matches.isEmpty && nothing.moves.isEmpty)
        // Without inhabitants the units count.
        let empty = GroupingComparison([[5, 6]], [[6, 5]], populations: people)
        #expect(empty.matches.first?.isSame == true)
    }

    @Test func clustersThatOverlapKeepTheirCounterparts() {
        // Unit 1 is in both; it leaves the second alone, and unit 4 joins the first.
        let before = [[0, 1], [1, 2]]
        let after = [[0, 1, 4], [2]]
        let comparison = GroupingComparison(before, after, populations: people, partners: [0, 1])
        #expect(comparison.matches.map(\.second) == [0, 1])
        #expect(comparison.matches.map(\.sharedMembers) == [2, 1])
        #expect(comparison.moves.map(\.unit) == [1, 4])
        #expect(comparison.moves.map(\.from) == [1, nil])
        #expect(comparison.moves.map(\.to) == [nil, 0])
        let same = GroupingComparison(before, before, populations: people)
        #expect(same.moves.isEmpty && same.matches.allSatisfy(\.isSame))
    }
}
