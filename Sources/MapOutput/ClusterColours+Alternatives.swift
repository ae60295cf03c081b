import Delimitation
import Graphs
import StudyAreas

extension ClusterColours {
    /// Groupings in which the same cluster has the same colour in each, different from its neighbours in each, as far as the
    /// palette lasts.
    ///
    /// - Parameter numbers: for each grouping what `ClusterIdentity.numbers` says of its clusters.
    public static func kept(_ groupings: [GroupingFacts], numbers: [[Int]], study: Study) -> [GroupingFacts] {
        guard groupings.count > 1 else { return groupings }
        let count = (numbers.joined().max() ?? -1) + 1
        var beside = [Set<Int>](repeating: [], count: count)
        var across = beside
        func join(_ one: Int?, _ other: Int?, _ sets: inout [Set<Int>]) {
            guard let one, let other, one != other else { return }
            sets[one].insert(other)
            sets[other].insert(one)
        }
        for (facts, numbers) in zip(groupings, numbers) {
            var labels = [Int?](repeating: nil, count: study.units.count)
            for (index, cluster) in facts.clusters.enumerated() {
                for unit in cluster.members { labels[unit] = numbers[index] }
            }
            for unit in study.units.indices {
                for other in study.graph.neighbours(of: unit) where other > unit {
                    join(labels[unit], labels[other], &beside)
                }
            }
            // Two clusters of one map look better with two colours, be they neighbours or not, while there are enough.
            for (position, one) in numbers.enumerated() where numbers.count <= palette.count {
                for other in numbers[(position + 1)...] { join(one, other, &across) }
            }
        }
        let wider = zip(beside, across).map { $0.union($1).sorted() }
        let colours = saturating(beside.map { $0.sorted() }, wider)
        return zip(groupings, numbers).map { facts, numbers in
            var facts = facts
            for index in facts.clusters.indices { facts.clusters[index].colour = colours[numbers[index]] }
            return facts
        }
    }
}
