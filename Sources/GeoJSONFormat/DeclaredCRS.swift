import GeoModel

/// What a `crs` member says: GeoJSON 2008 and what programs made of it.
enum DeclaredCRS {
    case none
    case system(CoordinateReferenceSystem)
    case unknown(String)

    init(_ member: JSONValue) {
        switch member {
        case .null: self = .none
        case .string(let name): self = Self.named(name)
        case .object(let object):
            let properties = object["properties"]?.object
            switch object["type"]?.text?.lowercased() {
            case "name":
                guard let name = properties?["name"]?.text else {
                    self = .unknown("its properties have no name")
                    return
                }
                self = Self.named(name)
            case "epsg":
                guard let code = properties?["code"]?.text else {
                    self = .unknown("its properties have no code")
                    return
                }
                self = Self.named("EPSG:" + code)
            case "link": self = .unknown("it is a link, and links are not followed")
            default: self = .unknown("its type is not 'name'")
            }
        default: self = .unknown("it is neither an object nor null")
        }
    }

    /// `EPSG:25832`, `urn:ogc:def:crs:EPSG::25832`, `urn:ogc:def:crs:EPSG:9.1:25832`,
    /// `http://www.opengis.net/def/crs/EPSG/0/25832`, `urn:ogc:def:crs:OGC:1.3:CRS84`, `CRS84`.
    private static func named(_ name: String) -> DeclaredCRS {
        let parts = name.split { $0 == ":" || $0 == "/" || $0 == "#" }.map { $0.uppercased() }
        guard let last = parts.last else { return .unknown("its name is empty") }
        if last == "CRS84" || last == "CRS84H" { return .system(.longitudeLatitude) }
        guard let authority = parts.firstIndex(of: "EPSG"), authority < parts.count - 1, Int(last) != nil else {
            return .unknown("'\(name)'")
        }
        // EPSG:4326 means latitude first on paper; in GeoJSON files it never does.
        return .system(last == "4326" ? .longitudeLatitude : CoordinateReferenceSystem("EPSG:" + last))
    }
}

/// The geometry types of GeoJSON.
enum GeometryType: String, CaseIterable {
    case point = "Point"
    case multiPoint = "MultiPoint"
    case lineString = "LineString"
    case multiLineString = "MultiLineString"
    case polygon = "Polygon"
    case multiPolygon = "MultiPolygon"
    case collection = "GeometryCollection"

    init?(_ name: String) { self.init(rawValue: name) }

    /// How many arrays its coordinates stand in.
    var depth: Int {
        switch self {
        case .point: 1
        case .multiPoint, .lineString: 2
        case .multiLineString, .polygon: 3
        case .multiPolygon: 4
        case .collection: 0
        }
    }

    /// The type that `name` spells but for upper and lower case.
    static func nearest(to name: String) -> String? {
        (allCases.map(\.rawValue) + ["Feature", "FeatureCollection"]).first { $0.lowercased() == name.lowercased() }
    }
}
