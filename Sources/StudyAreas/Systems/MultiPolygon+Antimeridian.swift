import GEOSKit
import GeoModel

extension MultiPolygon {
    /// The land with the pieces that meet at the antimeridian joined: files cut them there, as RFC 7946 asks, and the cut is no
    /// border. Longitudes must run on past it.
    func joinedAtAntimeridian() -> MultiPolygon {
        guard polygons.count > 1 else { return self }
        let touching = polygons.indices.filter { index in
            polygons[index].exterior.coordinates.contains { abs(abs($0.x) - 180) < 1e-9 }
        }
        guard touching.count > 1 else { return self }
        let pieces = touching.map { MultiPolygon(polygons[$0]) }
        guard pieces.allSatisfy({ (try? $0.validityFault()) == .some(.none) }), let joined = try? unionOfLands(pieces)
        else { return self }
        let apart = Set(touching)
        return MultiPolygon(joined.polygons + polygons.indices.filter { !apart.contains($0) }.map { polygons[$0] })
    }
}
