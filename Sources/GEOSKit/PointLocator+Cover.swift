import GeoModel

extension PointLocator {
    /// Whether nothing of `other` lies outside this land; nil where only the library's full test can tell.
    ///
    /// Layers that fit together are decided here: each border of `other` either is drawn alike in this land, meets it in a
    /// common vertex, or does not meet it at all. Every decision is exact. Both must be valid.
    func covers(_ other: MultiPolygon) -> Bool? {
        guard !edges.isEmpty, !other.isEmpty else { return false }
        let box = other.box
        guard self.box.minX <= box.minX, self.box.minY <= box.minY, box.maxX <= self.box.maxX, box.maxY <= self.box.maxY
        else { return false }
        var met: [Edge] = []
        forEachEdge(near: box) { met.append($0) }
        // No border of this land comes near: all of the other lies on one side of it.
        if met.isEmpty { return box.isEmpty ? nil : place(of: box.centre) == .inside }
        var touches = false
        for polygon in other.polygons {
            for (position, ring) in polygon.rings.enumerated() {
                switch follow(ring) {
                case .leaves: return false
                case .unclear: return nil
                // A ring that only follows the border may enclose what this land leaves out: a hole filled exactly.
                case .onBorder where position == 0: return nil
                case .onBorder, .touches: touches = true
                case .inside: continue
                }
            }
        }
        // What is left: a hole of this land, or a bay from vertex to vertex, within the other.
        return hasEdge(met, within: other, touching: touches) ? nil : true
    }

    private enum Course { case inside, touches, onBorder, leaves, unclear }

    /// How a ring runs through this land.
    private func follow(_ ring: Ring) -> Course {
        let coordinates = ring.coordinates
        guard coordinates.count > 3 else { return .unclear }
        var inner = 0
        for coordinate in coordinates {
            switch place(of: coordinate) {
            case .outside: return .leaves
            case .inside: inner += 1
            case .border: continue
            }
        }
        for index in coordinates.indices.dropFirst() {
            let edge = Edge(from: coordinates[index - 1], to: coordinates[index])
            guard let isDrawnAlike = contact(of: edge) else { return .unclear }
            if isDrawnAlike || inner == coordinates.count { continue }
            // Both ends on the border and nothing met between: the middle decides.
            let middle = Coordinate(x: (edge.from.x + edge.to.x) / 2, y: (edge.from.y + edge.to.y) / 2)
            if place(of: middle) != .inside { return .unclear }
        }
        return inner == coordinates.count ? .inside : inner > 0 ? .touches : .onBorder
    }

    /// Whether an edge is one of this land's; false when it meets the border in common vertices at most, nil when it meets it
    /// otherwise.
    private func contact(of edge: Edge) -> Bool? {
        var isDrawnAlike = false
        var isClear = true
        forEachEdge(near: Box(around: [edge.from, edge.to])) { own in
            if own.joinsSamePlaces(as: edge) {
                isDrawnAlike = true
            } else {
                switch own.meeting(edge) {
                case .nothing, .commonEnd: return
                case .crossing, .contact: isClear = false
                }
            }
        }
        return isDrawnAlike ? true : isClear ? false : nil
    }

    /// Whether one of this land's edges `met` near `other` runs inside it; none of them crosses its rings.
    private func hasEdge(_ met: [Edge], within other: MultiPolygon, touching: Bool) -> Bool {
        let inner = PointLocator(other)
        return met.contains { edge in
            let middle = Coordinate(x: (edge.from.x + edge.to.x) / 2, y: (edge.from.y + edge.to.y) / 2)
            guard inner.place(of: middle) != .outside else { return false }
            var isDrawnAlike = false
            if touching {
                inner.forEachEdge(near: Box(around: [edge.from, edge.to])) {
                    if $0.joinsSamePlaces(as: edge) { isDrawnAlike = true }
                }
            }
            return !isDrawnAlike
        }
    }

    /// Calls `body` once with each edge whose box meets `wanted`.
    func forEachEdge(near wanted: Box, _ body: (Edge) -> Void) {
        guard box.intersects(wanted) else { return }
        let count = bandStarts.count - 1
        func band(_ y: Double) -> Int { Bands.band(of: y, from: box.minY, perUnit: bandsPerUnit, count: count) }
        let (low, high) = (band(wanted.minY), band(wanted.maxY))
        for current in low...high {
            for member in bandStarts[current]..<bandStarts[current + 1] {
                let edge = edges[Int(bandEdges[Int(member)])]
                // An edge stands in every band that it passes: the first of those that are looked at reports it.
                guard edge.low <= wanted.maxY, edge.high >= wanted.minY,
                    Swift.min(edge.from.x, edge.to.x) <= wanted.maxX, Swift.max(edge.from.x, edge.to.x) >= wanted.minX,
                    current == Swift.max(low, band(edge.low))
                else { continue }
                body(edge)
            }
        }
    }
}

extension PointLocator.Edge {
    /// Whether both run between the same two places, in either direction.
    func joinsSamePlaces(as other: Self) -> Bool {
        (from == other.from && to == other.to) || (from == other.to && to == other.from)
    }

    /// What two edges have in common.
    enum Meeting {
        case nothing, commonEnd
        /// A point within both.
        case crossing
        /// A common stretch, or an end of one within the other.
        case contact
    }

    /// How the two meet. Exact.
    func meeting(_ other: Self) -> Meeting {
        let first = orientation(from: from, to: to, of: other.from)
        let second = orientation(from: from, to: to, of: other.to)
        if first * second > 0 { return .nothing }
        let third = orientation(from: other.from, to: other.to, of: from)
        let fourth = orientation(from: other.from, to: other.to, of: to)
        if third * fourth > 0 { return .nothing }
        if first * second < 0, third * fourth < 0 { return .crossing }
        let isShared = from == other.from || from == other.to || to == other.from || to == other.to
        // With a common end only that one is on the other's line; both would be a common stretch.
        return isShared && (first != 0 || second != 0) && (third != 0 || fourth != 0) ? .commonEnd : .contact
    }
}
