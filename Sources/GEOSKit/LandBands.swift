import GeoModel

/// The edges of many lands, those of each sorted into horizontal bands of equal height, in flat tables.
struct LandBands: Sendable {
    /// The box around each land.
    private(set) var boxes: ContiguousArray<Box> = []
    private var edges: ContiguousArray<PointLocator.Edge> = []
    private var members: ContiguousArray<Int32> = []
    /// For band b of a land, its edges are `members[starts[first + b]..<starts[first + b + 1]]`.
    private var starts: ContiguousArray<Int32> = []
    private var lands: ContiguousArray<Land> = []

    private struct Land: BitwiseCopyable {
        var firstBand: Int32
        var bandCount: Int32
        var perUnit: Double
    }

    /// Sorts the edges of `all`; those with a coordinate that is not finite enclose nothing and are left out.
    init(_ all: [MultiPolygon]) {
        boxes.reserveCapacity(all.count)
        lands.reserveCapacity(all.count)
        var sizes = ContiguousArray<Int32>()
        for land in all {
            let firstEdge = edges.count
            boxes.append(append(edgesOf: land))
            append(bandsFrom: firstEdge, &sizes)
        }
    }

    private mutating func append(edgesOf land: MultiPolygon) -> Box {
        var box = Box.empty
        for polygon in land.polygons {
            for ring in polygon.rings {
                ring.coordinates.withUnsafeBufferPointer { coordinates in
                    guard var from = coordinates.first else { return }
                    for to in coordinates.dropFirst() {
                        if from.isFinite && to.isFinite {
                            edges.append(PointLocator.Edge(from: from, to: to))
                            box.extend(to: from)
                            box.extend(to: to)
                        }
                        from = to
                    }
                }
            }
        }
        return box
    }

    private mutating func append(bandsFrom firstEdge: Int, _ sizes: inout ContiguousArray<Int32>) {
        let box = boxes[boxes.count - 1]
        let edgeCount = edges.count - firstEdge
        // Bands halve until tall edges, which lie in many bands, no longer blow up the table.
        var count = Swift.max(1, edgeCount / 2)
        var perUnit = 0.0
        while true {
            perUnit = box.height > 0 ? Double(count) / box.height : 0
            if !perUnit.isFinite { perUnit = 0 }
            sizes.removeAll(keepingCapacity: true)
            sizes.append(contentsOf: repeatElement(0, count: count + 1))
            var total = 0
            for index in firstEdge..<edges.count {
                let (low, high) = span(of: edges[index], box.minY, perUnit, count)
                total += high - low + 1
                if total > 8 * edgeCount && count > 1 { break }
                for band in low...high { sizes[band + 1] += 1 }
            }
            if total <= 8 * edgeCount || count == 1 { break }
            count /= 2
        }
        lands.append(Land(firstBand: Int32(starts.count), bandCount: Int32(count), perUnit: perUnit))
        let base = Int32(members.count)
        for band in 0..<count { sizes[band + 1] += sizes[band] }
        for size in sizes { starts.append(base + size) }
        members.append(contentsOf: repeatElement(0, count: Int(sizes[count])))
        for index in firstEdge..<edges.count {
            let (low, high) = span(of: edges[index], box.minY, perUnit, count)
            for band in low...high {
                members[Int(base + sizes[band])] = Int32(index)
                sizes[band] += 1
            }
        }
    }

    @inline(__always)
    private func span(
        of edge: PointLocator.Edge, _ minY: Double, _ perUnit: Double, _ count: Int
    ) -> (low: Int, high: Int) {
        (
            PointLocator.Bands.band(of: edge.low, from: minY, perUnit: perUnit, count: count),
            PointLocator.Bands.band(of: edge.high, from: minY, perUnit: perUnit, count: count)
        )
    }

    /// Whether a land whose box holds the point holds the point, its border included.
    @inline(__always)
    func covers(_ point: Coordinate, land index: Int) -> Bool {
        let land = lands[index]
        let band = PointLocator.Bands.band(
            of: point.y, from: boxes[index].minY, perUnit: land.perUnit, count: Int(land.bandCount))
        let first = Int(land.firstBand) + band
        return edges.withUnsafeBufferPointer { edges in
            members.withUnsafeBufferPointer { members in
                place(
                    of: point, among: edges,
                    members: UnsafeBufferPointer(rebasing: members[Int(starts[first])..<Int(starts[first + 1])]))
                    != .outside
            }
        }
    }

    /// Whether the border of a land runs within an ellipse around the point, with these half axes.
    func isNearBorder(_ point: Coordinate, within reach: (x: Double, y: Double), land index: Int) -> Bool {
        let land = lands[index]
        func band(_ y: Double) -> Int {
            PointLocator.Bands.band(of: y, from: boxes[index].minY, perUnit: land.perUnit, count: Int(land.bandCount))
        }
        for band in band(point.y - reach.y)...band(point.y + reach.y) {
            let first = Int(land.firstBand) + band
            for member in members[Int(starts[first])..<Int(starts[first + 1])] {
                let edge = edges[Int(member)]
                let (x, y) = ((edge.from.x - point.x) / reach.x, (edge.from.y - point.y) / reach.y)
                let (dx, dy) = ((edge.to.x - edge.from.x) / reach.x, (edge.to.y - edge.from.y) / reach.y)
                let square = dx * dx + dy * dy
                let along = square > 0 ? min(1, max(0, -(x * dx + y * dy) / square)) : 0
                let (nearX, nearY) = (x + along * dx, y + along * dy)
                if nearX * nearX + nearY * nearY <= 1 { return true }
            }
        }
        return false
    }
}
