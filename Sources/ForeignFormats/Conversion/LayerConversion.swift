import Foundation
import GeoJSONFormat
import GeoModel

/// A layer of another format, made GeoJSON by an installed ogr2ogr.
///
/// No library of GDAL is linked: the program runs as a child process, without a shell, and writes into a pipe. The
/// coordinates stay in the source's own reference system with all their digits; only a system that has no EPSG number,
/// and so no name in GeoJSON, is brought to longitude and latitude.
struct LayerConversion {
    private let wanted: LayerPath
    private let format: FileFormat
    private let source: String

    init(_ wanted: LayerPath, _ format: FileFormat) {
        self.wanted = wanted
        self.format = format
        var file = wanted.file
        if format == .shapefileIndex || format == .shapefileTable {
            file = (file as NSString).deletingPathExtension + ".shp"
        }
        // A whole path cannot be taken for an option, nor for the name of a driver.
        source = file.hasPrefix("/") ? file : FileManager.default.currentDirectoryPath + "/" + file
    }

    private var place: SourceLocation { SourceLocation(file: name) }
    private var name: String { wanted.file + (wanted.layer.map { "#" + $0 } ?? "") }

    func run() throws(UnusableInput) -> InputText {
        let version = try version()
        let listed = try wanted.layer == nil ? onlyLayer() : nil
        let layer = wanted.layer ?? listed?.name ?? ""
        var arguments = ["-f", "GeoJSON", "-lco", "RFC7946=NO", "-lco", "COORDINATE_PRECISION=15"]
        let isNumbered = try hasNumberedSystem(layer)
        if !isNumbered { arguments += ["-t_srs", "EPSG:4326"] }
        // Some drivers list a layer under a name by which they do not find it again; a layer that is alone needs none.
        arguments += ["/vsistdout/", source] + (listed?.isAlone ?? false ? [] : [layer])
        let outcome = try run("ogr2ogr", arguments)
        guard outcome.isSuccess else { throw try failure(outcome, layer) }
        let text = outcome.output.text(named: name)
        guard text.count > 0 else { throw try failure(outcome, layer) }
        var findings: [Diagnostic] = []
        if outcome.messages.contains("ERROR") {
            findings.append(
                Diagnostic(
                    .conversionFailed, .warning, "ogr2ogr read '\(name)', and had something to say", at: place,
                    notes: FailureWords.lines(outcome.messages)))
        }
        return InputText(text: text, converter: "ogr2ogr, \(version)", file: source, files: files, findings: findings)
    }

    /// Every file that ogr2ogr reads for the layer.
    private var files: [String] {
        let manager = FileManager.default
        if format == .fileGeodatabase {
            return ((try? manager.contentsOfDirectory(atPath: source)) ?? []).sorted().map { source + "/" + $0 }
        }
        let base = (source as NSString).deletingPathExtension
        let beside = format == .shapefile ? ["cpg", "dbf", "prj", "shx"].map { base + "." + $0 } : []
        return (beside.filter(manager.fileExists) + [source]).sorted()
    }

    /// `GDAL 3.6.2`
    private func version() throws(UnusableInput) -> String {
        let words = try run("ogr2ogr", ["--version"]).output.text(named: "ogr2ogr")
        let line = words.withUnsafeBytes { String(decoding: $0.prefix(200), as: UTF8.self) }
        return line.split(separator: ",").first.map { $0.trimmed } ?? "GDAL"
    }

    /// The one layer with geometry that the file has.
    private func onlyLayer() throws(UnusableInput) -> (name: String, isAlone: Bool) {
        let layers = try layers()
        let drawn = layers.filter(\.hasGeometry)
        if let only = drawn.first ?? layers.first, drawn.count == 1 || layers.count == 1 {
            return (only.name, layers.count == 1)
        }
        guard !layers.isEmpty else {
            throw UnusableInput(
                Diagnostic(
                    .conversionFailed, .error,
                    "'\(wanted.file)' is \(format.described), and holds no layer that ogr2ogr finds", at: place,
                    hint: "open it with `ogrinfo \(ShellWord.path(wanted.file))` to see what it holds"))
        }
        throw unknownLayer("'\(wanted.file)' holds \(layers.count) layers, and none is named", layers)
    }

    private func unknownLayer(_ message: String, _ layers: [LayerListing]) -> UnusableInput {
        let named = layers.first(where: \.hasGeometry) ?? layers.first
        let shown = layers.prefix(30).map { "\($0.name)\($0.kind.isEmpty ? "" : " (\($0.kind))")" }
        return UnusableInput(
            Diagnostic(
                .unknownLayerOfFile, .error, message, at: place,
                notes: ["the layers are \(shown.joined(separator: ", "))\(layers.count > 30 ? ", …" : "")"],
                hint: named.map { "name one behind the file: \(ShellWord.quoted("\(wanted.file)#\($0.name)"))" }))
    }

    private func layers() throws(UnusableInput) -> [LayerListing] {
        let outcome = try run("ogrinfo", ["-ro", "-q", source])
        guard outcome.isSuccess else { throw failed(outcome) }
        return LayerListing.all(in: outcome.output.text(named: "ogrinfo"))
    }

    /// Whether the layer's reference system has an EPSG number, by which GeoJSON can name it, or is not known at all.
    private func hasNumberedSystem(_ layer: String) throws(UnusableInput) -> Bool {
        let outcome = try run("ogrinfo", ["-ro", "-so", source, layer])
        guard outcome.isSuccess else { return true }
        let summary = outcome.output.text(named: "ogrinfo").withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
        return LayerListing.hasNumberedSystem(summary)
    }

    private func run(_ program: String, _ arguments: [String]) throws(UnusableInput) -> ChildProcess.Outcome {
        do throws(ChildProcess.Failure) {
            return try ChildProcess(program: program, arguments: arguments).run()
        } catch {
            switch error {
            case .notInstalled: throw UnusableInput(missing(program))
            case .tooLarge:
                throw UnusableInput(
                    Diagnostic(
                        .fileTooLarge, .error, "'\(name)' is larger than 4 GB as GeoJSON", at: place,
                        hint: "cut it to the area you work on, or simplify its borders first"))
            case .broken(let words):
                throw UnusableInput(
                    Diagnostic(.conversionFailed, .error, "\(program) could not be run: \(words)", at: place))
            }
        }
    }

    private func missing(_ program: String) -> Diagnostic {
        let refusal = FormatRefusal(format, path: wanted.file, layer: wanted.layer)
        return Diagnostic(
            .converterMissing, .error,
            "'\(name)' is \(format.described), and \(program), which reads it, is not installed", at: place,
            notes: refusal.conversionLine.map { ["or convert it where \(program) is: `\($0)`"] } ?? [],
            hint: "install GDAL: `apt-get install gdal-bin`, `brew install gdal`, or QGIS, which brings it")
    }

    private func failure(_ outcome: ChildProcess.Outcome, _ layer: String) throws(UnusableInput) -> UnusableInput {
        let listed = (try? layers()) ?? []
        if !listed.isEmpty, !listed.contains(where: { $0.name.lowercased() == layer.lowercased() }) {
            return unknownLayer("'\(wanted.file)' holds no layer '\(layer)'", listed)
        }
        return failed(outcome)
    }

    private func failed(_ outcome: ChildProcess.Outcome) -> UnusableInput {
        let words = FailureWords.lines(outcome.messages)
        return UnusableInput(
            Diagnostic(
                .conversionFailed, .error,
                "'\(name)' is \(format.described), and ogr2ogr cannot read it (\(outcome.status))", at: place,
                notes: words.isEmpty ? ["it gave no reason"] : words,
                hint: format == .shapefile
                    ? "are the .shx, .dbf and .prj beside the .shp, and was the file written whole?"
                    : "was the file written whole? QGIS, which uses the same library, may say more"))
    }
}
