import CoverageTopology
import Foundation
import GEOSKit
import GeoModel

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

    /// A polygon of 64 sides around a point.
    private func circle(around centre: Coordinate) -> MultiPolygon {
        let reach = Self.assumedReachMetres / ((try? degrees(centre)).map(metresPerPlanarUnit) ?? 1)
        var corners = (0..<64).map { step in
            let angle = Double(step) / 64 * 2 * Double.pi
            return Coordinate(
                x: centre.x + reach * cos(angle),
                y: centre.y + reach * sin(angle))
        }
        corners.append(corners[0])
        return MultiPolygon(Polygon(exterior: Ring(corners)))
    }
}
