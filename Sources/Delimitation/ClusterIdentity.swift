/// Which clusters of several groupings are the same one, so that it keeps its number and its name in all of them.
public enum ClusterIdentity {
    /// From this share of inhabitants in common on, of those in either, two clusters are the same one.
    public static let sameFrom = 0.5

    /// For each grouping the number of each cluster, from 0: the same cluster has the same number in every grouping, those of
    /// the first are its positions, and what is new gets the next one.
    ///
    /// - Parameter weights: inhabitants of each unit.
    /// - Complexity: O(groupings² · clusters · members)
    public static func numbers(_ groupings: [[[Int]]], weights: [Double]) -> [[Int]] {
        var known: [Set<Int>] = []
        func weight(_ units: some Sequence<Int>) -> Double { units.reduce(0) { $0 + max(1, weights[$1]) } }
        return groupings.enumerated().map { index, clusters in
            // In one grouping every cluster is one of its own, overlapping ones too.
            if index == 0 {
                known = clusters.map(Set.init)
                return Array(clusters.indices)
            }
            var pairs: [(share: Double, cluster: Int, number: Int)] = []
            for (cluster, members) in clusters.enumerated() {
                for number in known.indices {
                    let both = members.filter(known[number].contains)
                    guard !both.isEmpty else { continue }
                    let common = weight(both)
                    let share = common / (weight(members) + weight(known[number].sorted()) - common)
                    if share >= sameFrom { pairs.append((share, cluster, number)) }
                }
            }
            pairs.sort { ($1.share, $0.cluster, $0.number) < ($0.share, $1.cluster, $1.number) }
            var numbers = [Int](repeating: -1, count: clusters.count)
            var taken: Set<Int> = []
            for pair in pairs where numbers[pair.cluster] < 0 && !taken.contains(pair.number) {
                numbers[pair.cluster] = pair.number
                taken.insert(pair.number)
            }
            for cluster in clusters.indices where numbers[cluster] < 0 {
                numbers[cluster] = known.count
                known.append(Set(clusters[cluster]))
            }
            return numbers
        }
    }

    /// The groupings with the numbers and names of their first occurrence.
    public static func kept(_ groupings: [GroupingFacts], weights: [Double]) -> [GroupingFacts] {
        guard groupings.count > 1 else { return groupings }
        let numbers = numbers(groupings.map { $0.clusters.map(\.members) }, weights: weights)
        var names: [Int: String] = [:]
        return zip(groupings, numbers).map { facts, numbers in
            var facts = facts
            // A name that is kept may be one that another cluster of the same grouping would have had.
            var used = Set(numbers.compactMap { names[$0] })
            for (index, number) in numbers.enumerated() {
                facts.clusters[index].id = number + 1
                if let name = names[number] {
                    facts.clusters[index].name = name
                    continue
                }
                let own = facts.clusters[index].name
                let name = used.contains(own) ? "\(own) (\(number + 1))" : own
                facts.clusters[index].name = name
                names[number] = name
                used.insert(name)
            }
            return facts
        }
    }
}
