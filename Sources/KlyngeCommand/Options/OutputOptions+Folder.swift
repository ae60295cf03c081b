import ArgumentParser
import Foundation

extension OutputOptions {
    /// The endings of files that people want as one file: a folder with such a name is a mistake.
    private static let fileEndings: Set<String> = [
        "csv", "docx", "fgb", "geojson", "geojsonl", "gml", "gpkg", "gz", "htm", "html", "json", "kml", "kmz", "ods",
        "parquet", "pdf", "png", "qml", "shp", "sqlite", "svg", "tif", "toml", "topojson", "tsv", "txt", "xls", "xlsx",
        "xml", "zip",
    ]

    /// Refuses `--out map.geojson`, unless a folder has that name.
    static func requireFolder(_ path: String?) throws {
        guard let path, !path.hasSuffix("/") else { return }
        let ending = (path as NSString).pathExtension.lowercased()
        guard fileEndings.contains(ending) else { return }
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue { return }
        let formats = ["geojson": "geojson", "json": "json", "csv": "csv"]
        let single = formats[ending].map { " For that one file write '--format \($0) -o \(path)'." } ?? ""
        let bare = (path as NSString).deletingPathExtension
        throw ValidationError(
            "'--out' takes a folder, and '\(path)' is the name of a file. Write '--out \(bare)'.\(single)")
    }
}
