/// The parts of a network within which every place can be driven to and back from: its strong components.
struct StronglyConnectedComponents: Sendable {
    /// The part of each node.
    private let ofNode: [Int32]
    /// The roads inside each part, in kilometres; what only leads from one part to another belongs to none.
    private let lengthsKm: [Double]
    /// The part with the most roads.
    private let longest: Int32

    /// Tarjan, "Depth-first search and linear graph algorithms", 1972, without recursion. O(nodes + segments).
    init(_ segments: [RoadNetwork.Segment], nodeCount: Int) {
        var starts = [Int32](repeating: 0, count: nodeCount + 1)
        func forEachWay(_ body: (_ from: Int32, _ to: Int32) -> Void) {
            for segment in segments {
                if segment.isOpenForward { body(segment.from, segment.to) }
                if segment.isOpenBackward { body(segment.to, segment.from) }
            }
        }
        forEachWay { from, _ in starts[Int(from) + 1] += 1 }
        for node in 0..<nodeCount { starts[node + 1] += starts[node] }
        var fill = starts
        var targets = [Int32](repeating: 0, count: Int(starts[nodeCount]))
        forEachWay { from, to in
            targets[Int(fill[Int(from)])] = to
            fill[Int(from)] += 1
        }

        var parts = [Int32](repeating: -1, count: nodeCount)
        var count: Int32 = 0
        // When a node was met, counted from 1, and the earliest node on the path that it leads back to.
        var met = [Int32](repeating: 0, count: nodeCount)
        var earliest = met
        var clock: Int32 = 0
        var next = starts
        var path: [Int32] = []
        var open: [Int32] = []
        for root in 0..<nodeCount where met[root] == 0 {
            path.append(Int32(truncatingIfNeeded: root))
            while let last = path.last {
                let node = Int(last)
                if met[node] == 0 {
                    clock += 1
                    met[node] = clock
                    earliest[node] = clock
                    open.append(last)
                }
                if next[node] < starts[node + 1] {
                    let target = Int(targets[Int(next[node])])
                    next[node] += 1
                    if met[target] == 0 {
                        path.append(Int32(truncatingIfNeeded: target))
                    } else if parts[target] < 0 {
                        earliest[node] = min(earliest[node], met[target])
                    }
                    continue
                }
                path.removeLast()
                if let above = path.last { earliest[Int(above)] = min(earliest[Int(above)], earliest[node]) }
                guard earliest[node] == met[node] else { continue }
                while let member = open.popLast() {
                    parts[Int(member)] = count
                    if member == last { break }
                }
                count += 1
            }
        }
        var metres = [Double](repeating: 0, count: Int(count))
        for segment in segments where parts[Int(segment.from)] == parts[Int(segment.to)] {
            metres[Int(parts[Int(segment.from)])] += segment.metres
        }
        ofNode = parts
        lengthsKm = metres.map { $0 / 1000 }
        longest = Int32(truncatingIfNeeded: metres.indices.max { (metres[$0], $1) < (metres[$1], $0) } ?? -1)
    }

    /// The roads that can be driven to and back from a segment, in kilometres; 0 where the segment itself has no way back.
    func km(from segment: RoadNetwork.Segment) -> Double {
        let part = ofNode[Int(segment.from)]
        return part == ofNode[Int(segment.to)] ? lengthsKm[Int(part)] : 0
    }

    /// Whether a segment lies in the part with the most roads.
    func isInLongest(_ segment: RoadNetwork.Segment) -> Bool {
        ofNode[Int(segment.from)] == longest && ofNode[Int(segment.to)] == longest
    }
}
