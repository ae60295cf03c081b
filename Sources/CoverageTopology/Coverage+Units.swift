import GeoModel

/// The rings of each unit, by their numbers.
struct UnitRings: Sendable {
    private var offsets: [Int32]
    private var numbers: [Int32]

    init(_ edges: HalfEdges, unitCount: Int) {
        offsets = [Int32](repeating: 0, count: unitCount + 1)
        let units = edges.ringIsHole.indices.map { Int(edges.unit[Int(edges.ringStarts[$0])]) }
        for unit in units { offsets[unit + 1] += 1 }
        for unit in 0..<unitCount { offsets[unit + 1] += offsets[unit] }
        var free = offsets
        numbers = [Int32](repeating: 0, count: units.count)
        for (ring, unit) in units.enumerated() {
            numbers[Int(free[unit])] = Int32(truncatingIfNeeded: ring)
            free[unit] += 1
        }
    }

    subscript(unit: Int) -> ArraySlice<Int32> { numbers[Int(offsets[unit])..<Int(offsets[unit + 1])] }
}

extension Coverage {
    /// The half-edges of a ring.
    func edges(ofRing ring: Int32) -> Range<Int> {
        Int(edges.ringStarts[Int(ring)])..<Int(edges.ringStarts[Int(ring) + 1])
    }

    /// The rings of a unit as they are, each as a polygon of its own: the even-odd rule tells what is inside.
    func ringsAsPolygons(of unit: Int) -> MultiPolygon {
        MultiPolygon(ringsOfUnit[unit].map { Polygon(exterior: closedRing($0)) })
    }

    /// The polygons of a unit as they were given, without repeated vertices.
    func givenPolygons(of unit: Int) -> MultiPolygon {
        var polygons: [Polygon] = []
        var piece: Int32 = -1
        for ring in ringsOfUnit[unit] {
            let isHole = edges.ringIsHole[Int(ring)]
            if isHole, edges.ringPiece[Int(ring)] == piece {
                polygons[polygons.count - 1].holes.append(closedRing(ring))
            } else if !isHole {
                piece = edges.ringPiece[Int(ring)]
                polygons.append(Polygon(exterior: closedRing(ring)))
            }
        }
        return MultiPolygon(polygons)
    }

    private func closedRing(_ ring: Int32) -> Ring {
        let range = edges(ofRing: ring)
        var coordinates: [Coordinate] = []
        coordinates.reserveCapacity(range.count + 1)
        for edge in range { coordinates.append(vertices[Int(edges.origin[edge])]) }
        coordinates.append(coordinates[0])
        return Ring(coordinates)
    }

    /// Whether two polygons of the unit have an edge in common, as joined features have.
    func hasInnerEdges(_ unit: Int) -> Bool {
        ringsOfUnit[unit].contains { ring in
            edges(ofRing: ring).contains { edge in
                let twin = Int(edges.twin[edge])
                return twin >= 0 && Int(edges.unit[twin]) == unit
            }
        }
    }

    /// The units on the other side of the edges of one, in ascending order. Complexity: O(its edges).
    func unitsAcrossTwins(of unit: Int) -> [Int32] {
        var units: Set<Int32> = []
        for ring in ringsOfUnit[unit] {
            for edge in edges(ofRing: ring) {
                let twin = Int(edges.twin[edge])
                if twin >= 0, Int(edges.unit[twin]) != unit { units.insert(edges.unit[twin]) }
            }
        }
        return units.sorted()
    }

    /// Finds units with exactly the same edges as another: by the first of them, the others in ascending order.
    ///
    /// Complexity: O(e log e) for e edges of units that draw an edge together.
    mutating func findUnitsDrawnAlike() {
        let candidates = Set(crowdsOnOneSide.joined()).sorted()
        guard !candidates.isEmpty else { return }
        var byEdges: [[UInt64]: Int32] = [:]
        var alike: [Int32: [Int32]] = [:]
        for unit in candidates {
            var keys: [UInt64] = []
            for ring in ringsOfUnit[Int(unit)] {
                for edge in edges(ofRing: ring) {
                    keys.append(UInt64(edges.origin[edge].magnitude) << 32 | UInt64(edges.target(edge).magnitude))
                }
            }
            keys.sort()
            if let first = byEdges[keys] { alike[first, default: []].append(unit) } else { byEdges[keys] = unit }
        }
        guard !alike.isEmpty else { return }
        drawnAlike = alike
        firstDrawnAlike = (0..<Int32(truncatingIfNeeded: unitCount)).map { $0 }
        for (one, others) in alike { for other in others { firstDrawnAlike[Int(other)] = one } }
    }

    /// A unit and those drawn exactly like it.
    func alike(_ unit: Int32) -> [Int32] { [unit] + (drawnAlike[unit] ?? []) }
}
