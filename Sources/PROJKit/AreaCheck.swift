import CPROJ
import GeoModel

/// Where coordinates may lie: far from where a system is meant for, the library gives plausible numbers that are wrong.
struct AreaCheck: Hashable, Sendable {
    /// The permitted degrees; nil when nothing is known, or the area crosses the antimeridian.
    let permitted: Box?
    let sourceIsGeographic: Bool
    let targetIsGeographic: Bool
    static let marginDegrees = 6.0

    init(source: SystemDescription, target: SystemDescription, areaOfUse: Box?, isBounded: Bool = true) {
        sourceIsGeographic = source.isGeographic
        targetIsGeographic = target.isGeographic
        guard isBounded else {
            // Degrees past the antimeridian are meant; the library turns them round.
            permitted = source.isGeographic ? Box(minX: -540, minY: -90, maxX: 540, maxY: 90).expanded(by: 1e-6) : nil
            return
        }
        if let areaOfUse {
            permitted = areaOfUse.expanded(by: 1e-6)
            return
        }
        var box = Box(minX: -180, minY: -90, maxX: 180, maxY: 90).expanded(by: 1e-6)
        for area in [source.areaOfUse, target.areaOfUse].compactMap({ $0 }) where area.minX <= area.maxX {
            let wide = area.expanded(by: Self.marginDegrees)
            box = Box(
                minX: max(box.minX, wide.minX), minY: max(box.minY, wide.minY), maxX: min(box.maxX, wide.maxX),
                maxY: min(box.maxY, wide.maxY))
        }
        permitted = box
    }

    /// The position of the first coordinate in degrees that lies outside; nil when all lie inside.
    func firstOutside(_ degrees: UnsafeBufferPointer<Coordinate>) -> Int? {
        guard let permitted else { return nil }
        return degrees.firstIndex { place in
            if permitted.contains(place) { return false }
            // A longitude past the antimeridian is as good as the same place written on this side.
            return !permitted.contains(Coordinate(x: longitude(place.x, near: permitted.centre.x), y: place.y))
        }
    }
}
