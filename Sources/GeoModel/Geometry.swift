/// Any geometry that GeoJSON can carry. The empty geometry of a kind has no coordinates.
public indirect enum Geometry: Hashable, Sendable {
    case point(Coordinate)
    case multiPoint([Coordinate])
    case lineString([Coordinate])
    case multiLineString([[Coordinate]])
    case polygon(Polygon)
    case multiPolygon(MultiPolygon)
    case collection([Geometry])
}

extension Geometry {
    /// The polygons of a Polygon or MultiPolygon, and those in a collection, whatever else it holds and however deep; nil where there are none.
    ///
    /// Nothing keeps the polygons of a collection from overlapping.
    public var land: MultiPolygon? {
        switch self {
        case .polygon(let polygon): return MultiPolygon(polygon)
        case .multiPolygon(let land): return land
        case .collection(let members):
            let polygons = members.flatMap { $0.land?.polygons ?? [] }
            return polygons.isEmpty ? nil : MultiPolygon(polygons)
        default: return nil
        }
    }

    /// Whether it is a collection that holds points or lines beside polygons.
    public var isMixedCollection: Bool {
        guard case .collection = self, land != nil else { return false }
        return hasPointsOrLines
    }

    private var hasPointsOrLines: Bool {
        switch self {
        case .point, .multiPoint, .lineString, .multiLineString: true
        case .polygon, .multiPolygon: false
        case .collection(let members): members.contains(where: \.hasPointsOrLines)
        }
    }

    /// The points of a Point or MultiPoint, and those in a collection, however deep.
    public var allPoints: [Coordinate] {
        switch self {
        case .point(let point): [point]
        case .multiPoint(let points): points
        case .collection(let members): members.flatMap(\.allPoints)
        default: []
        }
    }

    /// The lines of a LineString or MultiLineString; nil for anything else.
    public var lines: [[Coordinate]]? {
        switch self {
        case .lineString(let line): return [line]
        case .multiLineString(let lines): return lines
        default: return nil
        }
    }

    /// The name of the kind, as GeoJSON spells it.
    public var kind: String {
        switch self {
        case .point: "Point"
        case .multiPoint: "MultiPoint"
        case .lineString: "LineString"
        case .multiLineString: "MultiLineString"
        case .polygon: "Polygon"
        case .multiPolygon: "MultiPolygon"
        case .collection: "GeometryCollection"
        }
    }

    /// Calls `body` with every coordinate, in order.
    public func forEachCoordinate(_ body: (Coordinate) -> Void) {
        switch self {
        case .point(let coordinate): body(coordinate)
        case .multiPoint(let coordinates), .lineString(let coordinates): coordinates.forEach(body)
        case .multiLineString(let lines): for line in lines { line.forEach(body) }
        case .polygon(let polygon): for ring in polygon.rings { ring.coordinates.forEach(body) }
        case .multiPolygon(let land):
            for polygon in land.polygons { for ring in polygon.rings { ring.coordinates.forEach(body) } }
        case .collection(let members): for member in members { member.forEachCoordinate(body) }
        }
    }

    /// The smallest box around every coordinate.
    public var box: Box {
        switch self {
        case .point(let place): return Box(minX: place.x, minY: place.y, maxX: place.x, maxY: place.y)
        case .multiPoint(let places), .lineString(let places): return Box(around: places)
        case .multiLineString(let lines): return lines.reduce(into: Box.empty) { $0.extend(to: Box(around: $1)) }
        case .polygon(let polygon): return polygon.boxOfRings
        case .multiPolygon(let land): return land.polygons.reduce(into: Box.empty) { $0.extend(to: $1.boxOfRings) }
        case .collection(let members): return members.reduce(into: Box.empty) { $0.extend(to: $1.box) }
        }
    }

    /// The same geometry with every coordinate replaced.
    public func mapCoordinates(_ transform: (Coordinate) -> Coordinate) -> Geometry {
        switch self {
        case .point(let coordinate): .point(transform(coordinate))
        case .multiPoint(let coordinates): .multiPoint(coordinates.map(transform))
        case .lineString(let line): .lineString(line.map(transform))
        case .multiLineString(let lines): .multiLineString(lines.map { $0.map(transform) })
        case .polygon(let polygon): .polygon(polygon.mapCoordinates(transform))
        case .multiPolygon(let land): .multiPolygon(land.mapCoordinates(transform))
        case .collection(let members): .collection(members.map { $0.mapCoordinates(transform) })
        }
    }
}

extension Polygon {
    /// The box around the outer ring and the holes, which lie outside it in a faulty polygon.
    fileprivate var boxOfRings: Box {
        var whole = exterior.box
        for hole in holes { whole.extend(to: hole.box) }
        return whole
    }

    /// The same polygon with every coordinate replaced.
    public func mapCoordinates(_ transform: (Coordinate) -> Coordinate) -> Polygon {
        Polygon(
            exterior: Ring(exterior.coordinates.map(transform)),
            holes: holes.map { Ring($0.coordinates.map(transform)) }
        )
    }
}

extension MultiPolygon {
    /// The same land with every coordinate replaced.
    public func mapCoordinates(_ transform: (Coordinate) -> Coordinate) -> MultiPolygon {
        MultiPolygon(polygons.map { $0.mapCoordinates(transform) })
    }
}
