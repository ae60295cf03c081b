import CSimdJSON
import GeoModel

extension ReadingPass {
    mutating func readFeature(_ node: Int) {
        var type: Int?
        var idNode: Int?
        var geometryNode: Int?
        var propertiesNode: Int?
        var boxNode: Int?
        var foreignKeys: [Int] = []
        tape.forEachMember(of: node) { key, value in
            if tape.isString(key, "type") {
                type = value
            } else if tape.isString(key, "geometry") {
                geometryNode = value
            } else if tape.isString(key, "properties") {
                propertiesNode = value
            } else if tape.isString(key, "id") {
                idNode = value
            } else if tape.isString(key, "bbox") {
                boxNode = value
            } else if !tape.isString(key, "crs") {
                foreignKeys.append(key)
            }
        }
        let featureID = readID(idNode)
        id = featureID?.text
        checkDuplicates(node)
        checkType(type, node)
        var foreign: [(key: String, value: JSONValue)] = []
        for key in foreignKeys {
            let name = tape.string(key)
            foreign.append((name, tape.value(key + 1)))
            refuseForeign(name, of: "Feature", ["features", "coordinates", "geometries"], key)
        }
        let properties = readProperties(propertiesNode, node)
        geometryBox = .empty
        let geometry = readMemberGeometry(geometryNode, node)
        if let boxNode { _ = readBox(boxNode, around: geometryBox) }
        keepFeature(node, id: featureID, geometry: geometry, properties: properties, foreign: foreign)
    }

    private mutating func checkType(_ type: Int?, _ node: Int) {
        guard let type else {
            report(.badFeature, .error, "the feature has no 'type' member", at: tape.offset(node))
            return
        }
        if tape.kind(type) == KLYNGE_JSON_STRING, tape.isString(type, "Feature") { return }
        let found = tape.kind(type) == KLYNGE_JSON_STRING ? "'\(tape.string(type))'" : tape.describe(type)
        report(
            .badFeature, .error, "the 'type' of a feature must be 'Feature', this is \(found)", at: tape.offset(type))
    }

    private mutating func readID(_ node: Int?) -> FeatureID? {
        guard let node else { return nil }
        switch tape.kind(node) {
        case KLYNGE_JSON_STRING: return .string(tape.string(node))
        case KLYNGE_JSON_NUMBER: return .number(tape.source.text(tape.range(node)))
        default:
            // ogr2ogr and others write null for "none"; RFC 7946 has no such id, and nothing is lost by it.
            let severity: Severity = tape.kind(node) == KLYNGE_JSON_NULL && !strict ? .note : .error
            let message = "the 'id' of a feature must be a string or a number, this is \(tape.describe(node))"
            if severity == .note {
                tally(.badFeature, severity, message, at: tape.offset(node))
            } else {
                report(.badFeature, severity, message, at: tape.offset(node))
            }
            return nil
        }
    }

    private mutating func readProperties(_ member: Int?, _ feature: Int) -> JSONObject {
        guard let member else {
            report(
                .badFeature, .error, "the feature has no 'properties' member", at: tape.offset(feature),
                hint: "write `\"properties\": {}` or null")
            return JSONObject()
        }
        switch tape.kind(member) {
        case KLYNGE_JSON_OBJECT:
            checkDuplicates(member)
            return JSONObject(tape: tape, node: member)
        case KLYNGE_JSON_NULL: return JSONObject()
        default:
            report(
                .badFeature, .error, "'properties' must be an object or null, this is \(tape.describe(member))",
                at: tape.offset(member))
            return JSONObject()
        }
    }

    private mutating func readMemberGeometry(_ member: Int?, _ feature: Int) -> Geometry? {
        guard let member else {
            report(
                .badFeature, .error, "the feature has no 'geometry' member", at: tape.offset(feature),
                hint: "write `\"geometry\": null` for a feature without a place")
            return nil
        }
        if tape.kind(member) == KLYNGE_JSON_NULL {
            tally(.missingGeometry, .note, "a feature has no geometry", at: tape.offset(feature))
            return nil
        }
        return readWholeGeometry(member)
    }

    /// Reads a `bbox` member, and holds it against what it should be around.
    mutating func readBox(_ node: Int, around actual: Box) -> Box? {
        let offset = tape.offset(node)
        guard case .array(let items) = tape.value(node) else {
            report(
                .badBoundingBox, .error, "'bbox' must be an array of numbers, this is \(tape.describe(node))",
                at: offset)
            return nil
        }
        let numbers = items.compactMap(\.double)
        guard numbers.count == items.count else {
            report(.badBoundingBox, .error, "'bbox' holds something that is not a number", at: offset)
            return nil
        }
        guard numbers.count == 4 || numbers.count == 6 else {
            report(
                .badBoundingBox, .error, "'bbox' must have 4 numbers, or 6 with heights; it has \(numbers.count)",
                at: offset)
            return nil
        }
        let half = numbers.count / 2
        let stated = Box(minX: numbers[0], minY: numbers[1], maxX: numbers[half], maxY: numbers[half + 1])
        // West of the 180th meridian to east of it: minX above maxX is right then.
        if actual.isEmpty || stated.minX > stated.maxX { return stated }
        let margin = max(actual.width, actual.height) * 1e-3 + 1e-5
        func holds(_ box: Box) -> Bool {
            let wide = box.expanded(by: margin)
            return wide.minX <= actual.minX && wide.maxX >= actual.maxX && wide.minY <= actual.minY
                && wide.maxY >= actual.maxY
        }
        if !holds(stated) {
            let swapped = Box(minX: stated.minY, minY: stated.minX, maxX: stated.maxY, maxY: stated.maxX)
            let words = holds(swapped) ? "'bbox' has latitude before longitude" : "'bbox' does not hold the coordinates"
            tally(.badBoundingBox, .warning, words, at: offset, hint: "it is west, south, east, north")
        }
        return stated
    }
}
