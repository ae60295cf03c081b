import GEOSKit
import GeoModel

extension Coverage {
    /// Closes the cracks inside clusters whose members' borders were matched by tolerance, and unites members that overlap.
    ///
    /// Each matched stretch is bridged by a small polygon that reaches a millimetre beyond it, and the members and bridges
    /// are united; what stays narrower than the tolerance inside is dropped. Elsewhere the outline keeps its vertices.
    /// Of an invalid member a repaired copy is taken.
    func closingCracks(of lands: [MultiPolygon], labels: [Int32]) -> [MultiPolygon] {
        var bridges = [[MultiPolygon]](repeating: [], count: lands.count)
        for stitch in stitches {
            let label = labels[Int(stitch.unit)]
            if label >= 0 && label == labels[Int(stitch.other)] { bridges[Int(label)].append(stitch.bridge()) }
        }
        var isJoined = bridges.map { !$0.isEmpty }
        for overlap in overlaps {
            let label = labels[overlap.a]
            if label >= 0 && label == labels[overlap.b] { isJoined[Int(label)] = true }
        }
        guard isJoined.contains(true) else { return lands }
        var members = [[Int]](repeating: [], count: lands.count)
        for (unit, label) in labels.enumerated() where label >= 0 && isJoined[Int(label)] {
            members[Int(label)].append(unit)
        }
        var own = MeasurableLands(self)
        own.prepare(members.flatMap { $0 })
        var closed = lands
        for (label, units) in members.enumerated() where !units.isEmpty {
            let parts = units.map { own[$0] } + bridges[label]
            guard let union = try? unionOfLands(parts, named: "cluster \(label)") else { continue }
            closed[label] = union.withoutSlivers(
                narrowerThan: bridges[label].isEmpty ? 0 : toleranceMetres * planeScale)
        }
        return closed
    }

    /// The outline of each unit by itself, its parts dissolved where they have an edge in common.
    func ownOutlines(of units: [Int]) -> [Int: MultiPolygon] {
        var outlines: [Int: MultiPolygon] = [:]
        var joined: [Int] = []
        for unit in units {
            if hasInnerEdges(unit) { joined.append(unit) } else { outlines[unit] = givenPolygons(of: unit) }
        }
        guard !joined.isEmpty else { return outlines }
        var labels = [Int32](repeating: -1, count: unitCount)
        for (label, unit) in joined.enumerated() { labels[unit] = Int32(label) }
        var tracer = OutlineTracer(self, labels: labels)
        let rings = tracer.rings(clusterCount: joined.count)
        for (label, unit) in joined.enumerated() {
            outlines[unit] = MultiPolygon(nestedPolygons(of: rings[label].map(ring(of:))))
        }
        return outlines
    }
}

extension Stitch {
    /// The convex hull of the stretch and its counterpart, grown by a millimetre.
    func bridge() -> MultiPolygon {
        let margin = 0.001
        var places: [Coordinate] = []
        for corner in [start, end, otherStart, otherEnd] {
            for (dx, dy) in [(-margin, -margin), (margin, -margin), (margin, margin), (-margin, margin)] {
                places.append(Coordinate(x: corner.x + dx, y: corner.y + dy))
            }
        }
        return MultiPolygon(Polygon(exterior: Ring(convexHull(of: places))))
    }
}

extension MultiPolygon {
    /// Without the holes that are narrower than a width on average: area over half the ring's length.
    func withoutSlivers(narrowerThan width: Double) -> MultiPolygon {
        MultiPolygon(
            polygons.map { polygon in
                Polygon(
                    exterior: polygon.exterior,
                    holes: polygon.holes.filter { abs($0.signedArea) > width * $0.length / 2 })
            })
    }
}
