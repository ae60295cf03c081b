extension Geometry {
    /// The geometry with every longitude between -180 and 180, cut at the antimeridian where it crosses it.
    ///
    /// Source: RFC 7946, section 3.1.9. What lies within 180 degrees already comes back as it is.
    public func cutAtAntimeridian() -> Geometry {
        let box = self.box
        guard box.minX < -180 || box.maxX > 180 else { return self }
        switch self {
        case .point(let place): return .point(place.withinEarth)
        case .multiPoint(let places): return .multiPoint(places.map(\.withinEarth))
        case .lineString(let line):
            let pieces = Self.cut(line)
            return pieces.count == 1 ? .lineString(pieces[0]) : .multiLineString(pieces)
        case .multiLineString(let lines): return .multiLineString(lines.flatMap(Self.cut))
        case .polygon(let polygon):
            let pieces = polygon.cutAtAntimeridian()
            return pieces.count == 1 ? .polygon(pieces[0]) : .multiPolygon(MultiPolygon(pieces))
        case .multiPolygon(let land):
            return .multiPolygon(MultiPolygon(land.polygons.flatMap { $0.cutAtAntimeridian() }))
        case .collection(let members): return .collection(members.map { $0.cutAtAntimeridian() })
        }
    }

    private static func cut(_ line: [Coordinate]) -> [[Coordinate]] {
        guard let first = line.first else { return [line] }
        var pieces: [[Coordinate]] = []
        var current = [first]
        func turn(of place: Coordinate) -> Double { ((place.x + 180) / 360).rounded(.down) }
        for (start, end) in zip(line, line.dropFirst()) {
            let (from, to) = (turn(of: start), turn(of: end))
            if from != to {
                let meridian = max(from, to) * 360 - 180
                let crossing = start.crossing(meridian, to: end)
                current.append(crossing)
                pieces.append(current)
                current = [crossing]
            }
            current.append(end)
        }
        pieces.append(current)
        return pieces.filter { Set($0).count > 1 || pieces.count == 1 }.map { piece in
            let middle = Box(around: piece).centre
            let turns = turn(of: middle) * 360
            return piece.map { Coordinate(x: $0.x - turns, y: $0.y) }
        }
    }
}

extension Coordinate {
    /// The place with its longitude between -180 and 180.
    public var withinEarth: Coordinate {
        guard x < -180 || x > 180 else { return self }
        return Coordinate(x: x - ((x + 180) / 360).rounded(.down) * 360, y: y)
    }

    /// Where the line to another place meets a meridian; the same whichever end comes first.
    fileprivate func crossing(_ meridian: Double, to other: Coordinate) -> Coordinate {
        if x == meridian { return self }
        if other.x == meridian { return other }
        let (west, east) = x < other.x ? (self, other) : (other, self)
        return Coordinate(
            x: meridian, y: west.y + (east.y - west.y) * ((meridian - west.x) / (east.x - west.x)))
    }
}

extension Polygon {
    /// The pieces of the polygon between each two crossings of the antimeridian, turned to between -180 and 180.
    func cutAtAntimeridian() -> [Polygon] {
        let box = self.box
        guard box.minX < -180 || box.maxX > 180, box.width < 3600 else { return [self] }
        let first = Int(((box.minX + 180) / 360).rounded(.down))
        let last = Int(((box.maxX + 180) / 360).rounded(.up)) - 1
        var pieces: [Polygon] = []
        for turn in first...max(first, last) {
            let west = Double(turn) * 360 - 180
            let east = west + 360
            var strip = box.minX < west ? clipped(at: west, keepsWest: false) : [self]
            if box.maxX > east { strip = strip.flatMap { $0.clipped(at: east, keepsWest: true) } }
            let shift = Double(turn) * 360
            pieces += strip.map { $0.mapCoordinates { Coordinate(x: $0.x - shift, y: $0.y) } }
        }
        return pieces.isEmpty ? [self] : pieces
    }

    /// A chain of vertices on one side of a meridian, from where it enters to where it leaves.
    private struct Chain {
        var places: [Coordinate]
        var isUsed = false
    }

    /// The parts of the polygon on one side of a meridian.
    ///
    /// Rings are cut into chains, and the chains joined along the meridian: in order of latitude, each two ends in turn bound a
    /// stretch inside the polygon.
    private func clipped(at meridian: Double, keepsWest: Bool) -> [Polygon] {
        var whole: [Ring] = []
        var chains: [Chain] = []
        let turned =
            [exterior.signedArea < 0 ? exterior.reversed : exterior]
            + holes.map { $0.signedArea > 0 ? $0.reversed : $0 }
        for ring in turned {
            let places = ring.isClosed ? Array(ring.coordinates.dropLast()) : ring.coordinates
            func isInside(_ place: Coordinate) -> Bool { keepsWest ? place.x <= meridian : place.x > meridian }
            guard let start = places.indices.first(where: { !isInside(places[$0]) }) else {
                whole.append(ring)
                continue
            }
            var current: [Coordinate]?
            for step in 1...places.count {
                let (before, place) = (places[(start + step - 1) % places.count], places[(start + step) % places.count])
                if isInside(place) {
                    if current == nil { current = [before.crossing(meridian, to: place)] }
                    current?.append(place)
                } else if var chain = current {
                    chain.append(before.crossing(meridian, to: place))
                    chains.append(Chain(places: chain))
                    current = nil
                }
            }
        }
        guard let rings = Self.joined(&chains, keepsWest: keepsWest) else { return [self] }
        return Self.nested(whole + rings)
    }

    /// The rings that chains make when they are joined along the meridian; nil where they do not fit together.
    private static func joined(_ chains: inout [Chain], keepsWest: Bool) -> [Ring]? {
        var ends: [(latitude: Double, chain: Int, isEntry: Bool)] = []
        for (index, chain) in chains.enumerated() {
            guard let first = chain.places.first, let last = chain.places.last else { return nil }
            ends.append((first.y, index, true))
            ends.append((last.y, index, false))
        }
        // West of the meridian the land is on the left of a line that runs north, east of it of one that runs south.
        func rank(_ isEntry: Bool) -> Int { isEntry == keepsWest ? 0 : 1 }
        ends.sort { ($0.latitude, rank($0.isEntry), $0.chain) < ($1.latitude, rank($1.isEntry), $1.chain) }
        var next = [Int](repeating: -1, count: chains.count)
        for pair in stride(from: 0, to: ends.count - 1, by: 2) {
            let (one, other) = (ends[pair], ends[pair + 1])
            guard one.isEntry != other.isEntry else { return nil }
            next[one.isEntry ? other.chain : one.chain] = one.isEntry ? one.chain : other.chain
        }
        var rings: [Ring] = []
        for start in chains.indices where !chains[start].isUsed {
            var places: [Coordinate] = []
            var at = start
            while at >= 0, !chains[at].isUsed {
                chains[at].isUsed = true
                for place in chains[at].places where places.last != place { places.append(place) }
                at = next[at]
            }
            guard at == start, let first = places.first else { return nil }
            if places.last != first { places.append(first) }
            let ring = Ring(places)
            if places.count >= 4, ring.signedArea != 0 { rings.append(ring) }
        }
        return rings
    }

    /// Polygons of rings that cross nowhere: those that run clockwise are holes of the smallest that holds them.
    private static func nested(_ rings: [Ring]) -> [Polygon] {
        var polygons = rings.filter { $0.signedArea > 0 }.map { Polygon(exterior: $0) }
        for hole in rings where hole.signedArea < 0 {
            let box = hole.box
            let holders = polygons.indices.filter { index in
                let outer = polygons[index].box
                return outer.minX <= box.minX && outer.maxX >= box.maxX && outer.minY <= box.minY
                    && outer.maxY >= box.maxY
                    && hole.coordinates.contains { polygons[index].exterior.surrounds($0) }
            }
            let holder = holders.min { polygons[$0].exterior.signedArea < polygons[$1].exterior.signedArea }
            if let holder { polygons[holder].holes.append(hole) }
        }
        return polygons
    }
}
