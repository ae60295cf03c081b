import Graphs

extension RegionalizationProblem {
    /// The minimum spanning tree of each part on attribute distances, shortest edge first. O(pairs log pairs).
    ///
    /// Source: Kruskal 1956. With distinct distances it is the tree that SKATER (Assunção and others 2006) and
    /// first-order single-linkage REDCAP (Guo 2008) start from.
    func spanningForest() -> [(Int32, Int32)] {
        var sets = DisjointSets(count: graph.unitCount)
        var forest: [(Int32, Int32)] = []
        forest.reserveCapacity(graph.unitCount)
        for pair in sortedPairs() where sets.join(pair.first, pair.second) { forest.append((pair.first, pair.second)) }
        return forest
    }
}
