import GEOSKit
import GeoModel

extension Coverage {
    /// Every pair of units whose lands have an area in common.
    ///
    /// Land claimed twice is bounded by edges without a twin, and there both units' boxes meet such an edge. Behind it the
    /// pairs may change across edges that have a twin: from each overlap the search goes on to the units' neighbours.
    func overlaps(_ lands: inout MeasurableLands, largerThan smallest: Double) throws(GEOSError) -> [UnitOverlap] {
        var round = pairsMeetingSingleEdges()
        var tested = Set(round)
        var found: [UnitOverlap] = []
        while !round.isEmpty {
            try lands.prepare(Set(round.flatMap { [Int($0 >> 32), Int($0 & 0xFFFF_FFFF)] }).sorted())
            var next: [UInt64] = []
            for key in round {
                let a = Int(key >> 32)
                let b = Int(key & 0xFFFF_FFFF)
                guard let overlap = try overlap(a, b, lands, largerThan: smallest) else { continue }
                found.append(overlap)
                for key in pairsBehind(a, b) where tested.insert(key).inserted { next.append(key) }
            }
            round = next.sorted()
        }
        return found.sorted { ($0.a, $0.b) < ($1.a, $1.b) }
    }

    /// The pairs that may claim the land on the other side of where `a` or `b` ends, or both end at once.
    private func pairsBehind(_ a: Int, _ b: Int) -> [UInt64] {
        let besideA = neighbours(of: a, contiguity: .queen)
        let besideB = neighbours(of: b, contiguity: .queen)
        var pairs = besideB.map { (a, $0) } + besideA.map { ($0, b) }
        for first in besideA {
            for second in neighbours(of: first, contiguity: .queen) where besideB.contains(second) {
                pairs.append((first, second))
            }
        }
        return pairs.compactMap { a, b in
            a != b && shapes[a].box.intersects(shapes[b].box) ? UInt64(min(a, b)) << 32 | UInt64(max(a, b)) : nil
        }
    }

    private func overlap(
        _ a: Int, _ b: Int, _ lands: MeasurableLands, largerThan smallest: Double
    ) throws(GEOSError) -> UnitOverlap? {
        let common = try lands[a].intersection(with: lands[b], named: "units \(a) and \(b)")
        let area = common.area
        guard area > smallest, let largest = common.polygons.max(by: { $0.area < $1.area }) else { return nil }
        let place = try MultiPolygon(largest).pointOnSurface() ?? largest.exterior.coordinates[0]
        let length = common.polygons.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.length } }
        return UnitOverlap(a: a, b: b, areaSquareMetres: area, widthMetres: 2 * area / length, place: place)
    }

    /// The pairs of units of which one has an edge without a twin that meets the other's box, in ascending order.
    private func pairsMeetingSingleEdges() -> [UInt64] {
        let boxes = SpatialIndex(shapes.map(\.box))
        var keys: [UInt64] = []
        var ofUnit: Set<Int> = []
        var current: Int32 = -1
        func flush() {
            for other in ofUnit where other != Int(current) {
                keys.append(UInt64(min(Int(current), other)) << 32 | UInt64(max(Int(current), other)))
            }
            ofUnit.removeAll(keepingCapacity: true)
        }
        for edge in 0..<edges.count where edges.twin[edge] < 0 {
            if edges.unit[edge] != current {
                flush()
                current = edges.unit[edge]
            }
            boxes.forEach(meeting: segment(of: edge).box) { ofUnit.insert($0) }
        }
        flush()
        return Set(keys).sorted()
    }
}
