import GeoModel

extension Coverage {
    /// The pairs of units, `a` before `b`, whose outlines against the outside come within a distance of each other.
    ///
    /// That is mostly across a fjord or a sound; whether it is water that lies between is not looked at.
    /// - Parameter excludes: pairs that need no answer, such as units known to belong together.
    ///
    /// Complexity: O(pairs of units with boxes that near × their coasts).
    public func coastNeighbours(
        withinMetres distance: Double, excluding excludes: (Int, Int) -> Bool = { _, _ in false }
    ) -> [(a: Int, b: Int)] {
        let distance = distance * planeScale
        var coasts = [[Segment]](repeating: [], count: unitCount)
        for edge in 0..<edges.count where edges.twin[edge] < 0 {
            coasts[Int(edges.unit[edge])].append(
                Segment(start: vertices[Int(edges.origin[edge])], end: vertices[Int(edges.target(edge))]))
        }
        let boxes = coasts.map { coast in coast.reduce(into: Box.empty) { $0.extend(to: $1.box) } }
        let coastal = boxes.indices.filter { !boxes[$0].isEmpty }
        let grid = SegmentGrid(boxes: coastal.map { boxes[$0] }, reach: distance)
        var pairs: [(a: Int, b: Int)] = []
        for unit in coastal {
            let reach = boxes[unit].expanded(by: distance)
            var others: Set<Int> = []
            grid.forEachCandidate(in: reach) { others.insert(coastal[$0]) }
            for other in others.sorted()
            where other > unit && reach.intersects(boxes[other]) && !excludes(unit, other) {
                if Coverage.come(within: distance, coasts[unit], coasts[other]) { pairs.append((unit, other)) }
            }
        }
        return pairs
    }

    private static func come(within distance: Double, _ one: [Segment], _ other: [Segment]) -> Bool {
        one.contains { segment in
            let reach = segment.box.expanded(by: distance)
            return other.contains { reach.intersects($0.box) && segment.nearestApproach(to: $0).distance <= distance }
        }
    }
}
