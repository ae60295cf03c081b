import Foundation
import GeoJSONFormat
import GeoModel

/// What to do with a file of another format.
public struct FormatRefusal: Sendable {
    /// What the file was to be.
    public enum Purpose: Sendable {
        /// A layer: GeoJSON.
        case layer
        /// A table: CSV.
        case table
    }

    /// The format that was recognised.
    public var format: FileFormat
    /// The path as the user gave it, or `<stdin>`.
    public var path: String
    /// The layer that is meant, where one is named.
    public var layer: String?
    /// What the file was to be.
    public var purpose: Purpose
    /// Words of the file itself: what a service says, the title of a page.
    public var words: String?

    /// A refusal of the file at `path`.
    public init(
        _ format: FileFormat, path: String, layer: String? = nil, purpose: Purpose = .layer, words: String? = nil
    ) {
        self.format = format
        self.path = path
        self.layer = layer
        self.purpose = purpose
        self.words = words
    }

    /// The finding, K260: what the file is, and how to make of it what is wanted.
    public var diagnostic: Diagnostic {
        Diagnostic(
            .anotherFormat, .error,
            "'\(path)' is \(format.described), not \(purpose == .layer ? "GeoJSON" : "a table (CSV)")",
            at: SourceLocation(file: path), notes: notes, hint: hint)
    }

    /// The line that converts the file, ready for a shell; nil where ogr2ogr cannot.
    ///
    /// The reference system stays the source's own, named in a `crs` member, and no digit is lost: RFC 7946 would have
    /// it in longitude and latitude with seven decimals.
    public var conversionLine: String? {
        guard format.isLayered, path != "<stdin>" else { return nil }
        let layerWord = layer.map { " " + ShellWord.quoted($0) } ?? ""
        return "ogr2ogr -f GeoJSON -lco RFC7946=NO -lco COORDINATE_PRECISION=15 \(ShellWord.path(converted)) "
            + ShellWord.path(source) + layerWord
    }

    /// The file that ogr2ogr is to open: of a shapefile always the `.shp`.
    private var source: String {
        switch format {
        case .shapefileIndex, .shapefileTable: withEnding("shp")
        default: path
        }
    }

    /// Where the converted layer is to go: beside the file, never over it.
    private var converted: String {
        let name = withEnding("geojson")
        return name == path || FileManager.default.fileExists(atPath: name) ? withEnding("converted.geojson") : name
    }

    private func withEnding(_ ending: String) -> String {
        let trimmed = path.hasSuffix("/") ? String(path.dropLast()) : path
        return (trimmed as NSString).deletingPathExtension + "." + ending
    }

    private var notes: [String] {
        var notes: [String] = []
        if let words { notes.append("it says: \(words)") }
        if format == .shapefileIndex || format == .shapefileTable || format == .shapefileNote {
            notes.append("the shapes themselves are in the file that ends with .shp")
        }
        if purpose == .layer, conversionLine != nil, layer == nil {
            if path.hasSuffix(".shp") || format == .flatGeobuf || format == .parquet {
                notes.append("where ogr2ogr (of GDAL) is installed, klynge reads it as it is")
            } else {
                let named = ShellWord.quoted(path + "#LAYER")
                notes.append(
                    "where ogr2ogr (of GDAL) is installed, klynge reads a layer of it by name: \(named); "
                        + "`ogrinfo \(ShellWord.path(path))` lists the layers")
            }
        }
        return notes
    }

    private var hint: String {
        if purpose == .table { return tableHint }
        if let line = conversionLine { return "convert it: `\(line)`" }
        if format.isLayered { return "give it as a file, not on stdin, or convert it with ogr2ogr first" }
        if let unpacked { return unpacked }
        switch format {
        case .xlsx, .ods, .xls, .csv, .access:
            return tableAsLayer
        case .shapefileNote: return "name the .shp itself"
        case .html, .serviceError, .xml:
            return "look at it in a browser: the address may be wrong, or the service wants a key or other parameters"
        case .javascript: return "keep only what stands between the first `{` and the last `}`"
        case .overpassJSON: return "convert it: `osmtogeojson \(file) > \(ShellWord.path(withEnding("geojson")))`"
        case .gitLFS: return "fetch the data: `git lfs pull`"
        case .pdf, .docx, .picture: return "ask who made it for the map data behind it"
        case .dwg: return "export the layer as GeoJSON where the drawing is made"
        default: return "export it as GeoJSON"
        }
    }

    private var file: String { ShellWord.path(path) }

    /// How to get at what is in a packed file.
    private var unpacked: String? {
        switch format {
        case .zip: "unpack it with `unzip \(file)`, and name a file that was in it; a shapefile then needs `ogr2ogr`"
        case .gzip: "unpack it with `gunzip -k \(file)`, and name the file that this makes"
        case .bzip2: "unpack it with `bunzip2 -k \(file)`, and name the file that this makes"
        case .xz: "unpack it with `unxz -k \(file)`, and name the file that this makes"
        case .zstandard: "unpack it with `unzstd \(file)`, and name the file that this makes"
        case .sevenZip: "unpack it with `7z x \(file)`, and name a file that was in it"
        case .rar: "unpack it with `unrar x \(file)`, and name a file that was in it"
        case .tar: "unpack it with `tar xf \(file)`, and name a file that was in it"
        default: nil
        }
    }

    private var tableHint: String {
        if format.isSpreadsheet {
            return "save the sheet as CSV (in Excel: File, Save As, \"CSV UTF-8\"), and name that file"
        }
        return unpacked ?? "save the table as CSV, and name that file"
    }

    private var tableAsLayer: String {
        if format == .csv {
            return "a layer needs geometry. Where the columns are longitude and latitude: `ogr2ogr -f GeoJSON "
                + "\(ShellWord.path(withEnding("geojson"))) \(file) -oo X_POSSIBLE_NAMES=lon -oo Y_POSSIBLE_NAMES=lat "
                + "-oo AUTODETECT_TYPE=YES -a_srs EPSG:4326`, with the names of your columns"
        }
        return
            "a sheet has no geometry: give the layer as GeoJSON, and save the sheet as CSV for options that take a table"
    }
}
