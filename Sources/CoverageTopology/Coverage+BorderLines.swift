import GeoModel

extension Coverage {
    /// The lines of every border in working coordinates, by its position in `borders`; none for those that are points.
    ///
    /// Stretches that the two units do not draw alike run along the edges of the one that they were matched on.
    /// Complexity: O(n).
    public func borderLines() -> [[[Coordinate]]] {
        var positions: [UInt64: Int] = [:]
        for (index, border) in borders.enumerated() { positions[Self.key(border.a, border.b)] = index }
        var lines = [[[Coordinate]]](repeating: [], count: borders.count)
        func append(_ from: Coordinate, _ to: Coordinate, _ one: Int, _ other: Int) {
            guard let index = positions[Self.key(min(one, other), max(one, other))] else { return }
            if let last = lines[index].indices.last, lines[index][last].last == from {
                lines[index][last].append(to)
            } else {
                lines[index].append([from, to])
            }
        }
        for edge in 0..<edges.count {
            let twin = Int(edges.twin[edge])
            guard twin >= 0, edges.unit[edge] < edges.unit[twin] else { continue }
            append(
                vertices[Int(edges.origin[edge])], vertices[Int(edges.target(edge))], Int(edges.unit[edge]),
                Int(edges.unit[twin]))
        }
        // Both units have the stretch; the smaller one's is taken.
        for stitch in stitches where stitch.unit < stitch.other {
            append(stitch.start, stitch.end, Int(stitch.unit), Int(stitch.other))
        }
        return lines
    }

    private static func key(_ a: Int, _ b: Int) -> UInt64 { UInt64(a) << 32 | UInt64(b) }
}
