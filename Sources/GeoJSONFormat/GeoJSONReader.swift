import CSimdJSON
import GeoModel

/// Reads GeoJSON (RFC 7946, and its 2008 forebear's `crs` member) with located findings.
///
/// ```swift
/// let parishes = try GeoJSONReader().read(SourceText(contentsOf: "parishes.geojson"))
/// for finding in parishes.diagnostics { print(finding.message) }
/// let names = parishes.features.map { $0.properties["navn"]?.text }
/// ```
public struct GeoJSONReader: Sendable {
    /// Values nested deeper are refused; at most `JSONDocument.deepestNesting`.
    public var nestingLimit: Int
    /// By the letter: winding and members that belong to another type are errors, and what RFC 7946 only advises
    /// against, rings that cross included, is noted. Otherwise such data is read in peace.
    public var strict: Bool

    /// A reader with its options.
    public init(nestingLimit: Int = 512, strict: Bool = false) {
        self.nestingLimit = nestingLimit
        self.strict = strict
    }

    /// Reads a FeatureCollection, a Feature, a geometry, or several of them on lines of their own (RFC 8142 included).
    ///
    /// Throws `UnusableInput` when the text is not JSON or its outermost structure is not GeoJSON. What is wrong with a
    /// single feature is collected in the result's diagnostics; the feature is kept, a bad geometry as nil.
    public func read(_ source: SourceText) throws(UnusableInput) -> FeatureCollection {
        let tape = try tape(of: source)
        var pass = ReadingPass(tape: tape, strict: strict)
        try pass.readRoots()
        return pass.finished()
    }

    private func tape(of source: SourceText) throws(UnusableInput) -> JSONTape {
        let separator: UInt8 = 0x1E
        if source.storage.bytes.first == separator {
            let spaced = source.storage.bytes.map { $0 == separator ? 0x20 : $0 }
            return try JSONTape.parse(
                SourceText(bytes: spaced, name: source.name), nestingLimit: nestingLimit, gather: true, several: true)
        }
        do {
            return try JSONTape.parse(source, nestingLimit: nestingLimit, gather: true)
        } catch {
            let lines = try? JSONTape.parse(source, nestingLimit: nestingLimit, gather: true, several: true)
            guard let lines else { throw error }
            return lines
        }
    }
}
