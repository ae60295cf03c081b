import GEOSKit
import GeoModel

extension Coverage {
    /// All units' land as one.
    ///
    /// Units that share edges are joined by leaving those out. Where what is left crosses itself, they overlap or leave
    /// cracks, and the library unites them one by one.
    func union(_ lands: inout MeasurableLands) throws(GEOSError) -> MultiPolygon {
        let exact = borders.lazy.filter { $0.lengthMetres > $0.matchedMetres }.map { (a: $0.a, b: $0.b) }
        let groups = ConnectedParts(unitCount: unitCount, pairs: Array(exact))
        var tracer = OutlineTracer(self, labels: groups.partOfUnit.map { Int32($0) })
        var parts: [MultiPolygon] = []
        for (group, rings) in tracer.rings(clusterCount: groups.parts.count).enumerated() {
            let outline = MultiPolygon(nestedPolygons(of: rings.map(ring(of:))))
            if try outline.validityFault(named: "outline of unit \(groups.parts[group][0]) and others") == nil {
                parts.append(outline)
            } else {
                lands.prepare(groups.parts[group])
                for unit in groups.parts[group] { parts.append(lands[unit]) }
            }
        }
        return parts.count == 1 ? parts[0] : try unionOfLands(parts, named: "all units")
    }

    /// The holes of the union, less the islands in them.
    func gaps(
        in union: MultiPolygon, largerThan smallest: Double, sliverWidth: Double
    ) throws(GEOSError) -> [CoverageGap] {
        let planar = planeScale * planeScale
        let lands = gapLands(in: union).filter { $0.area > smallest * planar }
        guard !lands.isEmpty else { return [] }
        let outlines = SingleEdges(self)
        var gaps: [CoverageGap] = []
        for land in lands {
            let units = outlines.units(along: land)
            let metres = units.first.map { shapes[$0].metresPerPlanarUnit } ?? 1 / planeScale
            let area = land.area * metres * metres
            let width = 2 * area / (metres * land.rings.reduce(0) { $0 + $1.length })
            gaps.append(
                CoverageGap(
                    kind: width < sliverWidth ? .sliver : .hole, areaSquareMetres: area, widthMetres: width,
                    place: try MultiPolygon(land).pointOnSurface(named: "gap") ?? land.exterior.coordinates[0],
                    units: units))
        }
        return gaps.sorted {
            ($1.areaSquareMetres, $0.place.x, $0.place.y) < ($0.areaSquareMetres, $1.place.x, $1.place.y)
        }
    }

    private func gapLands(in union: MultiPolygon) -> [Polygon] {
        var gaps = union.polygons.flatMap(\.holes).map { Polygon(exterior: $0.signedArea < 0 ? $0.reversed : $0) }
        gaps.sort { $0.area < $1.area }
        guard union.polygons.count > 1 else { return gaps }
        let boxes = SpatialIndex(gaps.map(\.box))
        let shells = gaps.map(\.exterior)
        for polygon in union.polygons {
            // Ascending positions are ascending areas: the first that surrounds the island holds it.
            let around = boxes.indices(meeting: polygon.box).first { shells[$0].strictlySurrounds(polygon.exterior) }
            if let around { gaps[around].holes.append(polygon.exterior) }
        }
        return gaps
    }
}

extension Ring {
    /// Whether `inner`, which crosses this ring nowhere, lies inside it; a ring that only touches it does not.
    fileprivate func strictlySurrounds(_ inner: Ring) -> Bool {
        inner.box.minX >= box.minX && inner.box.maxX <= box.maxX && inner.box.minY >= box.minY
            && inner.box.maxY <= box.maxY && abs(inner.signedArea) < abs(signedArea) && surrounds(inner)
    }
}

/// The edges without a twin, found by place.
private struct SingleEdges {
    private let coverage: Coverage
    private let edges: [Int]
    private let grid: SegmentGrid
    /// Nodes where borders cross are rounded, so a piece lies beside the edge that it came from.
    private static let reach = 1e-4

    init(_ coverage: Coverage) {
        self.coverage = coverage
        edges = coverage.edges.twin.indices.filter { coverage.edges.twin[$0] < 0 }
        grid = SegmentGrid(boxes: edges.map { coverage.segment(of: $0).box }, reach: Self.reach)
    }

    /// The units that draw the outline of `land`, in ascending order.
    func units(along land: Polygon) -> [Int] {
        var units: Set<Int> = []
        for ring in land.rings {
            for index in ring.coordinates.indices.dropFirst() {
                let middle = Segment(start: ring.coordinates[index - 1], end: ring.coordinates[index]).place(at: 0.5)
                grid.forEachCandidate(in: Box(around: [middle]).expanded(by: Self.reach)) { candidate in
                    let edge = edges[candidate]
                    if coverage.segment(of: edge).nearest(to: middle).planarDistance(to: middle) < Self.reach {
                        units.insert(Int(coverage.edges.unit[edge]))
                    }
                }
            }
        }
        return units.sorted()
    }
}
