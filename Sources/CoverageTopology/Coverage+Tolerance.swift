import GeoModel

extension Coverage {
    /// A half-edge as a straight piece of border in working coordinates.
    func segment(of edge: Int) -> Segment {
        Segment(start: vertices[Int(edges.origin[edge])], end: vertices[Int(edges.target(edge))])
    }

    /// Adds the borders that the tolerance bridges.
    ///
    /// The length of a bridged border is the mean of what the two units' own lines measure along it.
    mutating func appendMatched(_ matcher: ToleranceMatcher, to stretches: inout [BorderStretch]) {
        var sides: [UInt64: (own: Double, others: Double, width: Double)] = [:]
        for run in matcher.runs.lazy.map({ $0.trimmed() }) where run.isBorder {
            let key = unorderedKey(run.unit, run.other)
            let metres = shapes[Int(run.unit)].metresPerPlanarUnit
            var side = sides[key] ?? (0, 0, 0)
            if run.unit < run.other { side.own += run.length * metres } else { side.others += run.length * metres }
            side.width = max(side.width, run.width * metres)
            sides[key] = side
            stitches += run.stitches
            shapes[Int(run.unit)].coastMetres = max(0, shapes[Int(run.unit)].coastMetres - run.length * metres)
        }
        for (key, side) in sides.sorted(by: { $0.key < $1.key }) {
            let length = side.own > 0 && side.others > 0 ? (side.own + side.others) / 2 : max(side.own, side.others)
            // What holds of a unit holds of those drawn exactly like it.
            for a in alike(Int32(key >> 32)) {
                for b in alike(Int32(key & 0xFFFF_FFFF)) {
                    stretches.append(
                        BorderStretch(
                            a: min(a, b), b: max(a, b), length: length, matched: length, width: side.width))
                }
            }
            // A vertex that lies on the neighbour's edge, as at any T-junction, is no miss.
            guard side.width > 0.001, let approach = matcher.approaches[key] else { continue }
            nearMisses.append(
                NearMiss(
                    key, approach, width: side.width, length: length, isMatched: true, metres: metresPerPlanarUnit(key))
            )
        }
    }

    /// Adds the pairs that come near each other and are no neighbours, and sorts all near misses.
    mutating func listNearMisses(_ matcher: ToleranceMatcher, _ stretches: [BorderStretch]) {
        limits.nearMissesCut = matcher.isCut
        if matcher.crowd > 0 { limits.unitsInOnePlace = max(limits.unitsInOnePlace ?? 0, matcher.crowd) }
        let known = Set(stretches.map(\.key))
        for (key, approach) in matcher.approaches where !known.contains(key) {
            let metres = metresPerPlanarUnit(key)
            nearMisses.append(
                NearMiss(
                    key, approach, width: approach.width * metres, length: approach.length * metres, isMatched: false,
                    metres: metres))
        }
        nearMisses.sort { ($0.a, $0.b) < ($1.a, $1.b) }
    }

    /// Metres on the ground for a unit of length in the plane, where the first of a pair of units lies.
    private func metresPerPlanarUnit(_ key: UInt64) -> Double { shapes[Int(key >> 32)].metresPerPlanarUnit }

    /// The near misses of `unit`, the nearest first: what to tell of an isolated unit. Complexity: O(near misses).
    public func nearMisses(of unit: Int) -> [NearMiss] {
        nearMisses.filter { $0.a == unit || $0.b == unit }
            .sorted { ($0.distanceMetres, $0.a, $0.b) < ($1.distanceMetres, $1.a, $1.b) }
    }
}

extension NearMiss {
    fileprivate init(
        _ key: UInt64, _ approach: ToleranceMatcher.Approach, width: Double, length: Double, isMatched: Bool,
        metres: Double
    ) {
        self.init(
            a: Int(key >> 32), b: Int(key & 0xFFFF_FFFF), distanceMetres: approach.distance * metres,
            widthMetres: width,
            lengthMetres: length, place: approach.place, isMatched: isMatched)
    }
}
