import GEOSKit
import GeoModel

extension Coverage {
    /// Land of more overlaps than this is not added up.
    private static let mostOverlaps = 3000

    /// The area that two or more units claim, on the ground, in square metres: each place once, however many claim it.
    ///
    /// Nil where not all overlaps are known, or there are too many to lay over one another. Complexity: an overlay of the overlaps.
    public func areaClaimedTwice() -> Double? {
        guard !overlaps.isEmpty else { return 0 }
        guard limits.overlapsFound == nil else { return nil }
        func first(_ unit: Int) -> Int { firstDrawnAlike.isEmpty ? unit : Int(firstDrawnAlike[unit]) }
        var pairs: Set<UInt64> = []
        for overlap in overlaps {
            pairs.insert(
                unorderedKey(
                    Int32(truncatingIfNeeded: first(overlap.a)), Int32(truncatingIfNeeded: first(overlap.b))))
            guard pairs.count <= Self.mostOverlaps else { return nil }
        }
        var lands = MeasurableLands(self)
        let keys = pairs.sorted()
        lands.prepare(Set(keys.flatMap { [Int($0 >> 32), Int($0 & 0xFFFF_FFFF)] }).sorted())
        var common: [(unit: Int, land: MultiPolygon)] = []
        for key in keys {
            let (a, b) = (Int(key >> 32), Int(key & 0xFFFF_FFFF))
            // Units drawn alike claim all of their land together.
            let land = a == b ? lands[a] : try? lands[a].intersection(with: lands[b])
            if let land, !land.isEmpty { common.append((a, land)) }
        }
        let index = SpatialIndex(common.map(\.land.box))
        var meetings: [(a: Int, b: Int)] = []
        for (position, item) in common.enumerated() {
            index.forEach(meeting: item.land.box) { if $0 > position { meetings.append((position, $0)) } }
        }
        var sum = 0.0
        for part in ConnectedParts(unitCount: common.count, pairs: meetings).parts {
            guard let union = part.count == 1 ? common[part[0]].land : try? unionOfLands(part.map { common[$0].land })
            else { return nil }
            sum += onGround(area: union.area, like: common[part[0]].unit)
        }
        return sum
    }
}
