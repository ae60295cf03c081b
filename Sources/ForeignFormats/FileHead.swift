import Files
import Foundation
import GeoJSONFormat
import GeoModel

/// A look at the beginning of a file, before it is read.
enum FileHead {
    /// The format of the folder at `path`; nil for what is no folder.
    static func format(ofFolder path: String) -> FileFormat? {
        guard path != "-", PathKind(path) == .folder else { return nil }
        return PathKind(PathText.join(path, "a00000001.gdbtable")) == .file ? .fileGeodatabase : nil
    }

    /// The format of a file by its first bytes.
    static func format(_ head: UnsafeRawBufferPointer, path: String) -> FileFormat? {
        FileFormat.recognized(UnsafeRawBufferPointer(rebasing: head.prefix(FileFormat.headLength)), path: path)
    }

    /// The format of a text that was read already.
    static func format(of source: SourceText) -> FileFormat? {
        source.withUnsafeBytes { bytes in
            FileFormat.recognized(
                UnsafeRawBufferPointer(rebasing: bytes.prefix(FileFormat.headLength)), path: source.name)
        }
    }

    /// What a page or a message of a service says: its title, or its first words.
    static func words(of source: SourceText, _ format: FileFormat) -> String? {
        if let root = (try? JSONDocument.parse(source))?.object { return FileFormat.serviceMessage(root) }
        guard [.html, .serviceError, .xml].contains(format) else { return nil }
        let text = source.withUnsafeBytes { String(decoding: $0.prefix(FileFormat.headLength), as: UTF8.self) }
        for tag in ["title", "ows:ExceptionText", "ExceptionText", "ServiceException", "h1"] {
            if let found = content(of: tag, in: text), !found.isEmpty { return String(found.prefix(200)) }
        }
        return nil
    }

    /// The text between a tag and its end, without tags in it, on one line.
    private static func content(of tag: String, in text: String) -> String? {
        guard let open = text.range(of: "<" + tag, options: .caseInsensitive),
            let start = text[open.upperBound...].firstIndex(of: ">"),
            let end = text.range(of: "</" + tag, options: .caseInsensitive, range: start..<text.endIndex)
        else { return nil }
        var plain = ""
        var isTag = false
        for character in text[text.index(after: start)..<end.lowerBound] {
            if character == "<" {
                isTag = true
            } else if character == ">" {
                isTag = false
            } else if !isTag {
                plain.append(character)
            }
        }
        return plain.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
