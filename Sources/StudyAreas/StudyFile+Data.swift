import ForeignFormats
import Foundation
import GeoJSONFormat
import GeoModel

extension StudyFile {
    /// What to say where a layer or a table was named in place of a study; nil where the file may be a study file.
    static func dataInstead(of data: [UInt8], file: String) -> UnusableInput? {
        let ending = (file as NSString).pathExtension.lowercased()
        let head = data.prefix(FileFormat.headLength)
        let format = Array(head).withUnsafeBytes { FileFormat.recognized($0, path: file) }
        let first = head.first { !($0 == 32 || (9...13).contains($0) || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF) }
        if first == UInt8(ascii: "{") || (first == UInt8(ascii: "[") && ending.hasSuffix("json")) {
            let other = FileFormat.recognized(inJSON: SourceText(bytes: data, name: file))
            return refusal(other?.described ?? "GeoJSON", file, option(for: head))
        }
        if ending == "csv" || ending == "tsv" || (format?.isSpreadsheet ?? false) {
            return UnusableInput(
                Diagnostic(
                    .anotherFormat, .error, "'\(file)' is \(format?.described ?? "a table"), not a study",
                    at: SourceLocation(file: file),
                    hint: "the study comes first: a folder with a \(fileName), such a file, or the inputs as options"))
        }
        // Text of other kinds may be a study file with a slip in it, which its own reader explains.
        guard let format, format != .csv, format != .javascript, format != .mapInfo else { return nil }
        return refusal(format.described, file, format.isLayered ? option(for: head) : nil)
    }

    private static func refusal(_ what: String, _ file: String, _ option: String?) -> UnusableInput {
        UnusableInput(
            Diagnostic(
                .anotherFormat, .error, "'\(file)' is \(what), not a study", at: SourceLocation(file: file),
                hint: option.map { "give it as a layer: `\($0) \(file)`" }
                    ?? "name a folder with a \(fileName), such a file, or give the inputs as options"))
    }

    /// The option that a layer is for, by the kind of its first geometry.
    private static func option(for head: some Collection<UInt8>) -> String {
        let text = String(decoding: head, as: UTF8.self)
        let kinds = [("Polygon\"", "--parishes"), ("Point\"", "--villages"), ("LineString\"", "--roads")]
        let found = kinds.compactMap { kind, option in text.range(of: kind).map { ($0.lowerBound, option) } }
        return found.min { $0.0 < $1.0 }?.1 ?? "--parishes"
    }
}
