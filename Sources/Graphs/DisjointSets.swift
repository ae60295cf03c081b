/// Sets of units that only ever grow together, with near-constant look-up. Source: Tarjan 1975.
package struct DisjointSets {
    package var parent: [Int32]
    package var size: [Int32]

    package init(count: Int) {
        parent = (0..<Int32(count)).map { $0 }
        size = [Int32](repeating: 1, count: count)
    }

    /// The unit that stands for the whole set.
    @inlinable package mutating func root(of unit: Int32) -> Int32 {
        var current = unit
        while parent[Int(current)] != current {
            parent[Int(current)] = parent[Int(parent[Int(current)])]
            current = parent[Int(current)]
        }
        return current
    }

    /// Joins two sets; false when they were one already.
    @inlinable package mutating func join(_ first: Int32, _ second: Int32) -> Bool {
        var larger = root(of: first)
        var smaller = root(of: second)
        if larger == smaller { return false }
        if size[Int(larger)] < size[Int(smaller)] { swap(&larger, &smaller) }
        parent[Int(smaller)] = larger
        size[Int(larger)] += size[Int(smaller)]
        return true
    }
}
