import CoverageTopology
import Foundation
import GEOSKit
import GeoModel
import PROJKit

extension StudyBuilder {
    /// How far a village's land reaches where there is neither parish nor municipality, in metres.
    static let assumedReachMetres = 5000.0

    /// What is nearer to any of the places than the assumed reach.
    func landAround(_ places: [Coordinate]) -> MultiPolygon {
        (try? unionOfLands(Self.outermost(places).map(circle))) ?? MultiPolygon([])
    }

    /// The places whose circles make the outline: those at a corner of the hull of their own quarter of a kilometre.
    ///
    /// Circles around the others reach at most 4 m farther, in a few notches, and the union of 100,000 circles at one place takes
    /// many seconds. O(places log places); each place once, in an order that does not depend on the file's.
    static func outermost(_ places: [Coordinate]) -> [Coordinate] {
        let cell = assumedReachMetres / 20
        var byCell: [[Int]: Set<Coordinate>] = [:]
        for place in places where place.isFinite {
            let key = [Int((place.x / cell).rounded(.down)), Int((place.y / cell).rounded(.down))]
            byCell[key, default: []].insert(place)
        }
        var found: [Coordinate] = []
        for own in byCell.values {
            found += own.count > 3 ? Set(convexHull(of: Array(own))) : own
        }
        return found.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    }

    /// A polygon of 64 sides around a point: a circle on the ground.
    private func circle(around centre: Coordinate) -> MultiPolygon {
        let place = try? degrees(centre)
        if let place, let around = groundCircle(around: place) { return around }
        let reach = Self.assumedReachMetres / (place.map(metresPerPlanarUnit) ?? 1)
        return Self.polygon { Coordinate(x: centre.x + reach * $0.x, y: centre.y + reach * $0.y) }
    }

    /// The circle in a plane that stretches the ground more in one direction than in another; nil elsewhere, where a circle is
    /// one in the plane too, and at the poles.
    private func groundCircle(around place: Coordinate) -> MultiPolygon? {
        guard toWorking.target.isAzimuthal, abs(place.y) < 89, let scale = toWorking.scale(at: place),
            scale.distortion > 1e-4
        else { return nil }
        let geodesic = Geodesic()
        let eastward = geodesic.distanceMetres(from: place, to: Coordinate(x: place.x + 0.01, y: place.y)) * 100
        let northward = geodesic.distanceMetres(from: place, to: Coordinate(x: place.x, y: place.y + 0.01)) * 100
        let (east, north) = (Self.assumedReachMetres / eastward, Self.assumedReachMetres / northward)
        let corners = Self.polygon { Coordinate(x: place.x + east * $0.x, y: place.y + north * $0.y) }
        return try? toWorking.transform(corners)
    }

    /// What `corner` makes of 64 directions of length one.
    private static func polygon(_ corner: (Coordinate) -> Coordinate) -> MultiPolygon {
        var corners = (0..<64).map { step in
            let angle = Double(step) / 64 * 2 * Double.pi
            return corner(Coordinate(x: cos(angle), y: sin(angle)))
        }
        corners.append(corners[0])
        return MultiPolygon(Polygon(exterior: Ring(corners)))
    }
}
