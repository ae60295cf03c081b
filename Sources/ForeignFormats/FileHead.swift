import Foundation
import GeoJSONFormat
import GeoModel

/// A look at the beginning of a file, before it is read.
enum FileHead {
    /// The format of the file or folder at `path`; nil for what may be GeoJSON or a table, and what cannot be opened.
    static func format(at path: String) -> FileFormat? {
        guard path != "-" else { return nil }
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        if status.st_mode & S_IFMT == S_IFDIR {
            let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
            let isDatabase = FileManager.default.fileExists(atPath: folder + "/a00000001.gdbtable")
            return isDatabase ? .fileGeodatabase : nil
        }
        // A pipe can be read once only: what it holds is looked at when it has been read.
        guard status.st_mode & S_IFMT == S_IFREG, let handle = FileHandle(forReadingAtPath: path),
            let head = try? handle.read(upToCount: FileFormat.headLength)
        else { return nil }
        return head.withUnsafeBytes { FileFormat.recognized($0, path: path) }
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
