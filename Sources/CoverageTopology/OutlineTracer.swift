import GeoModel

/// Traces the outlines of labelled units along the edges between different labels.
///
/// At a vertex where an outline touches itself the trace follows the land's own sector, then loops are split off, so that
/// every ring is simple: shells run counter-clockwise, holes clockwise, and rings meet in single points at most.
/// Complexity: O(edges × vertex degree).
struct OutlineTracer {
    private let coverage: Coverage
    private let labels: [Int32]
    private var isTraced: [Bool]
    private var splitter: LoopSplitter

    /// - Parameter labels: for each unit its cluster, -1 for none.
    init(_ coverage: Coverage, labels: [Int32]) {
        self.coverage = coverage
        self.labels = labels
        isTraced = [Bool](repeating: false, count: coverage.edges.count)
        splitter = LoopSplitter(vertexCount: coverage.vertices.count)
    }

    /// The simple rings of each of `count` clusters, as vertex numbers, in the order of their first edge.
    mutating func rings(clusterCount count: Int) -> [[ContiguousArray<Int32>]] {
        var rings = [[ContiguousArray<Int32>]](repeating: [], count: count)
        for edge in 0..<coverage.edges.count where !isTraced[edge] && isOnOutline(edge) {
            let label = labels[Int(coverage.edges.unit[edge])]
            let walk = walk(from: edge, label: label)
            splitter.split(walk, into: &rings[Int(label)])
        }
        return rings
    }

    @inline(__always)
    private func isOnOutline(_ edge: Int) -> Bool {
        let label = labels[Int(coverage.edges.unit[edge])]
        if label < 0 { return false }
        let twin = Int(coverage.edges.twin[edge])
        return twin < 0 || labels[Int(coverage.edges.unit[twin])] != label
    }

    private mutating func walk(from first: Int, label: Int32) -> ContiguousArray<Int32> {
        var chain: ContiguousArray<Int32> = []
        var edge = first
        repeat {
            isTraced[edge] = true
            chain.append(coverage.edges.origin[edge])
            guard let following = follower(of: edge, label: label) else { break }
            edge = following
        } while edge != first && !isTraced[edge]
        return chain
    }

    /// The outline's next half-edge: within a unit its own, across inner borders the one that bounds the same sector.
    ///
    /// Turning around the end vertex from the unit on the left, through twins, stays inside the cluster's land until the
    /// outline is met again. No angle is computed, so no rounding can lead it astray.
    private func follower(of edge: Int, label: Int32) -> Int? {
        var candidate = Int(coverage.edges.next[edge])
        var steps = 0
        while !isOnOutline(candidate) {
            let twin = Int(coverage.edges.twin[candidate])
            guard twin >= 0, steps < 1_000_000 else { return nil }
            candidate = Int(coverage.edges.next[twin])
            steps += 1
        }
        return candidate
    }
}
