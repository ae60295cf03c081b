import GEOSKit
import GeoModel

/// Puts simple rings together to polygons: shells run counter-clockwise, holes clockwise.
///
/// A hole goes to the smallest shell around it. Shells by descending area, ties by the order given. Complexity: O(n log n) for
/// rings that seldom lie within one another's boxes.
func nestedPolygons(of rings: [Ring]) -> [Polygon] {
    var shells: [(ring: Ring, area: Double, box: Box, order: Int)] = []
    var holes: [(ring: Ring, area: Double)] = []
    for (order, ring) in rings.enumerated() {
        let area = ring.signedArea
        if area > 0 { shells.append((ring, area, ring.box, order)) } else if area < 0 { holes.append((ring, -area)) }
    }
    shells.sort { $0.area != $1.area ? $0.area > $1.area : $0.order < $1.order }
    var polygons = shells.map { Polygon(exterior: $0.ring) }
    var around = RingsAround(shells.map(\.ring))
    for hole in holes {
        if shells.count == 1 {
            if shells[0].area >= hole.area, shells[0].box.contains(hole.ring.box) {
                polygons[0].holes.append(hole.ring)
            }
            continue
        }
        // From the smallest shell up: the first that holds it is the innermost.
        for index in around.candidates(hole.ring).reversed() where shells[index].area >= hole.area {
            if around.ring(index, surrounds: hole.ring) {
                polygons[index].holes.append(hole.ring)
                break
            }
        }
    }
    return polygons
}

/// Finds which of some rings lie around others. A ring that is asked about often gets its edges sorted.
struct RingsAround {
    private let rings: [Ring]
    private let boxes: [Box]
    private let index: SpatialIndex
    private var asked: [Int]
    private var locators: [Int: PointLocator] = [:]

    init(_ rings: [Ring]) {
        self.rings = rings
        boxes = rings.map(\.box)
        index = SpatialIndex(boxes)
        asked = [Int](repeating: 0, count: rings.count)
    }

    /// The rings whose boxes hold that of `inner`, ascending.
    func candidates(_ inner: Ring) -> [Int] {
        guard let first = inner.coordinates.first else { return [] }
        let box = inner.box
        return index.indices(meeting: Box(around: [first])).filter { boxes[$0].contains(box) }
    }

    /// Whether `inner`, which crosses the ring nowhere, lies inside it; shared vertices tell nothing and are passed over.
    mutating func ring(_ outer: Int, surrounds inner: Ring) -> Bool {
        asked[outer] += 1
        guard asked[outer] > 4 else { return rings[outer].surrounds(inner) }
        let locator = locators[outer] ?? PointLocator(MultiPolygon(Polygon(exterior: rings[outer])))
        locators[outer] = locator
        for coordinate in inner.coordinates {
            switch locator.place(of: coordinate) {
            case .inside: return true
            case .outside: return false
            case .border: continue
            }
        }
        return true
    }
}

extension MultiPolygon {
    /// Whether a polygon lies on another one rather than beside it or in a hole of it; the polygons cross nowhere.
    ///
    /// - Complexity: O(n log n) for polygons that seldom lie within one another's boxes.
    var hasNestedPolygons: Bool {
        guard polygons.count > 1 else { return false }
        var around = RingsAround(polygons.map(\.exterior))
        var holes: [Int: RingsAround] = [:]
        for (inner, polygon) in polygons.enumerated() {
            for outer in around.candidates(polygon.exterior) where outer != inner {
                guard around.ring(outer, surrounds: polygon.exterior) else { continue }
                var own = holes[outer] ?? RingsAround(polygons[outer].holes)
                let isInHole = own.candidates(polygon.exterior).contains { own.ring($0, surrounds: polygon.exterior) }
                holes[outer] = own
                if !isInHole { return true }
            }
        }
        return false
    }
}

extension Box {
    /// Whether no part of the other box lies outside this one.
    fileprivate func contains(_ other: Box) -> Bool {
        minX <= other.minX && other.maxX <= maxX && minY <= other.minY && other.maxY <= maxY
    }
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
