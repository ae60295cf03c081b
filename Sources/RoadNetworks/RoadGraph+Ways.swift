import Dispatch

/// The shortest and the quickest way from one terminal to another.
public struct RoadWay: Sendable, Hashable {
    /// The terminal that it leads to.
    public var to: Int
    /// Along the shortest way.
    public var km: Double
    /// Along the quickest way, which need not be the shortest; infinite where times were not asked for.
    public var minutes: Double
}

extension RoadGraph {
    /// From every terminal the ways to all others within `km` along the roads, ascending by terminal.
    ///
    /// One-way streets make the way back another one. Source: Dijkstra, "A note on two problems in connexion with graphs", 1959.
    /// - Parameters:
    ///   - wanted: for each terminal others that are followed beyond `km`, up to four times as far.
    ///   - withMinutes: whether the quickest ways are looked for too.
    ///   - threads: how many at once; the result does not depend on it.
    /// - Complexity: O(terminals times the edges within reach, times the logarithm of the nodes within reach)
    public func ways(
        withinKm km: Double, wanted: [[Int]] = [], withMinutes: Bool = true, threads: Int = 1
    ) -> [[RoadWay]] {
        var found = [[RoadWay]](repeating: [], count: terminalCount)
        let workers = max(1, min(threads, terminalCount))
        found.withUnsafeMutableBufferPointer { buffer in
            // Each worker writes rows of its own, by index.
            nonisolated(unsafe) let rows = buffer
            DispatchQueue.concurrentPerform(iterations: workers) { worker in
                let search = RoadSearch(self)
                for terminal in stride(from: worker, to: terminalCount, by: workers) where isPlaced[terminal] {
                    rows[terminal] = search.ways(
                        from: terminal, withinKm: km, wanted: wanted.isEmpty ? [] : wanted[terminal],
                        withMinutes: withMinutes)
                }
            }
        }
        return found
    }
}

/// One thread's scratch memory for searches on a graph; reset by what was touched, not by its size.
private final class RoadSearch {
    private let graph: RoadGraph
    private var best: [Double]
    private var touched: [Int32] = []
    private var heap = NodeHeap()
    private var isAwaited: [Bool]

    init(_ graph: RoadGraph) {
        self.graph = graph
        best = [Double](repeating: .infinity, count: max(graph.byMetres.nodeCount, graph.bySeconds.nodeCount))
        isAwaited = [Bool](repeating: false, count: graph.terminalCount)
    }

    func ways(from start: Int, withinKm km: Double, wanted: [Int], withMinutes: Bool) -> [RoadWay] {
        let near = wanted.filter { $0 != start && graph.partOfTerminal[$0] == graph.partOfTerminal[start] }
        var ways: [RoadWay] = []
        run(from: start, on: graph.byMetres, limit: km * 1000, awaited: near) { terminal, metres in
            ways.append(RoadWay(to: terminal, km: metres / 1000, minutes: .infinity))
        }
        ways.sort { $0.to < $1.to }
        guard withMinutes else { return ways }
        var minutes: [Int: Double] = [:]
        run(from: start, on: graph.bySeconds, limit: 0, awaited: ways.map(\.to)) { minutes[$0] = $1 / 60 }
        for index in ways.indices { ways[index].minutes = minutes[ways[index].to] ?? .infinity }
        return ways
    }

    /// Settles nodes up to `limit`, and beyond it, up to four times as far, while a terminal is awaited; without a limit
    /// only the awaited count.
    private func run(
        from start: Int, on rows: RoadRows, limit: Double, awaited: [Int], settled: (Int, Double) -> Void
    ) {
        var open = 0
        for terminal in awaited where !isAwaited[terminal] {
            isAwaited[terminal] = true
            open += 1
        }
        let terminals = graph.terminalCount
        let farthest = limit > 0 ? 4 * limit : .infinity
        reach(Int32(truncatingIfNeeded: start), 0)
        best.withUnsafeMutableBufferPointer { best in
            rows.offsets.withUnsafeBufferPointer { offsets in
                rows.edges.withUnsafeBufferPointer { edges in
                    while let (distance, node) = heap.popFirst() {
                        let node = Int(node)
                        if distance > best[node] { continue }
                        if distance > limit && (open == 0 || distance > farthest) { break }
                        if node < terminals, node != start {
                            let isWanted = isAwaited[node]
                            if isWanted {
                                isAwaited[node] = false
                                open -= 1
                            }
                            if isWanted || distance <= limit { settled(node, distance) }
                        }
                        for edge in edges[Int(offsets[node])..<Int(offsets[node + 1])] {
                            let target = Int(edge.target)
                            let there = distance + edge.weight
                            if there < best[target] {
                                if best[target] == .infinity { touched.append(edge.target) }
                                best[target] = there
                                heap.push(there, edge.target)
                            }
                        }
                    }
                }
            }
        }
        for node in touched { best[Int(node)] = .infinity }
        for terminal in awaited { isAwaited[terminal] = false }
        touched.removeAll(keepingCapacity: true)
        heap.removeAll()
    }

    private func reach(_ node: Int32, _ distance: Double) {
        best[Int(node)] = distance
        touched.append(node)
        heap.push(distance, node)
    }
}

/// A heap with four children a node: nearest first, of equals the smaller number, so that results never depend on luck.
struct NodeHeap {
    private var items: [(key: Double, node: Int32)] = []

    mutating func removeAll() { items.removeAll(keepingCapacity: true) }

    mutating func push(_ key: Double, _ node: Int32) {
        items.append((key, node))
        var place = items.count - 1
        while place > 0 {
            let parent = (place - 1) >> 2
            if !Self.comes((key, node), before: items[parent]) { break }
            items[place] = items[parent]
            place = parent
        }
        items[place] = (key, node)
    }

    mutating func popFirst() -> (key: Double, node: Int32)? {
        guard let first = items.first, let last = items.popLast() else { return nil }
        let count = items.count
        guard count > 0 else { return first }
        var place = 0
        while true {
            let child = 4 * place + 1
            guard child < count else { break }
            let end = min(child + 4, count)
            var least = child
            var other = child + 1
            while other < end {
                if Self.comes(items[other], before: items[least]) { least = other }
                other += 1
            }
            if !Self.comes(items[least], before: last) { break }
            items[place] = items[least]
            place = least
        }
        items[place] = last
        return first
    }

    @inline(__always)
    private static func comes(_ one: (key: Double, node: Int32), before other: (key: Double, node: Int32)) -> Bool {
        one.key != other.key ? one.key < other.key : one.node < other.node
    }
}
