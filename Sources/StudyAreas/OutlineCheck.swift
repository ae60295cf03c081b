import GEOSKit
import GeoModel
import PROJKit

/// What is known of a feature's polygon before anything is made of it: whether it is valid, and what a repair would cost.
struct OutlineCheck: Sendable {
    /// The polygon, its halves on both sides of the antimeridian joined.
    var raw: MultiPolygon
    /// Brings it to longitude and latitude.
    var toDegrees: CoordinateTransformation
    /// What is wrong with it, the place in the coordinates of `raw`.
    var fault: ValidityFault?
    /// What the geometry library refused.
    var refusal: GEOSError?
    /// Why it has no place in longitude and latitude.
    var misplaced: ProjectionError?
    /// What it costs to look at it and to repair it.
    var cost = OutlineCost()

    /// Looks at `raw`, which lies in the source of `toDegrees`.
    init(_ raw: MultiPolygon, toDegrees: CoordinateTransformation) {
        self.raw = raw
        self.toDegrees = toDegrees
        if toDegrees.centralMeridian != nil {
            // Halves on both sides of the antimeridian are one area, and are looked at as one.
            do {
                self.raw = try toDegrees.transform(raw).joinedAtAntimeridian()
                self.toDegrees = try CoordinateTransformation(from: .longitudeLatitude, to: .longitudeLatitude)
            } catch {
                misplaced = error
                return
            }
        }
        (fault, refusal, cost) = OutlineCost.check(self.raw)
    }
}

/// What it costs to look at a polygon and to repair it.
struct OutlineCost: Sendable, Hashable {
    /// Pairs of edges whose boxes meet, where these are very many.
    var crowding = 0
    /// How often it crosses itself, beyond what costs nothing; 0 where it is valid.
    var crossings = 0

    /// Whether a polygon is valid, and what it costs; one in which too many edges lie in one place is not looked at.
    static func check(_ area: MultiPolygon) -> (fault: ValidityFault?, refusal: GEOSError?, cost: OutlineCost) {
        var cost = OutlineCost(crowding: area.crowding)
        guard cost.crowding <= MultiPolygon.mostEdgeMeetings else { return (nil, nil, cost) }
        do {
            let fault = try area.validityFault()
            if fault != nil { cost.crossings = area.crossings(upTo: MultiPolygon.mostCrossings) }
            return (fault, nil, cost)
        } catch {
            return (nil, error, cost)
        }
    }
}

/// How much a layer's polygons may cost together. A polygon that costs more than is left has to be left out.
struct OutlineBudget {
    /// A layer may cost as much as so many of the dearest polygons.
    private static let polygons = 10
    private var crowding = polygons * MultiPolygon.mostEdgeMeetings
    private var crossings = polygons * MultiPolygon.mostCrossings

    /// Why a polygon cannot be used; nil where it can, which is then paid for.
    mutating func refusal(of cost: OutlineCost) -> Tangle? {
        if cost.crowding > min(crowding, MultiPolygon.mostEdgeMeetings) { return .crowded }
        if cost.crossings > min(crossings, MultiPolygon.mostCrossings) { return .crossings }
        crowding -= cost.crowding
        crossings -= cost.crossings
        return nil
    }
}
