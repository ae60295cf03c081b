import Files
import ForeignFormats
import Foundation
import GeoModel

/// Everything in a folder, each file read once and known by what it holds.
struct FolderSurvey {
    private(set) var layers: [LayerSummary] = []
    private(set) var tables: [FolderWalk.File] = []
    var passed: [PassedFile] = []
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var fileCount = 0

    /// Nothing more is read after so many bytes.
    private static let mostBytes = 4 << 30
    /// Files beside a shapefile that belong to it.
    private static let besideShapes: Set<String> = ["shx", "dbf", "prj", "cpg", "sbn", "sbx", "qix", "qmd", "fix"]

    /// Looks through the folder of a request.
    init(_ request: NewStudy.Request, progress: (String) -> Void) throws(UnusableInput) {
        let walk: FolderWalk
        do throws(SystemFault) { walk = try FolderWalk(request.folder) } catch {
            throw UnusableInput(Self.refusal(error, request.folder))
        }
        let names = Set(walk.files.map(\.name))
        passed = walk.passed.map { PassedFile(name: $0.name, reason: .folder($0.reason)) }
        var bytes = 0
        var isCut = walk.isCut
        for file in walk.files where !Self.belongsToShape(file.name, names) {
            if request.leftOut.contains(file.name) || request.leftOut.contains(PathText.name(file.name)) { continue }
            fileCount += 1
            bytes += file.bytes > LayerReading.mostBytes ? 0 : file.bytes
            guard bytes <= Self.mostBytes else {
                isCut = true
                passed.append(PassedFile(name: file.name, reason: .tooLarge))
                continue
            }
            progress("reading \(PathText.display(file.name))")
            read(file, request)
        }
        if isCut {
            diagnostics.append(
                Diagnostic(
                    .tooManyFiles, .warning, "'\(PathText.display(request.folder))' holds more than is looked at",
                    hint: "name a smaller folder"))
        }
        guard !layers.isEmpty else {
            throw UnusableInput(
                Diagnostic(
                    .unusableDataFolder, .error,
                    "nothing in '\(PathText.display(request.folder))' is a layer that can be used",
                    at: SourceLocation(file: PathText.display(request.folder)),
                    notes: passed.prefix(8).map { "\(PathText.display($0.name)): \($0.reason.english)" },
                    hint: "put files of parishes and municipalities into it; Docs/data.md says where they come from"))
        }
    }

    private mutating func read(_ file: FolderWalk.File, _ request: NewStudy.Request) {
        // A file with one layer is read by its name alone, as any other.
        let several = file.bytes > LayerReading.mostBytes ? nil : FileLayers.names(in: file.path)
        var parts: [String?] = [nil]
        if let several, several.count > 1 { parts = several }
        for part in parts {
            switch LayerReading.of(file, layer: part, inputSystem: request.inputSystem) {
            case .layer(let layer): layers.append(layer)
            case .table: tables.append(file)
            case .unusable(let reason):
                let name = file.name + (part.map { "#" + $0 } ?? "")
                passed.append(PassedFile(name: name, reason: reason))
            }
        }
    }

    private static func belongsToShape(_ name: String, _ names: Set<String>) -> Bool {
        let path = name as NSString
        guard besideShapes.contains(path.pathExtension.lowercased()) else { return false }
        let base = path.deletingPathExtension
        return names.contains(base + ".shp") || names.contains(base + ".SHP")
    }

    private static func refusal(_ fault: SystemFault, _ folder: String) -> Diagnostic {
        let shown = PathText.display(folder)
        let words: String
        let hint: String
        switch fault.code {
        case ENOENT:
            (words, hint) = ("there is no folder '\(shown)'", "check the path; it is seen from the current folder")
        case ENOTDIR:
            (words, hint) = ("'\(shown)' is a file, and `--data` takes a folder", "name the folder that it lies in")
        case EACCES, EPERM:
            (words, hint) = ("'\(shown)' may not be read: permission denied", "ask its owner for the right to read it")
        default: (words, hint) = ("'\(shown)' cannot be read: \(fault.words)", "check the path")
        }
        return Diagnostic(.unusableDataFolder, .error, words, at: SourceLocation(file: shown), hint: hint)
    }
}

/// The cosine of an angle.
func cosine(ofDegrees degrees: Double) -> Double { cos(degrees * .pi / 180) }
