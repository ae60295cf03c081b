/// Directed edges in compressed rows, one weight an edge.
struct RoadRows: Sendable {
    /// Where an edge leads, and what it costs.
    struct Edge: Sendable, BitwiseCopyable {
        var weight: Double
        var target: Int32
    }

    /// The edges out of node n are `edges[offsets[n]..<offsets[n + 1]]`.
    let offsets: [Int32]
    let edges: [Edge]

    var nodeCount: Int { offsets.count - 1 }
}

/// Takes nodes out of a graph and keeps every shortest distance between those that stay.
///
/// A node goes when it has few neighbours, and each pair of them gets the edge that led through it. Taking one with three
/// adds no edges, which leaves a fraction of a road network. Source: Geisberger, Sanders, Schultes and Delling,
/// "Contraction hierarchies", 2008, without the hierarchy.
struct RoadContraction {
    /// What joins a node to a neighbour, each direction by itself; infinite where it is closed.
    private struct Tie {
        var neighbour: Int32
        var there: Double
        var back: Double
    }

    /// Above this many neighbours a node costs less than the edges that would replace it.
    static let mostNeighbours = 4

    private var ties: [[Tie]]
    private let terminalCount: Int

    /// - Parameter terminalCount: the first nodes, which all stay.
    init(nodeCount: Int, terminalCount: Int) {
        ties = [[Tie]](repeating: [], count: nodeCount)
        self.terminalCount = terminalCount
    }

    /// Adds an edge; of several the least counts.
    mutating func add(from: Int32, to: Int32, _ weight: Double) {
        guard from != to, weight.isFinite else { return }
        tie(from, to, there: weight, back: .infinity)
        tie(to, from, there: .infinity, back: weight)
    }

    private mutating func tie(_ node: Int32, _ neighbour: Int32, there: Double, back: Double) {
        let row = Int(node)
        if let place = ties[row].firstIndex(where: { $0.neighbour == neighbour }) {
            ties[row][place].there = min(ties[row][place].there, there)
            ties[row][place].back = min(ties[row][place].back, back)
        } else {
            ties[row].append(Tie(neighbour: neighbour, there: there, back: back))
        }
    }

    /// Takes out all nodes that it pays to, those with the fewest neighbours first, and numbers the rest in their order.
    ///
    /// - Complexity: O(nodes), for every step looks at few neighbours
    mutating func contracted() -> RoadRows {
        var isGone = [Bool](repeating: false, count: ties.count)
        for most in 1...Self.mostNeighbours {
            var waiting = (terminalCount..<max(terminalCount, ties.count)).filter { !isGone[$0] }
            while let node = waiting.popLast() {
                guard !isGone[node], ties[node].count <= most else { continue }
                isGone[node] = true
                let around = takeOut(node)
                for tie in around where Int(tie.neighbour) >= terminalCount { waiting.append(Int(tie.neighbour)) }
            }
        }
        return rows(isGone)
    }

    private mutating func takeOut(_ node: Int) -> [Tie] {
        let around = ties[node]
        ties[node] = []
        for one in around { ties[Int(one.neighbour)].removeAll { Int($0.neighbour) == node } }
        for (rank, one) in around.enumerated() {
            for other in around[(rank + 1)...] {
                let (there, back) = (one.back + other.there, other.back + one.there)
                guard there.isFinite || back.isFinite else { continue }
                tie(one.neighbour, other.neighbour, there: there, back: back)
                tie(other.neighbour, one.neighbour, there: back, back: there)
            }
        }
        return around
    }

    private func rows(_ isGone: [Bool]) -> RoadRows {
        var number = [Int32](repeating: -1, count: ties.count)
        var next: Int32 = 0
        for node in ties.indices where !isGone[node] {
            number[node] = next
            next += 1
        }
        var offsets: [Int32] = [0]
        var edges: [RoadRows.Edge] = []
        for node in ties.indices where !isGone[node] {
            for tie in ties[node] where tie.there.isFinite {
                edges.append(RoadRows.Edge(weight: tie.there, target: number[Int(tie.neighbour)]))
            }
            offsets.append(Int32(truncatingIfNeeded: edges.count))
        }
        return RoadRows(offsets: offsets, edges: edges)
    }
}
