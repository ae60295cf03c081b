import GeoModel
import Testing

@testable import Delimitation

/// The same cluster keeps its number through groupings; no two of one grouping share one.
@Suite struct ClusterIdentityTests {
    /// Random partitions of a dozen units, some left out.
    private func grouping(_ random: inout SplitMix64) -> [[Int]] {
        var clusters = [[Int]](repeating: [], count: 1 + random.below(4))
        for unit in 0..<12 {
            let home = random.below(clusters.count + 1)
            if home < clusters.count { clusters[home].append(unit) }
        }
        return clusters.filter { !$0.isEmpty }
    }

    @Test(arguments: 0..<200) func numbersAreDistinctAndKept(seed: Int) {
        var random = SplitMix64(seed: 5, stream: seed)
        let weights = (0..<12).map { _ in Double(random.below(900)) }
        var groupings = [grouping(&random), grouping(&random), grouping(&random)]
        // One that is half of the first comes along, so that there is something to keep.
        groupings.append(Array(groupings[0].reversed().prefix(2)) + [])
        let numbers = ClusterIdentity.numbers(groupings, weights: weights)
        #expect(numbers[0] == Array(groupings[0].indices))
        for (clusters, own) in zip(groupings, numbers) {
            #expect(Set(own).count == clusters.count && own.allSatisfy { $0 >= 0 })
        }
        for (cluster, number) in zip(groupings[3], numbers[3]) {
            #expect(groupings[0][number] == cluster, "what has the same members is the same cluster")
        }
    }

    @Test(arguments: 0..<100) func theOrderOfClustersDoesNotMatter(seed: Int) {
        var random = SplitMix64(seed: 6, stream: seed)
        let weights = (0..<12).map { _ in 1 + Double(random.below(900)) }
        let (first, second) = (grouping(&random), grouping(&random))
        let plain = ClusterIdentity.numbers([first, second], weights: weights)[1]
        let turned = ClusterIdentity.numbers([first, second.reversed()], weights: weights)[1]
        for (index, number) in plain.enumerated() {
            let other = turned[second.count - 1 - index]
            // New clusters are numbered in the order in which they come; those that are kept have one number only.
            #expect(number == other || (number >= first.count && other >= first.count))
        }
    }

    @Test func halfOfTheInhabitantsAreEnough() {
        let weights: [Double] = [100, 100, 100, 300]
        let kept = ClusterIdentity.numbers([[[0, 1, 2]], [[0, 1]]], weights: weights)
        #expect(kept[1] == [0])
        let lost = ClusterIdentity.numbers([[[0, 1, 2]], [[2, 3]]], weights: weights)
        #expect(lost[1] == [1])
    }
}
