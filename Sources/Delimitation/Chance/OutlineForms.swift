import CoverageTopology
import GEOSKit
import GeoModel
import StudyAreas

/// How far groups of units fill the shapes around them, without dissolving any: the hull of a group is that of its units' hulls.
struct OutlineForms {
    private let areas: [Double]
    /// Hulls of the units that groups are made of.
    private var hulls: [Int: [Coordinate]] = [:]

    /// - Complexity: O(n log n) in the corners of the units.
    init(_ study: Study, areas: [Double], units: [Int]) {
        // Hulls and circles are drawn in the plane, and so is what they hold.
        self.areas = zip(areas, study.coverage.shapes).map { area, shape in
            area / (shape.metresPerPlanarUnit * shape.metresPerPlanarUnit)
        }
        for unit in units {
            hulls[unit] = convexHull(of: study.lands[unit].polygons.flatMap(\.exterior.coordinates))
        }
    }

    /// What a group's land is of the smallest circle, and of the smallest convex land, around it; nil for what has no land.
    func fill(of group: [Int]) -> (reock: Double, convexHull: Double)? {
        let hull = MultiPolygon(
            Polygon(exterior: Ring(CoverageTopology.convexHull(of: group.flatMap { hulls[$0] ?? [] }))))
        let land = group.reduce(0) { $0 + areas[$1] }
        let around = hull.area
        guard around > 0, let circle = try? hull.minimumBoundingCircle(), circle.area > 0 else { return nil }
        return (land / circle.area, land / around)
    }
}
