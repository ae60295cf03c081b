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
    /// The library's search takes seconds to forever on long thin land, because every place along it is equally good.
    /// The tolerance is therefore never finer than 1/2000 of the longer side, and land whose box is more than 500 times
    /// longer than wide gets the best of its points on the surface instead.
    /// - Parameter tolerance: how exact the radius must be, in coordinate units; by default 1/1000 of the longer side.
    /// - Throws: `GEOSError` for non-finite numbers or invalid land.
    /// GEOSMaximumInscribedCircle_r
    public func maximumInscribedCircle(
        tolerance: Double? = nil, named identity: String? = nil
    ) throws(GEOSError) -> InscribedCircle? {
        let call = GEOSCall("maximum inscribed circle", on: identity)
        let land = try call.land(self)
        let bounds = MultiPolygon(polygons.filter { !$0.exterior.coordinates.isEmpty }).box
        guard !bounds.isEmpty, try !call.truth(GEOSisEmpty_r(call.handle, land.pointer)) else { return nil }
        let longer = max(bounds.width, bounds.height)
        if let tolerance, !(tolerance > 0 && tolerance.isFinite) {
            throw call.failure("the tolerance must be a positive number, not \(tolerance)")
        }
        guard min(bounds.width, bounds.height) * 500 >= longer, longer > 0 else {
            return try widestPlace(call)
        }
        let used = max(tolerance ?? longer / 1000, longer / 2000)
        let radiusLine = try call.own(GEOSMaximumInscribedCircle_r(call.handle, land.pointer, used))
        guard let ends = try call.lines(from: radiusLine).first, let centre = ends.first, let edge = ends.last else {
            return try widestPlace(call)
        }
        let circle = Circle(centre: centre, radius: centre.planarDistance(to: edge))
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
}
