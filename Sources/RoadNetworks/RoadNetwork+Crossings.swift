import GeoModel

/// A ferry or a bridge, from where it leaves the ordinary roads to where it comes back to them.
public struct RoadCrossing: Sendable {
    /// Ferry when any piece of it is one.
    public var kind: RoadLine.Crossing
    /// What the first of its lines with a name is called.
    public var name: String?
    /// The feature of its first line in the layer.
    public var feature: Int
    /// Where it meets the roads, in the metric plane; a pier's end where there is no road.
    public var ends: [Coordinate]
    /// The middle of each straight piece, in the metric plane, with its length in metres.
    public var course: [(place: Coordinate, metres: Double)]
}

extension RoadNetwork {
    /// All ferries and bridges, in the order of their first line; the ways of one crossing that the data splits are one.
    public func crossings() -> [RoadCrossing] {
        var touchesRoad = [Bool](repeating: false, count: nodeCount)
        var crossing: [Int] = []
        for (index, segment) in segments.enumerated() {
            if lines[Int(segment.line)].crossing != nil {
                crossing.append(index)
            } else {
                touchesRoad[Int(segment.from)] = true
                touchesRoad[Int(segment.to)] = true
            }
        }
        // Pieces that meet where no road leaves belong together.
        var sets = NodeSets(crossing.count)
        var firstAt: [Int32: Int32] = [:]
        var meetings: [Int32: Int] = [:]
        for (position, index) in crossing.enumerated() {
            for node in [segments[index].from, segments[index].to] {
                meetings[node, default: 0] += 1
                guard !touchesRoad[Int(node)] else { continue }
                let own = Int32(truncatingIfNeeded: position)
                if let other = firstAt[node] { sets.join(other, own) } else { firstAt[node] = own }
            }
        }
        var order: [Int32] = []
        var members: [Int32: [Int]] = [:]
        for (position, index) in crossing.enumerated() {
            let root = sets.root(of: Int32(truncatingIfNeeded: position))
            if members[root] == nil { order.append(root) }
            members[root, default: []].append(index)
        }
        return order.map { root in
            described(members[root] ?? []) { touchesRoad[Int($0)] || meetings[$0] == 1 }
        }
    }

    private func described(_ pieces: [Int], isEnd: (Int32) -> Bool) -> RoadCrossing {
        let own = pieces.map { lines[Int(segments[$0].line)] }
        let ends = Set(pieces.flatMap { [segments[$0].from, segments[$0].to] }.filter(isEnd)).sorted()
        return RoadCrossing(
            kind: own.contains { $0.crossing == .ferry } ? .ferry : .bridge, name: own.lazy.compactMap(\.name).first,
            feature: own.first?.feature ?? 0, ends: ends.map { positions[Int($0)] },
            course: pieces.map { index in
                let (a, b) = (positions[Int(segments[index].from)], positions[Int(segments[index].to)])
                return (Coordinate(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2), segments[index].metres)
            })
    }
}
