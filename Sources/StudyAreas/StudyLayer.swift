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

    /// The features in the order of the file.
    public var features: [Feature] { collection.features }
}

extension StudyBuilder {
    /// Reads a file, notes it among the inputs, and settles which system its coordinates are in.
    mutating func readLayer(_ path: String, role: InputFile.Role) throws(UnusableInput) -> StudyLayer {
        progress("reading \(role.rawValue)")
        let source = try SourceText(contentsOf: path)
        let collection = try GeoJSONReader().read(source)
        // Whether numbers beyond degrees are a fault is settled below, knowing what the user declared.
        diagnostics += collection.diagnostics.filter { $0.code != .outsideDegrees }
        inputs.append(
            InputFile(
                role: role, path: source.name, sha256: sha256(of: source, path: path),
                features: collection.features.count))
        let system = try settledSystem(of: collection)
        return StudyLayer(
            input: inputs.count - 1, collection: collection, system: system, fields: LayerFields(collection.features))
    }

    private func settledSystem(of collection: FeatureCollection) throws(UnusableInput) -> CoordinateReferenceSystem {
        let box = collection.box
        if let declared = collection.declaredCRS, declared != .longitudeLatitude || isInDegrees(box) { return declared }
        if let given = configuration.inputCRS { return given }
        let file = SourceLocation(file: collection.sourceName)
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

    private func degrees(_ value: Double) -> String { LimitBounds.shortest((value * 100).rounded() / 100) }

    private func numbers(_ x: Double, _ y: Double) -> String {
        "\(LimitBounds.shortest(x.rounded())), \(LimitBounds.shortest(y.rounded()))"
    }
}
