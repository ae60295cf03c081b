import Graphs

extension GroupingProblem {
    /// The units that no fixed cluster holds, and that are not outside by choice.
    func freeUnits() -> [Bool] {
        var free = [Bool](repeating: true, count: unitCount)
        for cluster in limits.fixed { for unit in cluster { free[unit] = false } }
        for unit in limits.outside { free[unit] = false }
        return free
    }

    /// The neighbours that can share a new cluster: both free, and of one municipality where that is a limit.
    func freeGraph() -> UnitGraph {
        let free = freeUnits()
        var pairs: [(Int, Int)] = []
        pairs.reserveCapacity(graph.pairCount)
        for unit in 0..<unitCount where free[unit] {
            for other in graph.neighbours(of: unit) where unit < other && free[other] {
                if limits.sameMunicipality && !sharesMunicipality(unit, other) { continue }
                pairs.append((unit, other))
            }
        }
        return UnitGraph(unitCount: unitCount, pairs: pairs)
    }

    /// Parts of the free units that no cluster can span.
    package func independentParts() -> [[Int]] { independentParts(freeGraph()) }

    /// Parts of the free units that no cluster can span: independent problems but for the number of clusters.
    func independentParts(_ freeGraph: UnitGraph) -> [[Int]] {
        let free = freeUnits()
        // Units that belong together need not be neighbours; a part is what borders or togetherness holds together.
        var pairs: [(Int, Int)] = []
        for group in limits.together { for unit in group.dropFirst() { pairs.append((group[0], unit)) } }
        guard !pairs.isEmpty else { return freeGraph.components().filter { free[$0[0]] } }
        for unit in 0..<unitCount { for other in freeGraph.neighbours(of: unit) { pairs.append((unit, other)) } }
        return UnitGraph(unitCount: unitCount, pairs: pairs).components().filter { $0.contains { free[$0] } }
            .map { $0.filter { free[$0] } }
    }
}
