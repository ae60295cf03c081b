import CPROJ
import GeoModel

/// What the library knows about a coordinate reference system.
public struct SystemDescription: Hashable, Sendable {
    /// The system, by authority and code: `EPSG:25832`, also when it was asked for by a URN.
    public var system: CoordinateReferenceSystem
    /// The name for people: `ETRS89 / UTM zone 32N`.
    public var name: String
    /// Whether the coordinates are longitude and latitude in degrees.
    public var isGeographic: Bool
    /// Whether the coordinates are easting and northing in the plane.
    public var isProjected: Bool
    /// The unit of the coordinates: `metre`, `degree`, `US survey foot`.
    public var unit: String
    /// How many metres (or radians, for a geographic system) one unit is.
    public var unitFactor: Double
    /// Where the system is meant for, in degrees of longitude and latitude; its minX exceeds its maxX where it crosses the
    /// antimeridian; nil when unknown.
    public var areaOfUse: Box?
    /// The name of that area.
    public var areaName: String
}

extension CoordinateReferenceSystem {
    /// Whether the library knows this system and it has horizontal coordinates.
    public var isKnown: Bool { (try? described()) != nil }

    /// What the library knows about this system. Accepts `EPSG:25832`, `OGC:CRS84` and the URN forms of both.
    /// - Throws: `ProjectionError` when it is not known, or is no system with coordinates in the plane or on the globe.
    /// proj_create, proj_get_type, proj_get_area_of_use, proj_cs_get_axis_info
    public func described() throws(ProjectionError) -> SystemDescription {
        let context = PROJContext.current
        let whole = try opened(context)
        let type = proj_get_type(whole.pointer)
        let part = type == PJ_TYPE_COMPOUND_CRS ? proj_crs_get_sub_crs(context.handle, whole.pointer, 0) : nil
        let bound = type == PJ_TYPE_BOUND_CRS ? proj_get_source_crs(context.handle, whole.pointer) : nil
        let inner = part ?? bound
        defer { if let inner { proj_destroy(inner) } }
        let crs = inner ?? whole.pointer
        let kind = proj_get_type(crs)
        let isGeographic = kind == PJ_TYPE_GEOGRAPHIC_2D_CRS || kind == PJ_TYPE_GEOGRAPHIC_3D_CRS
        guard isGeographic || kind == PJ_TYPE_PROJECTED_CRS else {
            throw ProjectionError(
                .unknownSystem, operation: "reading the system \(name)", words: "it has no coordinates on a map",
                hint: "name a system such as EPSG:4326 or EPSG:25832")
        }
        let axis = Self.firstAxis(of: crs, context)
        let area = Self.area(of: crs, context)
        return SystemDescription(
            system: Self.code(of: whole.pointer) ?? self, name: proj_get_name(crs).map { String(cString: $0) } ?? name,
            isGeographic: isGeographic, isProjected: !isGeographic, unit: axis.unit, unitFactor: axis.factor,
            areaOfUse: area.box, areaName: area.name)
    }

    /// The library's object for this system.
    func opened(_ context: PROJContext) throws(ProjectionError) -> PROJHandle {
        // The library would also read definitions from files and pipelines; a name is an authority and a code.
        let isKnownForm = isCode || isURN || isDescription
        guard isKnownForm, let crs = PROJHandle(proj_create(context.handle, name)), proj_is_crs(crs.pointer) != 0
        else {
            let words = isKnownForm ? context.takeWords() : "it is not of the form EPSG:25832"
            throw ProjectionError(
                .unknownSystem, operation: "reading the system \(name)", words: words,
                hint: "name a system by authority and code, such as EPSG:4326, EPSG:25832 or OGC:CRS84")
        }
        return crs
    }

    private static func code(of crs: OpaquePointer) -> CoordinateReferenceSystem? {
        guard let authority = proj_get_id_auth_name(crs, 0), let code = proj_get_id_code(crs, 0) else { return nil }
        return CoordinateReferenceSystem("\(String(cString: authority)):\(String(cString: code))")
    }

    private static func firstAxis(of crs: OpaquePointer, _ context: PROJContext) -> (unit: String, factor: Double) {
        var factor = 0.0
        var unit: UnsafePointer<CChar>?
        guard let axes = PROJHandle(proj_crs_get_coordinate_system(context.handle, crs)),
            proj_cs_get_axis_info(context.handle, axes.pointer, 0, nil, nil, nil, &factor, &unit, nil, nil) != 0,
            let unit
        else { return ("unknown", .nan) }
        return (String(cString: unit), factor)
    }

    private static func area(of crs: OpaquePointer, _ context: PROJContext) -> (box: Box?, name: String) {
        var west = 0.0
        var south = 0.0
        var east = 0.0
        var north = 0.0
        var name: UnsafePointer<CChar>?
        let known = proj_get_area_of_use(context.handle, crs, &west, &south, &east, &north, &name)
        // -1000 is the library's word for unknown.
        guard known != 0, west > -999 else { return (nil, "unknown") }
        return (Box(minX: west, minY: south, maxX: east, maxY: north), name.map { String(cString: $0) } ?? "unknown")
    }
}
