import Files
import Foundation
import GeoJSONFormat
import GeoModel

/// Opens the files of a study, whatever format they are in.
///
///     let layer = try InputText.layer("dagi.gpkg#sogn")
///     let collection = try InputText.collection(layer)
public struct InputText: Sendable {
    /// The text to read: the file's own, or what was made of it.
    public let text: SourceText
    /// The program that made the text, with its version: `ogr2ogr, GDAL 3.6.2`; nil where the file was read as it is.
    public let converter: String?
    /// The file itself, without the name of a layer; `-` for stdin.
    public let file: String
    /// The files that the layer is in, in the order of their names: a shapefile or a geodatabase is several.
    public var files: [String] = []
    /// What the converter had to say.
    public var findings: [Diagnostic] = []
    /// The bytes as they were read, where the text was made from another encoding.
    public var original: SourceText?

    /// Reads a layer.
    ///
    /// A file of another format is converted by an installed ogr2ogr where it is one of map layers, or where a layer of it
    /// is named (`PATH#LAYER`).
    /// - Throws: `UnusableInput` with K260 for another format, K262 to K264 for a conversion that failed, and what
    ///   `SourceText` throws.
    public static func layer(_ path: String) throws(UnusableInput) -> InputText {
        let wanted = LayerPath(path)
        var another = FileHead.format(ofFolder: wanted.file)
        // Words of a page or a message of a service are in its text; of other formats the beginning says all.
        let read =
            try another != nil
            ? nil
            : SourceText(contentsOf: wanted.file) { head in
                guard WideText(head) == nil else { return false }
                another = FileHead.format(head, path: wanted.file)
                return another.map { !hasWords($0) } ?? false
            }
        guard let read else { return try converted(wanted, another) }
        let wide = read.withUnsafeBytes { WideText($0) }
        let text = wide?.decoded(read) ?? read
        if wide != nil { another = FileHead.format(of: text) }
        if let another {
            throw UnusableInput(
                FormatRefusal(
                    another, path: wanted.file, layer: wanted.layer, words: FileHead.words(of: text, another)
                ).diagnostic)
        }
        if wanted.layer != nil {
            if let format = FileFormat.recognized(inJSON: text), format.isLayered {
                return try converted(wanted, format)
            }
            throw UnusableInput(
                Diagnostic(
                    .unknownLayerOfFile, .error, "'\(wanted.file)' is a text with one layer, and none of it has a name",
                    at: SourceLocation(file: wanted.file),
                    hint: "name the file alone, without `#\(wanted.layer ?? "")`"))
        }
        if let format = FileHead.format(of: text) {
            throw UnusableInput(
                FormatRefusal(format, path: text.name, words: FileHead.words(of: text, format)).diagnostic)
        }
        var opened = InputText(text: text, converter: nil, file: path)
        if let wide {
            opened.original = read
            opened.findings = [wide.finding(text.name)]
        }
        return opened
    }

    /// Reads a table.
    ///
    /// - Throws: `UnusableInput` with K260 for a workbook, an archive and other formats, and what `SourceText` throws.
    public static func table(_ path: String) throws(UnusableInput) -> SourceText {
        let text = try SourceText(contentsOf: path)
        if let format = FileHead.format(of: text), format != .csv, format != .javascript {
            throw UnusableInput(FormatRefusal(format, path: text.name, purpose: .table).diagnostic)
        }
        return text
    }

    /// The features of the text.
    ///
    /// - Throws: `UnusableInput` with K260 where the text is another JSON than GeoJSON, and what the reader throws.
    public func collection(_ reader: GeoJSONReader = GeoJSONReader()) throws(UnusableInput) -> FeatureCollection {
        do { return try reader.read(text) } catch {
            guard converter == nil, let format = FileFormat.recognized(inJSON: text) else { throw error }
            throw UnusableInput(
                FormatRefusal(format, path: text.name, words: FileHead.words(of: text, format)).diagnostic)
        }
    }

    /// Formats that say in words what they are.
    private static func hasWords(_ format: FileFormat) -> Bool { [.html, .serviceError, .xml].contains(format) }

    private static func converted(_ wanted: LayerPath, _ format: FileFormat?) throws(UnusableInput) -> InputText {
        guard let format else { throw UnusableInput([]) }
        // A pipe can be read once only, and its beginning has been.
        let isThere = PathKind.identity(wanted.file) != nil || PathKind(wanted.file) == .folder
        guard isThere, format.isReadUnasked || (wanted.layer != nil && format.isLayered) else {
            throw UnusableInput(FormatRefusal(format, path: wanted.file, layer: wanted.layer).diagnostic)
        }
        return try LayerConversion(wanted, format).run()
    }
}
