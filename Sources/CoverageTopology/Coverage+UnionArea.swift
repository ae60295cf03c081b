import GEOSKit
import GeoModel

extension Coverage {
    /// The area of some units together on the ground, in square metres; what several of them claim counts once.
    ///
    /// This is the one place where the area of a group of units is measured.
    /// Complexity: O(units + their overlaps), and an overlay where three or more units claim the same land.
    public func areaSquareMetres(ofUnits units: some Sequence<Int>) -> Double {
        let members = distinctUnits(units)
        let sum = members.reduce(0) { $0 + shapes[$1].moments.area }
        // Where not all overlaps are known, what is claimed twice is not either.
        guard limits.overlapsFound == nil else { return sum }
        let groups = entangledOverlaps(among: members)
        guard !groups.isEmpty else { return sum }
        var lands = MeasurableLands(self)
        return max(0, groups.reduce(sum) { $0 - landCountedTwice($1, &lands) })
    }

    /// Area, centre and spread of some units together; what several of them claim counts once.
    public func moments(ofUnits units: some Sequence<Int>) -> AreaMoments {
        let members = distinctUnits(units)
        guard limits.overlapsFound == nil else {
            return members.reduce(AreaMoments.zero) { $0 + shapes[$1].moments }
        }
        let overlapping = Set(
            entangledOverlaps(among: members).flatMap { $0 }.flatMap { [overlaps[$0].a, overlaps[$0].b] })
        let alone = members.filter { !overlapping.contains($0) }.reduce(AreaMoments.zero) { $0 + shapes[$1].moments }
        guard !overlapping.isEmpty else { return alone }
        var lands = MeasurableLands(self)
        lands.prepare(overlapping.sorted())
        guard let union = try? unionOfLands(overlapping.sorted().map { lands[$0] }) else {
            return members.reduce(AreaMoments.zero) { $0 + shapes[$1].moments }
        }
        let first = overlapping.min() ?? 0
        return alone + onGround(AreaMoments(of: union), like: first)
    }

    /// The units in ascending order, each once, and of those drawn alike only the first.
    private func distinctUnits(_ units: some Sequence<Int>) -> [Int] {
        guard !firstDrawnAlike.isEmpty else { return Set(units).sorted() }
        return Set(units.lazy.map { Int(firstDrawnAlike[$0]) }).sorted()
    }

    /// The overlaps among `members`, by their positions, those whose boxes meet together.
    private func entangledOverlaps(among members: [Int]) -> [[Int]] {
        guard !overlaps.isEmpty else { return [] }
        let own = Set(members)
        var positions: [Int] = []
        for unit in members {
            for index in overlapsOfUnit[unit]
            where overlaps[Int(index)].a == unit && own.contains(overlaps[Int(index)].b) {
                positions.append(Int(index))
            }
        }
        guard positions.count > 1 else { return positions.isEmpty ? [] : [positions] }
        let boxes = SpatialIndex(positions.map { overlaps[$0].box })
        var pairs: [(a: Int, b: Int)] = []
        // A chain of meetings is enough, and a search from each would find all pairs of a stack.
        var isSeen = [Bool](repeating: false, count: positions.count)
        var open: [Int] = []
        for start in positions.indices where !isSeen[start] {
            isSeen[start] = true
            open.append(start)
            while let one = open.popLast() {
                boxes.forEach(meeting: overlaps[positions[one]].box) { other in
                    guard !isSeen[other] else { return }
                    isSeen[other] = true
                    pairs.append((one, other))
                    open.append(other)
                }
                if pairs.count + 1 == positions.count { open.removeAll() }
            }
        }
        return ConnectedParts(unitCount: positions.count, pairs: pairs).parts.map { $0.map { positions[$0] } }
    }

    /// How much of the land of some overlaps the sum over the units counts too often.
    private func landCountedTwice(_ group: [Int], _ lands: inout MeasurableLands) -> Double {
        if group.count == 1 { return overlaps[group[0]].areaSquareMetres }
        let units = Set(group.flatMap { [overlaps[$0].a, overlaps[$0].b] }).sorted()
        lands.prepare(units)
        let own = units.map { lands[$0] }
        if group.count <= 2 * units.count {
            // The land of the overlaps, and how often each of its places is claimed.
            var common: [MultiPolygon] = []
            for index in group {
                if let land = try? lands[overlaps[index].a].intersection(with: lands[overlaps[index].b]) {
                    common.append(land)
                }
            }
            if let once = try? unionOfLands(common) {
                let claimed = own.reduce(0) { $0 + ((try? $1.intersectionArea(with: once)) ?? 0) }
                return onGround(area: claimed - once.area, like: units[0])
            }
        }
        guard let union = try? unionOfLands(own) else { return 0 }
        return onGround(area: units.reduce(0) { $0 + planarArea(of: $1) } - union.area, like: units[0])
    }
}
