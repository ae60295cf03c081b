import Foundation
import GeoJSONFormat
import KlyngeKit
import LibFuzzer

/// What is fed with bytes. `KLYNGE_FUZZ` names it; one binary holds all, so that there is one build.
enum FuzzTarget: String, CaseIterable {
    case geojson, study, grouping, table, check

    static let chosen: FuzzTarget = {
        let name = ProcessInfo.processInfo.environment["KLYNGE_FUZZ"] ?? ""
        guard let target = FuzzTarget(rawValue: name) else {
            fatalError("KLYNGE_FUZZ is one of \(FuzzTarget.allCases.map(\.rawValue))")
        }
        return target
    }()

    /// Reads the bytes. Refusals are as good as results; ending the process is what is looked for.
    func read(_ bytes: UnsafeRawBufferPointer) {
        switch self {
        case .geojson: _ = try? GeoJSONReader().read(SourceText(bytes: bytes, name: "fuzz.geojson"))
        case .study: _ = try? StudyFile.parse(Array(bytes), file: "klynge.toml", folder: "")
        case .grouping:
            _ = try? GroupingFile.parse(SourceText(bytes: bytes, name: "grouping"), units: Self.rowStudy?.units ?? [])
        case .table: Self.load(distances: bytes)
        case .check: Self.load(parishes: bytes)
        }
    }

    /// Six parishes in a row.
    private static let row: [UInt8] = {
        let features = (0..<6).map { index in
            let (west, east) = (10 + 0.09 * Double(index), 10 + 0.09 * Double(index + 1))
            let ring = "[[\(west),55],[\(east),55],[\(east),55.05],[\(west),55.05],[\(west),55]]"
            return "{\"type\":\"Feature\",\"properties\":{\"kode\":\"\(101 + index)\",\"population\":1500},"
                + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}}"
        }
        return Array("{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}".utf8)
    }()

    /// In memory where there is such a place: a run reads them ten thousand times.
    private static let folder: String = {
        let base = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
        let folder = "\(base)/klynge-fuzz-\(ProcessInfo.processInfo.processIdentifier)"
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        atexit { try? FileManager.default.removeItem(atPath: FuzzTarget.folder) }
        return folder
    }()

    private static let rowStudy: Study? = {
        var configuration = StudyConfiguration()
        configuration.parishes = write(row.withUnsafeBytes { Data($0) }, "row.geojson")
        return try? StudyLoader.load(configuration, threads: 1)
    }()

    private static func write(_ data: Data, _ name: String) -> String {
        let path = "\(folder)/\(name)"
        try? data.write(to: URL(filePath: path))
        return path
    }

    private static func load(distances bytes: UnsafeRawBufferPointer) {
        var configuration = StudyConfiguration()
        configuration.parishes = write(row.withUnsafeBytes { Data($0) }, "row.geojson")
        configuration.distances = write(Data(bytes), "distances.csv")
        _ = try? StudyLoader.load(configuration, threads: 1)
    }

    /// As `check` does: everything that is read, joined and found, and the findings on the layers.
    private static func load(parishes bytes: UnsafeRawBufferPointer) {
        var configuration = StudyConfiguration()
        configuration.parishes = write(Data(bytes), "parishes.geojson")
        configuration.repair = bytes.count % 2 == 0
        guard let study = try? StudyLoader.load(configuration, threads: 1) else { return }
        _ = CheckDocument.bytes(study, version: "fuzz", command: "klynge check")
        _ = try? CriterionScorer(study)
    }
}

/// The entry that libFuzzer calls.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    FuzzTarget.chosen.read(UnsafeRawBufferPointer(start: bytes, count: count))
    return 0
}

/// Hands the command line to libFuzzer.
@main enum FuzzCommand {
    static func main() { exit(klynge_run_fuzzer(CommandLine.argc, CommandLine.unsafeArgv)) }
}
