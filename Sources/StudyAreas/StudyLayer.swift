import ForeignFormats
import GeoJSONFormat
import GeoModel
import PROJKit

/// One layer as it was loaded: its features, untouched, and where they lie.
public struct StudyLayer: Sendable {
    /// The position of the file in `Study.inputs`.
    public let input: Int
    /// Everything in the file.
    public internal(set) var collection: FeatureCollection
    /// The system that its coordinates are in: declared by the file, given by the user, or longitude and latitude.
    public let system: CoordinateReferenceSystem
    let fields: LayerFields
    /// Brings its coordinates to longitude and latitude, turned to the side of the earth where the study lies.
    public internal(set) var toDegrees: CoordinateTransformation
    /// Features that cannot lie where their coordinates put them, and why; they are named and left out.
    var outOfRange: [Int: OutOfRangeReason]
    /// Features that the reader found a fault with.
    let refused: Set<Int>
    /// The box around each feature in the file's own numbers; empty for one without coordinates.
    let boxes: [Box]

    /// Whether any feature has a property of this name, in any case.
    public func hasField(_ name: String) -> Bool { fields.has(name) }

    /// The features in the order of the file.
    public var features: [Feature] { collection.features }
}

extension StudyBuilder {
    /// Reads the file at `path`, where there is one; what makes it unusable goes to `faults`.
    mutating func readLayer(
        _ path: String?, role: InputFile.Role, name: String? = nil, _ faults: inout [Diagnostic]
    ) -> StudyLayer? {
        guard let path else { return nil }
        do { return try readLayer(path, role: role, name: name) } catch {
            faults += error.diagnostics
            return nil
        }
    }

    /// Reads a file, notes it among the inputs, and settles which system its coordinates are in.
    mutating func readLayer(
        _ path: String, role: InputFile.Role, name: String? = nil
    ) throws(UnusableInput) -> StudyLayer {
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
                role: role, path: source.name, sha256: digest(of: opened),
                features: collection.features.count, converter: opened.converter))
        diagnostics += opened.findings + [collection.cutPage].compactMap { $0 }
        let fields = LayerFields(collection.features)
        let numbers = LayerNumbers(collection, fields: fields.keys)
        let system = try settledSystem(of: numbers, role, name: name)
        let toDegrees = try Self.transformation(from: .longitudeLatitude, to: .longitudeLatitude)
        return StudyLayer(
            input: inputs.count - 1, collection: collection, system: system, fields: fields, toDegrees: toDegrees,
            outOfRange: outOfRange(among: numbers, in: system),
            refused: Set(collection.diagnostics.filter { $0.severity == .error }.compactMap(\.location?.feature)),
            boxes: numbers.boxes)
    }
}
