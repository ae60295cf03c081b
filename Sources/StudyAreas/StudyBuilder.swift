import GEOSKit
import GeoJSONFormat
import GeoModel
import PROJKit

/// The study while it is being put together.
struct StudyBuilder {
    let configuration: StudyConfiguration
    let threads: Int
    let progress: (String) -> Void
    var inputs: [InputFile] = []
    var diagnostics: [Diagnostic] = []
    var joined = JoinSummary()
    var invalid = 0
    /// The ids of areas with an invalid polygon that was not repaired.
    var invalidIDs: Set<String> = []
    var villageLayer: StudyLayer?
    var parishLayer: StudyLayer?
    var municipalityLayer: StudyLayer?
    var furtherLayers: [FurtherLayer] = []
    var roadSummary: RoadSummary?
    /// How many towns got inhabitants of several parishes.
    var townsAcross = 0
    var roadLinks: Set<DeclaredLink> = []
    var villages: [Village] = []
    var parishes: [Area] = []
    var municipalities: [Area] = []
    var toWorking: CoordinateTransformation
    var toDegrees: CoordinateTransformation

    init(
        _ configuration: StudyConfiguration, threads: Int, progress: @escaping (String) -> Void
    ) throws(UnusableInput) {
        self.configuration = configuration
        self.threads = threads
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
        // The hint stands on a line of its own.
        var plain = error
        plain.hint = nil
        return Diagnostic(
            .unusableSystem, .error, plain.description, at: file.map { SourceLocation(file: $0) }, hint: error.hint)
    }

    /// Settles the working system from where all layers lie.
    mutating func settleWorkingSystem() throws(UnusableInput) {
        // Villages count only where there is no area: one with a mistyped coordinate must not move the map.
        let areas = [parishLayer, municipalityLayer].compactMap { $0 }.filter { !$0.box.isEmpty }
        var box = Box.empty
        for layer in areas.isEmpty ? [villageLayer].compactMap({ $0 }) : areas {
            box.extend(to: try degrees(around: layer))
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
            do { target = try workingSystem(for: box) } catch {
                throw UnusableInput(tooWide(error, areas.first ?? villageLayer))
            }
        }
        toWorking = try Self.way(from: .longitudeLatitude, to: target)
        toDegrees = try Self.way(from: target, to: .longitudeLatitude)
        if configuration.workingCRS != nil, !box.isEmpty { reportDistortion(of: target, at: box.centre) }
    }

    /// Tells when lengths in the working system are not those on the ground, by a hundredth of a degree each way.
    private mutating func reportDistortion(of system: CoordinateReferenceSystem, at place: Coordinate) {
        let geodesic = Geodesic()
        let steps = [Coordinate(x: place.x + 0.01, y: place.y), Coordinate(x: place.x, y: place.y + 0.01)]
        guard let plane = try? toWorking.transform([place] + steps) else { return }
        let factors = zip(plane.dropFirst(), steps).map {
            plane[0].planarDistance(to: $0) / geodesic.distanceMetres(from: place, to: $1)
        }
        guard factors.contains(where: { $0.isFinite && abs($0 - 1) > 0.01 }) else { return }
        let told = factors.map { Wording.number(($0 * 1000).rounded() / 1000) }
        diagnostics.append(
            Diagnostic(
                .distortingSystem, .warning,
                "in \(system) a metre is \(told[0]) m from west to east and \(told[1]) m from south to north in the middle of the study",
                notes: ["areas, borders and compactness are measured in it; distances are not"],
                hint: "leave `--working-crs` out, or name a system made for this part of the world"))
    }

    /// The box around a layer in degrees, without the features that have no place there, which are named later.
    private func degrees(around layer: StudyLayer) throws(UnusableInput) -> Box {
        guard !layer.box.isEmpty else { return .empty }
        let way = try Self.way(from: layer.system, to: .longitudeLatitude, file: layer.collection.sourceName)
        func corners(_ box: Box) throws(ProjectionError) -> Box {
            let places = [
                (box.minX, box.minY), (box.minX, box.maxY), (box.maxX, box.minY), (box.maxX, box.maxY),
            ].map { Coordinate(x: $0.0, y: $0.1) }
            return Box(around: try way.transform(places))
        }
        do { return try corners(layer.box) } catch {
            var box = Box.empty
            for feature in layer.features {
                guard let own = feature.geometry?.box, !own.isEmpty, let found = try? corners(own) else { continue }
                box.extend(to: found)
            }
            if box.isEmpty { throw UnusableInput(Self.unusable(error, file: layer.collection.sourceName)) }
            return box
        }
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
