/// Which units are neighbours, by border or by declared link: an undirected graph in compressed rows.
///
///     let graph = UnitGraph(unitCount: 3, pairs: [(0, 1), (1, 2)])
///     graph.neighbours(of: 1)   // [0, 2]
public struct UnitGraph: Sendable, Hashable {
    /// The row of unit `u` is `targets[offsets[u]..<offsets[u + 1]]`. One more than there are units.
    public let offsets: [Int]
    /// The neighbours of every unit, row after row, ascending in each row. Each pair stands twice.
    public let targets: [Int]

    /// Builds the graph from undirected pairs; repeated pairs count once, pairs of a unit with itself are dropped.
    ///
    /// Every index must lie in `0..<unitCount`. O(pairs log pairs).
    public init(unitCount: Int, pairs: [(Int, Int)]) {
        var directed: [(Int, Int)] = []
        directed.reserveCapacity(pairs.count * 2)
        for (first, second) in pairs where first != second {
            precondition((0..<unitCount).contains(first) && (0..<unitCount).contains(second), "pair outside the units")
            directed.append((first, second))
            directed.append((second, first))
        }
        directed.sort { $0 < $1 }
        var offsets = [Int](repeating: 0, count: unitCount + 1)
        var targets: [Int] = []
        targets.reserveCapacity(directed.count)
        var previous = (-1, -1)
        for pair in directed where pair != previous {
            targets.append(pair.1)
            offsets[pair.0 + 1] += 1
            previous = pair
        }
        for unit in 0..<unitCount { offsets[unit + 1] += offsets[unit] }
        self.offsets = offsets
        self.targets = targets
    }

    /// How many units there are.
    public var unitCount: Int { offsets.count - 1 }

    /// How many undirected pairs of neighbours there are.
    public var pairCount: Int { targets.count / 2 }

    /// Where the row of a unit stands in `targets`, and in any array that runs beside it.
    @inlinable
    public func row(of unit: Int) -> Range<Int> { offsets[unit]..<offsets[unit + 1] }

    /// The neighbours of a unit, ascending.
    @inlinable
    public func neighbours(of unit: Int) -> ArraySlice<Int> { targets[offsets[unit]..<offsets[unit + 1]] }

    /// Whether two units are neighbours. O(log degree).
    public func areNeighbours(_ first: Int, _ second: Int) -> Bool { edge(from: first, to: second) != nil }

    /// The position in `targets` of the edge from one unit to another, nil when they are no neighbours. O(log degree).
    public func edge(from first: Int, to second: Int) -> Int? {
        var low = offsets[first]
        var high = offsets[first + 1]
        while low < high {
            let middle = (low + high) / 2
            if targets[middle] < second { low = middle + 1 } else { high = middle }
        }
        return low < offsets[first + 1] && targets[low] == second ? low : nil
    }

    /// The units without a neighbour, ascending.
    public var isolated: [Int] { (0..<unitCount).filter { offsets[$0] == offsets[$0 + 1] } }

    /// The connected parts, each ascending, ordered by their smallest unit. O(units + pairs).
    public func components() -> [[Int]] { components { _, _ in true } }

    /// The connected parts when only the edges that `keeps` accepts count.
    package func components(keeping keeps: (Int, Int) -> Bool) -> [[Int]] {
        var seen = [Bool](repeating: false, count: unitCount)
        var parts: [[Int]] = []
        for root in 0..<unitCount where !seen[root] {
            seen[root] = true
            var part = [root]
            var next = 0
            while next < part.count {
                let unit = part[next]
                next += 1
                for index in row(of: unit) {
                    let other = targets[index]
                    if !seen[other] && keeps(unit, other) {
                        seen[other] = true
                        part.append(other)
                    }
                }
            }
            parts.append(part.sorted())
        }
        return parts
    }

    /// Whether `units` are connected without any other unit; the empty set does.
    public func isConnected(_ units: [Int]) -> Bool {
        guard let first = units.first else { return true }
        let members = Set(units)
        var seen: Set<Int> = [first]
        var stack = [first]
        while let unit = stack.popLast() {
            for other in neighbours(of: unit) where members.contains(other) && seen.insert(other).inserted {
                stack.append(other)
            }
        }
        return seen.count == members.count
    }
}
