import Files
import GeoJSONFormat
import GeoModel

/// The layers of a file of another format, by name.
public enum FileLayers {
    /// The names of the layers with geometry in a file that an installed ogr2ogr reads as it is; nil for any other file.
    ///
    /// Only the beginning of the file is read here; where it is such a format, `ogrinfo` lists its layers.
    public static func names(in path: String) -> [String]? {
        guard let format = format(of: path), format.isReadUnasked else { return nil }
        let source = PathText.isAbsolute(path) ? path : "./" + path
        let outcome = try? ChildProcess(program: "ogrinfo", arguments: ["-ro", "-q", source]).run()
        guard let outcome, outcome.isSuccess else { return nil }
        return LayerListing.all(in: outcome.output.text(named: "ogrinfo")).filter(\.hasGeometry).map(\.name)
    }

    /// The format of the file or folder at `path` by its first bytes; nil for text that may be GeoJSON or a table, and for what
    /// cannot be read.
    public static func format(of path: String) -> FileFormat? {
        if let format = FileHead.format(ofFolder: path) { return format }
        var found: FileFormat?
        _ = try? SourceText(contentsOf: path) { head in
            found = FileHead.format(head, path: path)
            return true
        }
        return found
    }
}
