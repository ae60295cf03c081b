import Delimitation

/// Units that two groupings place differently.
enum UnitMoves {
    /// A unit with its clusters, by position; nil for none.
    struct Move {
        var unit: Int
        var from: Int?
        var to: Int?
    }

    /// The units that are not in the counterpart of the cluster they were in, in their order.
    ///
    /// Counterparts are those that have the most inhabitants in common, the largest overlaps matched first.
    static func between(_ first: GroupingFacts, _ second: GroupingFacts, populations: [Double]) -> [Move] {
        func homes(_ facts: GroupingFacts) -> [Int?] {
            var homes = [Int?](repeating: nil, count: populations.count)
            for (cluster, members) in facts.clusters.map(\.members).enumerated() {
                for unit in members { homes[unit] = cluster }
            }
            return homes
        }
        let (before, after) = (homes(first), homes(second))
        var shared: [[Int]: Double] = [:]
        for unit in populations.indices {
            if let one = before[unit], let other = after[unit] {
                shared[[one, other], default: 0] += populations[unit] + 1
            }
        }
        var counterpart = [Int?](repeating: nil, count: first.clusters.count)
        var isTaken = [Bool](repeating: false, count: second.clusters.count)
        let ordered = shared.sorted {
            $0.value == $1.value ? $0.key.lexicographicallyPrecedes($1.key) : $0.value > $1.value
        }
        for (pair, _) in ordered where counterpart[pair[0]] == nil && !isTaken[pair[1]] {
            counterpart[pair[0]] = pair[1]
            isTaken[pair[1]] = true
        }
        return populations.indices.compactMap { unit in
            let expected = before[unit].flatMap { counterpart[$0] }
            let stays = before[unit] == nil ? after[unit] == nil : expected != nil && expected == after[unit]
            return stays ? nil : Move(unit: unit, from: before[unit], to: after[unit])
        }
    }
}
