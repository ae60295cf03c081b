import CPROJ
import GeoModel

/// The way from one coordinate reference system to another; a value that may cross tasks.
///
/// Longitude comes before latitude and easting before northing on both sides, whatever the systems' own axis order.
///
///     let toMetres = try CoordinateTransformation(from: .longitudeLatitude, to: .utm32)
///     let land = try toMetres.transform(parish)
///
/// The library's objects are made once a thread and kept there.
/// proj_create_crs_to_crs_from_pj, proj_normalize_for_visualization
public struct CoordinateTransformation: Hashable, Sendable {
    /// Where the coordinates come from.
    public let source: CoordinateReferenceSystem
    /// Where they go.
    public let target: CoordinateReferenceSystem
    /// Where the data lies, in degrees, if that was given: it selects the operation and is the area that is permitted.
    public let areaOfUse: Box?
    /// The meridian, in degrees, that all longitudes of the result are brought near to: within 180 degrees of it, so that
    /// land on both sides of the antimeridian hangs together; nil leaves them between -180 and 180.
    public let centralMeridian: Double?
    /// The name of the operation, for the provenance.
    public let operationName: String
    /// How exact the operation is in metres; nil when unknown, 0 when nothing changes.
    public let accuracyMetres: Double?
    /// Whether coordinates outside the area of use are refused.
    public let isBounded: Bool
    let check: AreaCheck

    /// Finds the way.
    /// - Parameters:
    ///   - areaOfUse: where the data lies, in degrees of longitude and latitude. Without it points up to 6 degrees beyond
    ///     what both systems are meant for are permitted: Bornholm is drawn in zone 32, which is meant for 6 to 12 E.
    ///   - isBounded: whether coordinates outside the area are refused; otherwise only those that have no place at all.
    ///   - centralMeridian: what longitudes are brought near to, where the target is in degrees.
    /// - Throws: `ProjectionError` for an unknown system, or when no transformation is known.
    public init(
        from source: CoordinateReferenceSystem, to target: CoordinateReferenceSystem, areaOfUse: Box? = nil,
        isBounded: Bool = true, centralMeridian: Double? = nil
    ) throws(ProjectionError) {
        self.source = source
        self.target = target
        self.areaOfUse = areaOfUse
        let sourceFacts = try source.described()
        let targetFacts = try target.described()
        self.isBounded = isBounded
        check = AreaCheck(source: sourceFacts, target: targetFacts, areaOfUse: areaOfUse, isBounded: isBounded)
        self.centralMeridian = targetFacts.isGeographic ? centralMeridian : nil
        let summary = try Self.summary(from: sourceFacts, to: targetFacts, areaOfUse: areaOfUse)
        operationName = summary.name
        accuracyMetres = summary.accuracy
    }

    /// Whether source and target are the same system, so that coordinates pass unchanged.
    public var isIdentity: Bool { source == target && centralMeridian == nil }

    /// The same way back.
    public func reversed() throws(ProjectionError) -> CoordinateTransformation {
        try CoordinateTransformation(from: target, to: source, areaOfUse: areaOfUse)
    }
}
