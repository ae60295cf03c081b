import Foundation

/// What a run wrote into a folder: `manifest.json`, which names every file with its size and digest.
///
/// The run's id is the digest of all the rest, so that the same run has the same id everywhere, and an edited manifest is noticed.
public struct FolderManifest: Hashable, Sendable {
    /// The name of the file itself.
    public static let fileName = "manifest.json"
    /// What the file says it is.
    public static let schema = "klynge.manifest/1"

    /// A file of the run.
    public struct File: Hashable, Sendable, Codable {
        /// The path within the folder, with `/` between its parts.
        public var name: String
        /// The size in bytes.
        public var bytes: Int
        /// The SHA-256 as 64 hexadecimal digits.
        public var sha256: String
    }

    /// The version of the program.
    public var version: String
    /// The command that wrote the folder.
    public var command: String
    /// Every file, by name.
    public var files: [File]
    /// The id that the file states.
    public private(set) var run: String

    /// The manifest of files that are to be written.
    public init(version: String, command: String, files: [FolderFile]) {
        (self.version, self.command) = (version, command)
        self.files =
            files.map { File(name: $0.name, bytes: $0.bytes.count, sha256: SHA256Digest.text(of: $0.bytes)) }
            .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        run = ""
        run = expectedRun
    }

    /// The id that belongs to what the manifest holds.
    public var expectedRun: String {
        var text = [version, command].map { "\($0.utf8.count):\($0)" }.joined()
        for file in files { text += "\(file.name.utf8.count):\(file.name)\(file.bytes):\(file.sha256)" }
        return String(SHA256Digest.text(of: Array(text.utf8)).prefix(16))
    }

    /// The file.
    public var bytes: [UInt8] {
        var text = "{\n  \"schema\": \(Self.quoted(Self.schema)),\n  \"version\": \(Self.quoted(version)),\n"
        text += "  \"command\": \(Self.quoted(command)),\n  \"run\": \(Self.quoted(run)),\n  \"files\": [\n"
        text += files.map {
            "    {\"name\": \(Self.quoted($0.name)), \"bytes\": \($0.bytes), \"sha256\": \(Self.quoted($0.sha256))}"
        }.joined(separator: ",\n")
        return Array((text + "\n  ]\n}\n").utf8)
    }

    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\" + String(scalar)
            case "\n": result += "\\n"
            case "\u{0}"..."\u{1F}", "\u{7F}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

extension FolderManifest {
    /// What a file called `manifest.json` is.
    enum Reading {
        case manifest(FolderManifest)
        /// One of ours that is cut off or changed, so that it no longer says what there should be.
        case damaged
        /// Another program's, or none.
        case foreign
    }

    private struct Stored: Decodable {
        var schema: String
        var version: String
        var command: String
        var run: String
        var files: [File]
    }

    /// Reads a file; names that would lead out of the folder make it a damaged one.
    static func read(_ bytes: [UInt8]) -> Reading {
        let isOurs = String(decoding: bytes.prefix(200), as: UTF8.self).contains("\"klynge.manifest/")
        guard isOurs else { return .foreign }
        guard let stored = try? JSONDecoder().decode(Stored.self, from: Data(bytes)), stored.schema == schema,
            stored.files.allSatisfy({ PathText.isPlainRelative($0.name) && $0.name != fileName })
        else { return .damaged }
        var manifest = FolderManifest(version: stored.version, command: stored.command, files: [])
        manifest.files = stored.files
        manifest.run = stored.run
        return .manifest(manifest)
    }
}
