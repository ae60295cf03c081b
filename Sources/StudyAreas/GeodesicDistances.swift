import GeoModel
import PROJKit

/// Distances between unit points on the ellipsoid, in kilometres.
public struct GeodesicDistances: Sendable {
    private let places: [Coordinate]
    private let geodesic = Geodesic()

    /// Distances between these places, longitude and latitude in degrees.
    public init(places: [Coordinate]) { self.places = places }

    /// Distances between the points of units.
    public init(_ units: [Unit]) { self.init(places: units.map(\.place)) }

    /// The distance between two units, by their indices, in kilometres. About 1 µs. geod_inverse
    public func km(_ first: Int, _ second: Int) -> Double {
        first == second ? 0 : geodesic.distanceMetres(from: places[first], to: places[second]) / 1000
    }
}
