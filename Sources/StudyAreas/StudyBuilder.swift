import GEOSKit
import GeoJSONFormat
import GeoModel
import PROJKit

/// The study while it is being put together.
struct StudyBuilder {
    let configuration: StudyConfiguration
    let progress: (String) -> Void
    var inputs: [InputFile] = []
    var diagnostics: [Diagnostic] = []
    var joined = JoinSummary()
    var invalid = 0
    var villageLayer: StudyLayer?
    var parishLayer: StudyLayer?
    var municipalityLayer: StudyLayer?
    var furtherLayers: [FurtherLayer] = []
    var roadSummary: RoadSummary?
    var villages: [Village] = []
    var parishes: [Area] = []
    var municipalities: [Area] = []
    var toWorking: CoordinateTransformation
    var toDegrees: CoordinateTransformation

    init(_ configuration: StudyConfiguration, progress: @escaping (String) -> Void) throws(UnusableInput) {
        self.configuration = configuration
        self.progress = progress
        toWorking = try Self.way(from: .longitudeLatitude, to: .longitudeLatitude)
        toDegrees = toWorking
    }

    /// The way between two systems, with what hinders it as a diagnostic.
    static func way(
        from source: CoordinateReferenceSystem, to target: CoordinateReferenceSystem, area: Box? = nil,
        file: String? = nil
    ) throws(UnusableInput) -> CoordinateTransformation {
        do {
            return try CoordinateTransformation(from: source, to: target, areaOfUse: area)
        } catch {
            throw UnusableInput(unusable(error, file: file))
        }
    }

    static func unusable(_ error: ProjectionError, file: String? = nil) -> Diagnostic {
        Diagnostic(
            .unusableSystem, .error, error.description, at: file.map { SourceLocation(file: $0) }, hint: error.hint)
    }

    /// Settles the working system from where all layers lie.
    mutating func settleWorkingSystem() throws(UnusableInput) {
        var box = Box.empty
        for layer in [parishLayer, villageLayer, municipalityLayer].compactMap({ $0 })
        where !layer.collection.box.isEmpty {
            let way = try Self.way(from: layer.system, to: .longitudeLatitude, file: layer.collection.sourceName)
            let raw = layer.collection.box
            for x in [raw.minX, raw.maxX] {
                for y in [raw.minY, raw.maxY] {
                    do {
                        box.extend(to: try way.transform(Coordinate(x: x, y: y), named: layer.collection.sourceName))
                    } catch {
                        throw UnusableInput(Self.unusable(error, file: layer.collection.sourceName))
                    }
                }
            }
        }
        let target: CoordinateReferenceSystem
        if let given = configuration.workingCRS {
            do {
                let facts = try given.described()
                guard facts.isProjected, facts.unitFactor == 1 else {
                    throw UnusableInput(
                        Diagnostic(
                            .unusableSystem, .error,
                            "the working system \(given) is not in metres, but in \(facts.unit)",
                            hint: "name a metric system such as EPSG:25832"))
                }
            } catch let error as ProjectionError {
                throw UnusableInput(Self.unusable(error))
            } catch let error as UnusableInput {
                throw error
            } catch {
                preconditionFailure("describing a system throws nothing else")
            }
            target = given
        } else if box.isEmpty {
            target = .utm32
        } else {
            do { target = try workingSystem(for: box) } catch { throw UnusableInput(Self.unusable(error)) }
        }
        toWorking = try Self.way(from: .longitudeLatitude, to: target)
        toDegrees = try Self.way(from: target, to: .longitudeLatitude)
    }

    /// Longitude and latitude in the working system.
    func working(_ land: MultiPolygon, named id: String) throws(UnusableInput) -> MultiPolygon {
        do { return try toWorking.transform(land, named: id) } catch { throw UnusableInput(Self.unusable(error)) }
    }

    /// Longitude and latitude in the working system.
    func working(_ place: Coordinate, named id: String) throws(UnusableInput) -> Coordinate {
        do { return try toWorking.transform(place, named: id) } catch { throw UnusableInput(Self.unusable(error)) }
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
        Diagnostic(.invalidPolygon, .error, error.description, at: location, place: error.place, hint: error.hint)
    }
}
