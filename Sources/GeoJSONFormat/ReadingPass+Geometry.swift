import CSimdJSON
import GeoModel

extension ReadingPass {
    /// A geometry with what is found about it as a whole.
    mutating func readWholeGeometry(_ node: Int) -> Geometry? {
        geometryBox = .empty
        let geometry = readGeometry(node, nested: false)
        guard let geometry, !geometryBox.isEmpty else { return geometry }
        box.extend(to: geometryBox)
        guard isGeographic else { return geometry }
        let whole = geometryBox
        if whole.minX < -180 || whole.maxX > 180 || whole.minY < -90 || whole.maxY > 90 {
            let danish =
                whole.minX > 400_000 && whole.maxX < 1_000_000 && whole.minY > 6_000_000 && whole.maxY < 6_500_000
            tally(
                .outsideDegrees, .warning, "coordinates lie outside longitude ±180 and latitude ±90",
                at: tape.offset(node),
                hint: danish
                    ? "they look like EPSG:25832: declare `--input-crs EPSG:25832`"
                    : "if the data is projected, declare its system with `--input-crs EPSG:N`")
        } else if whole.width > 180, geometry.leapsOverHalfTheEarth {
            tally(
                .crossesAntimeridian, .note, "a geometry spans more than 180 degrees of longitude",
                at: tape.offset(node),
                hint: "cut it at the 180th meridian")
        }
        return geometry
    }

    private mutating func readGeometry(_ node: Int, nested: Bool) -> Geometry? {
        guard tape.kind(node) == KLYNGE_JSON_OBJECT else {
            report(
                .badGeometry, .error, "a geometry must be an object, this is \(tape.describe(node))",
                at: tape.offset(node))
            return nil
        }
        var typeNode: Int?
        var coordinates: Int?
        var members: Int?
        var boxNode: Int?
        tape.forEachMember(of: node) { key, value in
            if tape.isString(key, "type") {
                typeNode = value
            } else if tape.isString(key, "coordinates") {
                coordinates = value
            } else if tape.isString(key, "geometries") {
                members = value
            } else if tape.isString(key, "bbox") {
                boxNode = value
            } else {
                refuseForeign(tape.string(key), of: "geometry", ["geometry", "properties", "features"], key)
            }
        }
        checkDuplicates(node)
        guard let typeNode else {
            report(.badGeometry, .error, "the geometry has no 'type' member", at: tape.offset(node))
            return nil
        }
        let name = tape.kind(typeNode) == KLYNGE_JSON_STRING ? tape.string(typeNode) : tape.describe(typeNode)
        guard tape.kind(typeNode) == KLYNGE_JSON_STRING, let type = GeometryType(name) else {
            report(
                .badGeometry, .error, "'\(name)' is not a geometry type", at: tape.offset(typeNode),
                hint: GeometryType.nearest(to: name).map { "did you mean '\($0)'?" })
            return nil
        }
        let geometry: Geometry?
        if type == .collection {
            geometry = readMembers(members, node, nested: nested)
        } else if let coordinates {
            geometry = readCoordinates(coordinates, type)
        } else {
            report(.badGeometry, .error, "the \(name) has no 'coordinates' member", at: tape.offset(node))
            geometry = nil
        }
        if let boxNode { _ = readBox(boxNode, around: geometryBox) }
        return geometry
    }

    private mutating func readMembers(_ list: Int?, _ node: Int, nested: Bool) -> Geometry? {
        guard let list else {
            report(.badGeometry, .error, "the GeometryCollection has no 'geometries' member", at: tape.offset(node))
            return nil
        }
        guard tape.kind(list) == KLYNGE_JSON_ARRAY else {
            report(
                .badGeometry, .error, "'geometries' must be an array, this is \(tape.describe(list))",
                at: tape.offset(list))
            return nil
        }
        if nested && strict {
            tally(.unusualGeoJSON, .note, "a GeometryCollection inside another", at: tape.offset(node))
        }
        var geometries: [Geometry] = []
        var count = 0
        tape.forEachItem(of: list) { item in
            count += 1
            if let geometry = readGeometry(item, nested: true) { geometries.append(geometry) }
        }
        if count == 1 && strict {
            tally(.unusualGeoJSON, .note, "a GeometryCollection of a single geometry", at: tape.offset(node))
        }
        // One bad member spoils the whole: half a geometry would be wrong in silence.
        return geometries.count == count ? .collection(geometries) : nil
    }

    private mutating func readCoordinates(_ node: Int, _ type: GeometryType) -> Geometry? {
        guard tape.kind(node) == KLYNGE_JSON_COORDINATES else { return readIrregular(node, type) }
        let header = tape.view.coordinates[Int(tape.node(node).next)]
        guard Int(header.depth) == type.depth else {
            let words = [
                "", "a single position", "a list of positions", "a list of lists of positions",
                "a list of lists of rings",
            ]
            report(
                .badGeometry, .error,
                "the coordinates of a \(type.rawValue) are \(words[type.depth]), these are \(words[Int(header.depth)])",
                at: tape.offset(node))
            return nil
        }
        if header.infinite > 0 {
            report(.coordinateNotFinite, .error, "a coordinate is too large to be a number", at: tape.offset(node))
            return nil
        }
        let whole = Box(minX: header.min_x, minY: header.min_y, maxX: header.max_x, maxY: header.max_y)
        if let number = whole.numberBeyondTheEarth {
            report(
                .beyondTheEarth, .error, "a coordinate is \(number), which lies beyond the earth",
                at: tape.offset(node),
                hint: "correct the coordinate, or delete the vertex")
            return nil
        }
        guard checkLines(header, type, node) else { return nil }
        noteOddities(header, type, node)
        geometryBox.extend(to: whole)
        let geometry = Self.build(header, type, tape)
        if strict {
            GeometryCheck.crossings(in: geometry).forEach {
                report(.crossingRings, .warning, $0, at: tape.offset(node))
            }
        }
        return geometry
    }

    private mutating func noteOddities(_ header: klynge_json_coordinates, _ type: GeometryType, _ node: Int) {
        if header.three_dimensional > 0 {
            extraOrdinates += Int(header.three_dimensional)
            let words =
                header.four_dimensional > 0
                ? "positions have four numbers or more; only the first two are used"
                : "positions have heights, which are not used"
            tally(.extraOrdinates, .note, words, at: tape.offset(node), times: Int(header.three_dimensional))
        }
        guard strict else { return }
        if header.end_line - header.first_line > 1, type == .polygon {
            tally(.unusualGeoJSON, .note, "a polygon with holes", at: tape.offset(node))
        }
        if header.overprecise > 0 {
            tally(
                .unusualGeoJSON, .note, "coordinates have ten decimals or more", at: tape.offset(node),
                times: Int(header.overprecise))
        }
        if header.end_position - header.first_position > 2000, header.max_x - header.min_x < 0.01, isGeographic {
            tally(.unusualGeoJSON, .note, "thousands of vertices within a kilometre", at: tape.offset(node))
        }
        let members =
            switch type {
            case .multiPoint: header.end_position - header.first_position
            case .multiLineString: header.end_line - header.first_line
            case .multiPolygon: header.end_polygon - header.first_polygon
            default: UInt32(0)
            }
        if members == 1 {
            tally(.unusualGeoJSON, .note, "a \(type.rawValue) of a single member", at: tape.offset(node))
        }
    }
}

extension Box {
    /// The first of its edges that no reference system has; nil where there is none, or the box is empty.
    fileprivate var numberBeyondTheEarth: Double? {
        isEmpty ? nil : [minX, maxX, minY, maxY].first { abs($0) > Coordinate.largestNumber }
    }
}

extension Geometry {
    /// Whether one piece alone spans more than 180 degrees; pieces on both sides of the antimeridian are cut as they should be.
    fileprivate var leapsOverHalfTheEarth: Bool {
        switch self {
        case .point, .multiPoint: false
        case .lineString(let line): Box(around: line).width > 180
        case .multiLineString(let lines): lines.contains { Box(around: $0).width > 180 }
        case .polygon(let polygon): polygon.box.width > 180
        case .multiPolygon(let land): land.polygons.contains { $0.box.width > 180 }
        case .collection(let members): members.contains { $0.leapsOverHalfTheEarth }
        }
    }
}
