import Files
import GEOSKit
import GeoJSONFormat
import GeoModel
import PROJKit

/// The study while it is being put together.
struct StudyBuilder {
    let configuration: StudyConfiguration
    let threads: Int
    /// Where results of earlier runs are found.
    var cache: ContentCache?
    let progress: (String) -> Void
    var inputs: [InputFile] = []
    var diagnostics: [Diagnostic] = []
    var joined = JoinSummary()
    var invalid = 0
    /// How coarsely the parishes' coordinates are rounded, where that is more than the usual border tolerance.
    var coordinateStep: CoordinateStep?
    /// The narrow gaps and overlaps that were closed.
    var closedFaults: [CoverageFaultSummary] = []
    /// The ids of areas with an invalid polygon that was not repaired.
    var invalidIDs: Set<String> = []
    var villageLayer: StudyLayer?
    var parishLayer: StudyLayer?
    var municipalityLayer: StudyLayer?
    var contextLayers: [ContextLayer] = []
    var figures = FiguresById()
    var roadSummary: RoadSummary?
    /// How many towns got inhabitants of several parishes.
    var townsAcross = 0
    var roadLinks: Set<DeclaredLink> = []
    var villages: [Village] = []
    var parishes: [Area] = []
    var municipalities: [Area] = []
    /// What the areas of the parish layer are called.
    var areaWord = UnitWord.parish
    /// Names of municipalities that units state, by code.
    var municipalityNames: [String: String] = [:]
    var toWorking: CoordinateTransformation
    var toDegrees: CoordinateTransformation
    /// The meridian in the middle of a study that lies on both sides of the antimeridian, or is written past it.
    var centralMeridian: Double?
    /// For each layer, in the order of reading, the boxes around its features in degrees; those of outOfRange are empty.
    var layerPlaces: [[Box]] = []
    /// Layers of projected numbers whose system nobody declared.
    var undecided: [LayerNumbers] = []
    /// How far a metre stretches in the working plane, at the least and at the most over the study.
    var planeStretch = 1.0...1.0

    init(
        _ configuration: StudyConfiguration, threads: Int, progress: @escaping (String) -> Void
    ) throws(UnusableInput) {
        self.configuration = configuration
        self.threads = threads
        self.progress = progress
        toWorking = try Self.transformation(from: .longitudeLatitude, to: .longitudeLatitude)
        toDegrees = toWorking
    }

    /// The transformation between two systems, with what hinders it as a diagnostic.
    static func transformation(
        from source: CoordinateReferenceSystem, to target: CoordinateReferenceSystem, isBounded: Bool = true,
        centralMeridian: Double? = nil, file: String? = nil
    ) throws(UnusableInput) -> CoordinateTransformation {
        do {
            return try CoordinateTransformation(
                from: source, to: target, isBounded: isBounded, centralMeridian: centralMeridian)
        } catch {
            throw UnusableInput(unusable(error, file: file))
        }
    }

    static func unusable(_ error: ProjectionError, file: String? = nil) -> Diagnostic {
        // The hint stands on a line of its own.
        var plain = error
        plain.hint = nil
        return Diagnostic(
            .unusableSystem, .error, plain.description, at: file.map { SourceLocation(file: $0) }, hint: error.hint)
    }

    /// Working coordinates in degrees.
    func degrees(_ land: MultiPolygon) throws(UnusableInput) -> MultiPolygon {
        do { return try toDegrees.transform(land) } catch { throw UnusableInput(Self.unusable(error)) }
    }

    /// Working coordinates in degrees.
    func degrees(_ place: Coordinate) throws(UnusableInput) -> Coordinate {
        do { return try toDegrees.transform(place) } catch { throw UnusableInput(Self.unusable(error)) }
    }

    /// A geometry library's refusal as a finding.
    static func refused(_ error: GEOSError, at location: SourceLocation? = nil) -> Diagnostic {
        var plain = error
        plain.hint = nil
        return Diagnostic(
            .invalidPolygon, .error, plain.description, at: location, place: error.place, hint: error.hint)
    }
}
