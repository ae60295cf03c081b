import GeoJSONFormat
import GeoModel
import PROJKit
import StudyAreas

/// How coordinates are written.
public struct MapSettings: Sendable {
    /// Digits behind the point; nil means 6 for degrees, 2 for metres.
    public var decimals: Int?
    /// A projected system to write in, which is not RFC 7946; nil for longitude and latitude.
    public var crs: CoordinateReferenceSystem?
    /// Whether to add simplestyle members.
    public var simplestyle = false
    /// Vertices of borders that change land by less than the square of this are left out, in metres; 0 keeps all.
    public var simplifyMetres = 0.0
    /// Whether areas are always MultiPolygons, for programs that want one kind of geometry in a layer.
    public var isMulti = false
    /// Whether a file is one collection or a text sequence.
    public var form = GeoJSONWriter.Form.collection

    /// Longitude and latitude with 6 decimals.
    public init() {}

    /// The digits that hold.
    var digits: Int { decimals ?? (crs == nil ? 6 : 2) }

    /// The lands of a study as these settings want them.
    public func drawing(of study: Study) throws(UnusableInput) -> StudyDrawing {
        try StudyDrawing(study, in: crs ?? .longitudeLatitude, decimals: digits, simplifiedBy: simplifyMetres)
    }

    /// Brings longitude and latitude to the system to write in; nil when that is what is written.
    func transformation(for study: Study) throws(UnusableInput) -> CoordinateTransformation? {
        guard let crs, crs != .longitudeLatitude else { return nil }
        if crs == study.toWorking.target { return study.toWorking }
        do {
            return try CoordinateTransformation(from: .longitudeLatitude, to: crs)
        } catch {
            throw UnusableInput(
                Diagnostic(
                    .unknownOutputSystem, .error, "the map cannot be written in \(crs): \(error.words)",
                    hint: error.hint))
        }
    }
}
