import CSimdJSON
import GeoModel

extension ReadingPass {
    mutating func readRoots() throws(UnusableInput) {
        var root = 0
        let several = tape.view.roots > 1
        if several || tape.kind(0) == KLYNGE_JSON_OBJECT {
            features.reserveCapacity(several ? Int(tape.view.roots) : 16)
        }
        for _ in 0..<Int(tape.view.roots) {
            try readRoot(root)
            root = tape.after(root)
        }
    }

    private mutating func readRoot(_ root: Int) throws(UnusableInput) {
        let offset = tape.offset(root)
        guard tape.kind(root) == KLYNGE_JSON_OBJECT else {
            throw refusal(.notGeoJSON, "GeoJSON is an object, this is \(tape.describe(root))", at: offset)
        }
        var type: Int?
        tape.forEachMember(of: root) { key, value in if tape.isString(key, "type") { type = value } }
        guard let type else {
            throw refusal(
                .notGeoJSON, "the object has no 'type' member", at: offset,
                hint: "GeoJSON starts with {\"type\": \"FeatureCollection\", \"features\": […]}")
        }
        guard tape.kind(type) == KLYNGE_JSON_STRING else {
            throw refusal(.notGeoJSON, "'type' must be a string, this is \(tape.describe(type))", at: tape.offset(type))
        }
        if tape.isString(type, "FeatureCollection") {
            try readCollection(root)
        } else if tape.isString(type, "Feature") {
            readCRS(of: root)
            index = features.count
            readFeature(root)
        } else if GeometryType(tape.string(type)) != nil {
            readCRS(of: root)
            index = features.count
            if strict { tally(.unusualGeoJSON, .note, "a bare geometry, not wrapped in a feature", at: offset) }
            let geometry = readWholeGeometry(root)
            features.append(
                Feature(
                    id: nil, geometry: geometry, properties: JSONObject(), foreignMembers: [], index: features.count,
                    byteOffset: offset, source: tape.source))
        } else {
            throw refusal(
                .notGeoJSON, "'\(tape.string(type))' is not a GeoJSON type", at: tape.offset(type),
                hint: GeometryType.nearest(to: tape.string(type)).map { "did you mean '\($0)'?" })
        }
        index = nil
        id = nil
    }

    private mutating func readCRS(of object: Int) {
        tape.forEachMember(of: object) { key, value in
            guard tape.isString(key, "crs") else { return }
            switch DeclaredCRS(tape.value(value)) {
            case .none:
                report(
                    .unknownCRS, .note, "the file declares that its reference system is unknown (crs: null)",
                    at: tape.offset(value))
            case .system(let system):
                declaredCRS = system
                if strict, system != .longitudeLatitude {
                    report(
                        .declaredCRS, .note, "the file declares \(system); RFC 7946 knows only longitude and latitude",
                        at: tape.offset(value))
                }
            case .unknown(let words):
                report(
                    .unknownCRS, .warning, "the 'crs' member cannot be understood: \(words)", at: tape.offset(value),
                    hint: "declare the system with `--input-crs EPSG:N`")
            }
        }
    }

    private mutating func readCollection(_ root: Int) throws(UnusableInput) {
        checkDuplicates(root)
        readCRS(of: root)
        var list: Int?
        var statedBoxNode: Int?
        tape.forEachMember(of: root) { key, value in
            if tape.isString(key, "features") {
                list = value
            } else if tape.isString(key, "bbox") {
                statedBoxNode = value
            } else if !tape.isString(key, "type") && !tape.isString(key, "crs") {
                let name = tape.string(key)
                foreignMembers.append((name, tape.value(value)))
                refuseForeign(
                    name, of: "FeatureCollection", ["geometry", "properties", "coordinates", "geometries"], key)
            }
        }
        guard let list else {
            throw refusal(.notGeoJSON, "the FeatureCollection has no 'features' member", at: tape.offset(root))
        }
        guard tape.kind(list) == KLYNGE_JSON_ARRAY else {
            throw refusal(
                .notGeoJSON, "'features' must be an array, this is \(tape.describe(list))", at: tape.offset(list))
        }
        tape.forEachItem(of: list) { item in
            index = features.count
            id = nil
            if tape.kind(item) == KLYNGE_JSON_OBJECT {
                readFeature(item)
            } else {
                report(
                    .badFeature, .error, "a feature must be an object, this is \(tape.describe(item))",
                    at: tape.offset(item))
                keepFeature(item, id: nil, geometry: nil, properties: JSONObject(), foreign: [])
            }
        }
        index = nil
        id = nil
        if let statedBoxNode { statedBox = readBox(statedBoxNode, around: box) }
    }

    mutating func keepFeature(
        _ node: Int, id: FeatureID?, geometry: Geometry?, properties: JSONObject,
        foreign: [(key: String, value: JSONValue)]
    ) {
        features.append(
            Feature(
                id: id, geometry: geometry, properties: properties, foreignMembers: foreign, index: features.count,
                byteOffset: tape.offset(node), source: tape.source))
    }

    /// RFC 7946, 7.1: members that define another type must not occur.
    mutating func refuseForeign(_ name: String, of type: String, _ forbidden: [String], _ key: Int) {
        guard forbidden.contains(name) else { return }
        tally(
            .unusualGeoJSON, strict ? .error : .note, "a \(type) must not have a member '\(name)'",
            at: tape.offset(key),
            hint: "rename the member")
    }
}
