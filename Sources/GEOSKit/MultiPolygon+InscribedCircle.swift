import CGEOS
import GeoModel

/// The largest circle found inside a land, and how sure that is.
public struct InscribedCircle: Hashable, Sendable {
    /// A circle that lies inside.
    public var circle: Circle
    /// How much larger the true radius can be at most, in coordinate units; nil where only a lower bound was sought.
    public var tolerance: Double?
}

extension MultiPolygon {
    /// The pole of inaccessibility: the centre of the largest circle inside this land; nil when the land is empty.
    ///
    /// Any such search takes seconds to forever on long thin land, because every place along it is equally good.
    /// The tolerance is therefore never finer than 1/2000 of the longer side, and land whose box is more than 500 times
    /// longer than wide gets the best of its points on the surface instead.
    /// - Parameter tolerance: how exact the radius must be, in coordinate units; by default 1/1000 of the longer side.
    /// - Throws: `GEOSError` for non-finite numbers or rings that are none.
    public func maximumInscribedCircle(
        tolerance: Double? = nil, named identity: String? = nil
    ) throws(GEOSError) -> InscribedCircle? {
        let call = GEOSCall("maximum inscribed circle", on: identity)
        let land = MultiPolygon(polygons.filter { !$0.exterior.coordinates.isEmpty })
        for polygon in land.polygons {
            for ring in polygon.rings where !ring.coordinates.isEmpty {
                guard let fault = ring.shapeFault else { continue }
                throw call.failure(fault.reason, hint: "repair it first", place: fault.place)
            }
        }
        let bounds = land.box
        guard !bounds.isEmpty else { return nil }
        let longer = max(bounds.width, bounds.height)
        if let tolerance, !(tolerance > 0 && tolerance.isFinite) {
            throw call.failure("the tolerance must be a positive number, not \(tolerance)")
        }
        guard min(bounds.width, bounds.height) * 500 >= longer, longer > 0 else {
            return try widestPlace(call)
        }
        let used = max(tolerance ?? longer / 1000, longer / 2000)
        var search = PoleSearch(land)
        guard let circle = search.run(tolerance: used, guess: land.centreOfMass ?? bounds.centre) else { return nil }
        // On thin slanting land the tolerance can exceed the radius: the surface point may then be the better centre.
        if used > circle.radius / 10, let other = try widestPlace(call), other.circle.radius > circle.radius {
            return InscribedCircle(circle: other.circle, tolerance: used)
        }
        return InscribedCircle(circle: circle, tolerance: used)
    }

    private func widestPlace(_ call: GEOSCall) throws(GEOSError) -> InscribedCircle? {
        var best: Circle?
        for polygon in polygons where !polygon.exterior.coordinates.isEmpty {
            let piece = try call.land(MultiPolygon(polygon))
            let surface = try call.own(GEOSPointOnSurface_r(call.handle, piece.pointer))
            guard let centre = try call.coordinate(from: surface) else { continue }
            let rim = try call.own(GEOSBoundary_r(call.handle, piece.pointer))
            let radius = try call.measure { GEOSDistance_r(call.handle, surface.pointer, rim.pointer, $0) }
            if radius > best?.radius ?? -1 { best = Circle(centre: centre, radius: radius) }
        }
        return best.map { InscribedCircle(circle: $0, tolerance: nil) }
    }

    /// The centre of mass, by triangles from the first coordinate; nil for land without area.
    private var centreOfMass: Coordinate? {
        guard let origin = polygons.first?.exterior.coordinates.first else { return nil }
        var (doubled, x, y) = (0.0, 0.0, 0.0)
        for polygon in polygons {
            for (position, ring) in polygon.rings.enumerated() {
                var (ringDoubled, ringX, ringY) = (0.0, 0.0, 0.0)
                for (from, to) in zip(ring.coordinates, ring.coordinates.dropFirst()) {
                    let (ax, ay, bx, by) = (from.x - origin.x, from.y - origin.y, to.x - origin.x, to.y - origin.y)
                    let cross = ax * by - bx * ay
                    ringDoubled += cross
                    ringX += cross * (ax + bx)
                    ringY += cross * (ay + by)
                }
                // Outer rings add and holes take away, whichever way they run.
                let sign = (ringDoubled < 0) == (position == 0) ? -1.0 : 1
                doubled += sign * ringDoubled
                x += sign * ringX
                y += sign * ringY
            }
        }
        guard doubled > 0 else { return nil }
        return Coordinate(x: origin.x + x / (3 * doubled), y: origin.y + y / (3 * doubled))
    }
}
