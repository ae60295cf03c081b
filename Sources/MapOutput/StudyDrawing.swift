import CoverageTopology
import GEOSKit
import GeoModel
import PROJKit
import StudyAreas

/// A study's lands as they are drawn in one system: rounded once, simplified where asked for, neighbours matched.
///
/// ```swift
/// let drawing = try StudyDrawing(study, in: study.workingCRS, decimals: 0, simplifiedBy: 50)
/// let outlines = try drawing.clusterPolygons(labels: clusterOfUnit)
/// ```
public struct StudyDrawing: Sendable {
    /// What is drawn.
    public let study: Study
    /// The drawing of the units' lands.
    public let units: CoverageDrawing
    private let system: CoordinateReferenceSystem
    private let way: CoordinateTransformation?

    /// - Parameters:
    ///   - system: what the coordinates are in; the study's working system costs nothing.
    ///   - decimals: digits behind the point of a coordinate.
    ///   - toleranceMetres: vertices that change land by less than the square of this are left out; 0 keeps all.
    /// - Throws: `UnusableInput` with K103 when the land cannot be brought to that system.
    public init(
        _ study: Study, in system: CoordinateReferenceSystem = .longitudeLatitude, decimals: Int,
        simplifiedBy toleranceMetres: Double = 0
    ) throws(UnusableInput) {
        self.study = study
        self.system = system
        do {
            if system == study.workingCRS {
                way = study.toWorking
                units = study.coverage.drawing(decimals: decimals, simplifiedBy: toleranceMetres)
            } else if system == .longitudeLatitude {
                way = nil
                units = study.coverage.drawing(decimals: decimals, simplifiedBy: toleranceMetres) { $0 }
            } else {
                let way = try CoordinateTransformation(from: .longitudeLatitude, to: system)
                self.way = way
                units = try study.coverage.drawing(decimals: decimals, simplifiedBy: toleranceMetres) {
                    try way.transform($0)
                }
            }
        } catch {
            throw StudyDrawing.failure(error, "the map cannot be written in \(system)")
        }
    }

    /// The outlines of clusters, along the borders of their units.
    ///
    /// Where members are neighbours only by the tolerance, the cracks between them are closed.
    /// - Parameter labels: for each unit its cluster, counted from 0; nil for none.
    public func clusterPolygons(labels: [Int?]) throws(UnusableInput) -> [MultiPolygon] {
        let outlines = units.dissolved(labels: labels)
        let cracks = study.coverage.sliverBridges(labels: labels)
        guard !cracks.isEmpty else { return outlines }
        do {
            let bridges = try cracks.mapValues { try $0.map(placed) }
            // How long a metre is in the drawing's units.
            let labelled = labels.indices.filter { labels[$0] != nil }
            let areas = (
                outlines.reduce(0) { $0 + $1.area },
                labelled.reduce(0) { $0 + study.coverage.shapes[$1].areaSquareMetres }
            )
            let metre = areas.1 > 0 ? (areas.0 / areas.1).squareRoot() : 1
            return units.closing(outlines, with: bridges, width: study.coverage.toleranceMetres * metre)
        } catch {
            throw StudyDrawing.failure(error, "the outline of a cluster cannot be written")
        }
    }

    /// The outlines of clusters that may overlap: those that do are dissolved one after the other.
    ///
    /// - Parameter clusters: the units of each.
    /// - Returns: one land for each cluster, empty where nothing of it is drawn.
    ///
    /// Complexity: as many passes over the borders as clusters hold the same unit.
    public func clusterPolygons(_ clusters: [[Int]]) throws(UnusableInput) -> [MultiPolygon] {
        var lands = [MultiPolygon](repeating: MultiPolygon([]), count: clusters.count)
        var waiting = Array(clusters.indices)
        while !waiting.isEmpty {
            var labels = [Int?](repeating: nil, count: study.units.count)
            var (taken, overlapping) = ([Int](), [Int]())
            for cluster in waiting {
                if clusters[cluster].contains(where: { labels[$0] != nil }) {
                    overlapping.append(cluster)
                } else {
                    for unit in clusters[cluster] { labels[unit] = taken.count }
                    taken.append(cluster)
                }
            }
            for (cluster, land) in zip(taken, try clusterPolygons(labels: labels)) { lands[cluster] = land }
            waiting = overlapping
        }
        return lands
    }

    /// Land of the working system in the drawing's coordinates.
    private func placed(_ land: MultiPolygon) throws -> MultiPolygon {
        guard system != study.workingCRS else { return land }
        let degrees = try study.toDegrees.transform(land)
        return try way?.transform(degrees) ?? degrees
    }

    private static func failure(_ error: any Error, _ what: String) -> UnusableInput {
        if let error = error as? UnusableInput { return error }
        let projection = error as? ProjectionError
        return UnusableInput(
            Diagnostic(
                .unknownOutputSystem, .error, "\(what): \(projection?.words ?? "\(error)")", hint: projection?.hint))
    }
}

/// Where the label of a land belongs.
public enum LabelPlace {
    /// The pole of inaccessibility of the largest piece: the middle of the widest circle in it; nil for no land.
    ///
    /// Found to a hundredth of the land's extent.
    public static func of(_ land: MultiPolygon) -> Coordinate? {
        guard let largest = land.polygons.max(by: { $0.area < $1.area }) else { return nil }
        let piece = MultiPolygon(largest)
        let extent = max(piece.box.width, piece.box.height)
        if let circle = try? piece.maximumInscribedCircle(tolerance: extent / 100) { return circle.circle.centre }
        return (try? piece.pointOnSurface()) ?? piece.box.centre
    }
}
