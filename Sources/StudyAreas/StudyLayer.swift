import ForeignFormats
import GeoJSONFormat
import GeoModel
import PROJKit

/// One layer as it was loaded: its features, untouched, and where they lie.
public struct StudyLayer: Sendable {
    /// The position of the file in `Study.inputs`.
    public let input: Int
    /// Everything in the file.
    public let collection: FeatureCollection
    /// The system that its coordinates are in: declared by the file, given by the user, or longitude and latitude.
    public let system: CoordinateReferenceSystem
    let fields: LayerFields
    /// Features whose coordinates cannot be in that system; they were named and are left out.
    let strays: Set<Int>
    /// Features that the reader found a fault with.
    let refused: Set<Int>
    /// The box around all other features, in that system.
    let box: Box

    /// The features in the order of the file.
    public var features: [Feature] { collection.features }
}

extension StudyBuilder {
    /// Reads the file at `path`, where there is one; what makes it unusable goes to `faults`.
    mutating func readLayer(_ path: String?, role: InputFile.Role, _ faults: inout [Diagnostic]) -> StudyLayer? {
        guard let path else { return nil }
        do { return try readLayer(path, role: role) } catch {
            faults += error.diagnostics
            return nil
        }
    }

    /// Reads a file, notes it among the inputs, and settles which system its coordinates are in.
    mutating func readLayer(_ path: String, role: InputFile.Role) throws(UnusableInput) -> StudyLayer {
        progress("reading \(role.rawValue)")
        let opened: InputText
        do { opened = try InputText.layer(path) } catch { throw explained(error, path: path) }
        let source = opened.text
        let collection = try opened.collection()
        // Whether numbers beyond degrees are a fault is settled below, knowing what the user declared.
        // GeoJSON allows a feature without geometry, and the reader only notes it; where it is to be a unit, it is one error.
        let told: Set<DiagnosticCode> = role.needsGeometry ? [.outsideDegrees, .missingGeometry] : [.outsideDegrees]
        diagnostics += collection.diagnostics.filter { !told.contains($0.code) }
        inputs.append(
            InputFile(
                role: role, path: source.name, sha256: digest(of: opened, path: path),
                features: collection.features.count, converter: opened.converter))
        diagnostics += opened.findings + [collection.cutPage].compactMap { $0 }
        let (strays, box) = settledStrays(of: collection)
        let system = try settledSystem(of: collection, box)
        return StudyLayer(
            input: inputs.count - 1, collection: collection, system: system, fields: LayerFields(collection.features),
            strays: strays,
            refused: Set(collection.diagnostics.filter { $0.severity == .error }.compactMap(\.location?.feature)),
            box: box)
    }

    /// The few features beyond degrees in a file of degrees, each named, and the box around the others.
    ///
    /// One mistyped coordinate must not condemn a file. Where it is more than one feature in ten, the file as a whole is
    /// in another system.
    private mutating func settledStrays(of collection: FeatureCollection) -> (strays: Set<Int>, box: Box) {
        let isDeclared = (collection.declaredCRS ?? configuration.inputCRS ?? .longitudeLatitude) != .longitudeLatitude
        guard !isDeclared, !isInDegrees(collection.box) else { return ([], collection.box) }
        let boxes = collection.features.map { $0.geometry?.box ?? .empty }
        let strays = boxes.indices.filter { !isInDegrees(boxes[$0]) }
        guard strays.count * 10 <= boxes.count else { return ([], collection.box) }
        joined.featuresUnusable += strays.count
        for index in strays {
            let box = boxes[index]
            let odd = abs(box.maxX) > 180 || abs(box.maxY) > 90 ? (box.maxX, box.maxY) : (box.minX, box.minY)
            diagnostics.append(
                Diagnostic(
                    .outsideDegrees, .error,
                    "the feature reaches to \(numbers(odd.0, odd.1)), which cannot be degrees as in the rest of the file; "
                        + "it was left out", at: collection.features[index].location,
                    hint: "correct its coordinates where the file is made"))
        }
        let out = Set(strays)
        var box = Box.empty
        for (index, one) in boxes.enumerated() where !out.contains(index) { box.extend(to: one) }
        return (out, box)
    }

    private mutating func settledSystem(
        of collection: FeatureCollection, _ box: Box
    ) throws(UnusableInput) -> CoordinateReferenceSystem {
        let file = SourceLocation(file: collection.sourceName)
        if let declared = collection.declaredCRS {
            let isPlausible = (declared == .longitudeLatitude || isProjected(declared) == false) == isInDegrees(box)
            if isPlausible || box.isEmpty { return declared }
            guard let given = configuration.inputCRS else {
                throw UnusableInput(contradiction(declared, box, file))
            }
            if given != declared {
                diagnostics.append(
                    Diagnostic(
                        .undeclaredSystem, .warning,
                        "the file declares \(declared), which its coordinates contradict; they are read as \(given), as "
                            + "`--input-crs` says", at: file))
            }
            return given
        }
        if let given = configuration.inputCRS { return given }
        guard isInDegrees(box) else {
            let likely = likelySystems(forProjected: box)
            if looksSwapped(box), likely.isEmpty { throw UnusableInput(swapped(box, file)) }
            let name = likely.first?.name ?? "EPSG:N"
            let others = likely.dropFirst().map(\.name)
            throw UnusableInput(
                Diagnostic(
                    .undeclaredSystem, .error,
                    "the coordinates are not degrees, and the file declares no coordinate reference system", at: file,
                    notes: ["they run from \(numbers(box.minX, box.minY)) to \(numbers(box.maxX, box.maxY))"]
                        + (others.isEmpty ? [] : ["they could also be \(others.joined(separator: ", "))"]),
                    hint: likely.isEmpty
                        ? "declare the system with `--input-crs EPSG:N`"
                        : "they look like \(name): declare it with `--input-crs \(name)`"))
        }
        if looksSwapped(box) { throw UnusableInput(swapped(box, file)) }
        return .longitudeLatitude
    }

    /// Whether a system is in metres or feet; nil where it is not known.
    private func isProjected(_ system: CoordinateReferenceSystem) -> Bool? { try? system.described().isProjected }

    /// A file that declares one thing and holds another.
    private func contradiction(
        _ declared: CoordinateReferenceSystem, _ box: Box, _ file: SourceLocation
    ) -> Diagnostic {
        if isInDegrees(box) {
            return Diagnostic(
                .undeclaredSystem, .error,
                "the file declares \(declared), but its coordinates look like longitude and latitude", at: file,
                notes: [
                    "they run from \(degrees(box.minX)), \(degrees(box.minY)) to \(degrees(box.maxX)), \(degrees(box.maxY))"
                ],
                hint: "take its `crs` member away, or give `--input-crs OGC:CRS84`")
        }
        let likely = likelySystems(forProjected: box).first?.name
        return Diagnostic(
            .undeclaredSystem, .error,
            "the file declares longitude and latitude, but its coordinates are not degrees", at: file,
            notes: ["they run from \(numbers(box.minX, box.minY)) to \(numbers(box.maxX, box.maxY))"],
            hint: likely.map { "they look like \($0): give `--input-crs \($0)`" }
                ?? "give their system with `--input-crs EPSG:N`")
    }

    private func swapped(_ box: Box, _ file: SourceLocation) -> Diagnostic {
        Diagnostic(
            .swappedAxes, .error,
            "latitude seems to come before longitude: as they stand, the coordinates lie at longitude "
                + "\(degrees(box.minX)) to \(degrees(box.maxX)), latitude \(degrees(box.minY)) to \(degrees(box.maxY))",
            at: file,
            notes: box.minX > 40 ? ["Denmark would lie off Somalia"] : [],
            hint: "swap the axes where the file is made; if the data truly lies there, give `--input-crs OGC:CRS84`")
    }

    private func isInDegrees(_ box: Box) -> Bool {
        box.isEmpty || (abs(box.minX) <= 180 && abs(box.maxX) <= 180 && abs(box.minY) <= 90 && abs(box.maxY) <= 90)
    }

    private func degrees(_ value: Double) -> String { Wording.number((value * 100).rounded() / 100) }

    private func numbers(_ x: Double, _ y: Double) -> String {
        "\(Wording.number(x.rounded())), \(Wording.number(y.rounded()))"
    }
}
