/// The name of a coordinate reference system, such as `EPSG:25832`. What it means is PROJKit's business.
public struct CoordinateReferenceSystem: Hashable, Sendable, CustomStringConvertible {
    /// The authority and the code, as `EPSG:25832` or `OGC:CRS84`.
    public var name: String

    /// A system by its name, as `EPSG:25832`.
    public init(_ name: String) { self.name = name }

    /// Longitude and latitude on WGS 84, in that order: what RFC 7946 prescribes.
    public static let longitudeLatitude = CoordinateReferenceSystem("OGC:CRS84")
    /// ETRS89 / UTM zone 32N, the metric system of Danish public data.
    public static let utm32 = CoordinateReferenceSystem("EPSG:25832")

    /// The name.
    public var description: String { name }
}
