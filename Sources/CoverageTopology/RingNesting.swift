import GeoModel

/// Puts simple rings together to polygons: shells run counter-clockwise, holes clockwise.
///
/// A hole goes to the smallest shell around it. Shells by descending area, ties by the order given. Complexity: O(holes × shells)
/// box tests, with point in ring only where the boxes nest.
func nestedPolygons(of rings: [Ring]) -> [Polygon] {
    var shells: [(ring: Ring, area: Double, box: Box, order: Int)] = []
    var holes: [(ring: Ring, area: Double)] = []
    for (order, ring) in rings.enumerated() {
        let area = ring.signedArea
        if area > 0 { shells.append((ring, area, ring.box, order)) } else if area < 0 { holes.append((ring, -area)) }
    }
    shells.sort { $0.area != $1.area ? $0.area > $1.area : $0.order < $1.order }
    var polygons = shells.map { Polygon(exterior: $0.ring) }
    for hole in holes {
        let box = hole.ring.box
        // From the smallest shell up: the first that holds it is the innermost.
        for index in shells.indices.reversed() where shells[index].area >= hole.area {
            let outer = shells[index].box
            guard outer.minX <= box.minX, outer.maxX >= box.maxX, outer.minY <= box.minY, outer.maxY >= box.maxY
            else { continue }
            if shells.count == 1 || shells[index].ring.surrounds(hole.ring) {
                polygons[index].holes.append(hole.ring)
                break
            }
        }
    }
    return polygons
}

extension Ring {
    /// Whether `inner`, which crosses this ring nowhere, lies inside it; shared vertices tell nothing and are passed over.
    func surrounds(_ inner: Ring) -> Bool {
        for coordinate in inner.coordinates {
            switch side(of: coordinate) {
            case 1: return true
            case -1: return false
            default: continue
            }
        }
        return true
    }

    /// 1 inside, -1 outside, 0 on a vertex or an edge of the ring, by counting crossings of a ray to the right.
    func side(of place: Coordinate) -> Int {
        var isInside = false
        for index in coordinates.indices.dropFirst() {
            let start = coordinates[index - 1]
            let end = coordinates[index]
            if start == place || end == place { return 0 }
            if (start.y > place.y) != (end.y > place.y) {
                let cross = (end.x - start.x) * (place.y - start.y) - (end.y - start.y) * (place.x - start.x)
                if cross == 0 { return 0 }
                if (cross > 0) == (end.y > start.y) { isInside.toggle() }
            }
        }
        return isInside ? 1 : -1
    }
}
