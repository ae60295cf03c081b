import GeoModel

/// A stretch of border between two units, found one way or another, before it is summed up.
struct BorderStretch {
    var a: Int32
    var b: Int32
    var length: Double
    var matched: Double = 0
    var width: Double = 0

    /// Orders stretches by their units.
    var key: UInt64 { UInt64(a.magnitude) << 32 | UInt64(b.magnitude) }
}

extension Coverage {
    /// The borders of `unit`, by the other unit's index. Complexity: O(its neighbours).
    public func borders(of unit: Int) -> [SharedBorder] {
        (borderOffsets[unit]..<borderOffsets[unit + 1]).map { borders[Int(borderPositions[Int($0)])] }
    }

    /// The neighbours of `unit`, in ascending order. Complexity: O(its neighbours).
    public func neighbours(of unit: Int, contiguity: Contiguity = .rook) -> [Int] {
        borders(of: unit).filter { contiguity == .queen || !$0.isPoint }.map { $0.other(than: unit) }
    }

    /// Every pair of neighbours, by the smaller index, then the larger.
    public func neighbourPairs(_ contiguity: Contiguity = .rook) -> [(a: Int, b: Int)] {
        borders.filter { contiguity == .queen || !$0.isPoint }.map { ($0.a, $0.b) }
    }

    /// Finds the shared borders: identical edges, identical vertices, what the tolerance bridges, and overlaps.
    mutating func findBorders(overlapping: Bool) {
        var stretches = exactStretches()
        appendRepeatedEdges(to: &stretches)
        appendPointContacts(to: &stretches)
        findUnitsDrawnAlike()
        var matcher = ToleranceMatcher(self)
        if toleranceMetres > 0 || overlapping { matcher.match(beyondTouching: toleranceMetres > 0) }
        if toleranceMetres > 0 { appendMatched(matcher, to: &stretches) }
        if overlapping { findOverlaps(from: matcher.touching) }
        appendOverlaps(to: &stretches)
        if toleranceMetres > 0 { listNearMisses(matcher, stretches) }
        sumUp(&stretches)
        indexBorders()
    }

    private mutating func sumUp(_ stretches: inout [BorderStretch]) {
        stretches.sort { $0.key < $1.key }
        for stretch in stretches {
            if let last = borders.indices.last, borders[last].a == Int(stretch.a), borders[last].b == Int(stretch.b) {
                borders[last].lengthMetres += stretch.length
                borders[last].matchedMetres += stretch.matched
                borders[last].widthMetres = max(borders[last].widthMetres, stretch.width)
            } else {
                borders.append(
                    SharedBorder(
                        a: Int(stretch.a), b: Int(stretch.b), lengthMetres: stretch.length,
                        matchedMetres: stretch.matched, widthMetres: stretch.width))
            }
        }
    }

    /// Runs of identical edges, one stretch for each run along the ring of the smaller unit.
    ///
    /// Edges that several units draw in one direction are left to `appendRepeatedEdges`.
    private func exactStretches() -> [BorderStretch] {
        var isRepeated: [Bool] = []
        if !edges.repeatedEdges.isEmpty {
            isRepeated = [Bool](repeating: false, count: edges.count)
            forEachRepeatedEdge { _, forward, backward in
                for edge in forward { isRepeated[Int(edge)] = true }
                for edge in backward { isRepeated[Int(edge)] = true }
            }
        }
        var stretches: [BorderStretch] = []
        var open: BorderStretch?
        for edge in 0..<edges.count {
            let twin = Int(edges.twin[edge])
            guard twin >= 0, isRepeated.isEmpty || !isRepeated[edge] else { continue }
            let unit = edges.unit[edge]
            let other = edges.unit[twin]
            guard unit < other else { continue }
            if open?.a == unit && open?.b == other {
                open?.length += length(of: edge)
            } else {
                if let open { stretches.append(open) }
                open = BorderStretch(a: unit, b: other, length: length(of: edge))
            }
        }
        if let open { stretches.append(open) }
        return stretches
    }

    /// A stretch of no length for every two units that meet in a vertex and need not share an edge there.
    private mutating func appendPointContacts(to stretches: inout [BorderStretch]) {
        var keys: [UInt64] = []
        var crowds: Set<[Int32]> = []
        for vertex in vertices.indices {
            let start = Int(edges.starOffsets[vertex])
            let end = Int(edges.starOffsets[vertex + 1])
            if end - start < 2 { continue }
            if end - start == 2 && isInsideBorder(Int(edges.star[start]), Int(edges.star[start + 1])) { continue }
            if end - start > 8 {
                // The same many units often meet in one vertex after the other.
                crowds.insert(Set(edges.star[start..<end].map { [edges] in edges.unit[Int($0)] }).sorted())
                continue
            }
            for first in start..<end {
                for second in (first + 1)..<max(first + 1, end) {
                    let a = edges.unit[Int(edges.star[first])]
                    let b = edges.unit[Int(edges.star[second])]
                    if a != b { keys.append(unorderedKey(a, b)) }
                }
            }
        }
        for crowd in crowds.sorted(by: { $0.count < $1.count }) {
            guard admits(crowd.count) else { continue }
            for (index, a) in crowd.enumerated() {
                for b in crowd[(index + 1)...] { keys.append(UInt64(a) << 32 | UInt64(b)) }
            }
        }
        keys.sort()
        var previous: UInt64?
        for key in keys where key != previous {
            stretches.append(BorderStretch(a: Int32(key >> 32), b: Int32(key & 0xFFFF_FFFF), length: 0))
            previous = key
        }
    }

    /// Whether so many units in one place may all be paired, or there are too many; then that is noted.
    mutating func admits(_ count: Int) -> Bool {
        if count <= Coverage.mostUnitsInOnePlace { return true }
        limits.unitsInOnePlace = max(limits.unitsInOnePlace ?? 0, count)
        return false
    }

    /// Whether two half-edges from one vertex belong to units that share an edge there, as along any border.
    private func isInsideBorder(_ first: Int, _ second: Int) -> Bool {
        let a = edges.unit[first]
        let b = edges.unit[second]
        if a == b { return true }
        let firstTwin = Int(edges.twin[first])
        let secondTwin = Int(edges.twin[second])
        return (firstTwin >= 0 && edges.unit[firstTwin] == b) || (secondTwin >= 0 && edges.unit[secondTwin] == a)
    }

    private mutating func indexBorders() {
        borderOffsets = [Int32](repeating: 0, count: unitCount + 1)
        for border in borders {
            borderOffsets[border.a + 1] += 1
            borderOffsets[border.b + 1] += 1
        }
        for unit in 0..<unitCount { borderOffsets[unit + 1] += borderOffsets[unit] }
        var filled = borderOffsets
        borderPositions = [Int32](repeating: 0, count: borders.count * 2)
        // Borders are sorted by (a, b): first those where the unit is the larger, then those where it is the smaller.
        for (index, border) in borders.enumerated() {
            borderPositions[Int(filled[border.b])] = Int32(index)
            filled[border.b] += 1
        }
        for (index, border) in borders.enumerated() {
            borderPositions[Int(filled[border.a])] = Int32(index)
            filled[border.a] += 1
        }
    }
}
