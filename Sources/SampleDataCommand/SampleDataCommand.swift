import ArgumentParser
import Foundation
import SampleStudies

@main
struct SampleDataCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "klynge-sample-data",
        abstract: "Writes the made-up study in SampleData, or one of any size.",
        discussion: """
            klynge-sample-data --output SampleData
            klynge-sample-data --units 10000 --seed 1 --output Benchmarks/.data/10000
            """
    )

    @Option(help: "The folder to write to; made when it is not there.")
    var output: String

    @Option(help: "Write a study of this many units for benchmarks instead of the sample.")
    var units: Int?

    @Option(
        help: "The seed; the same seed gives the same bytes. Default: 2007 for the sample, 1 for a study of any size.")
    var seed: UInt64?

    @Option(help: "With --units: add free-form properties of about this many bytes to every unit.")
    var paddingProperties = 0

    func validate() throws {
        if let units, units < 1 { throw ValidationError("--units must be 1 or more, not \(units)") }
        if paddingProperties < 0 { throw ValidationError("--padding-properties must be 0 or more") }
    }

    func run() throws {
        let folder = URL(filePath: output, directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let files =
            if let units {
                LargeStudy(units: units, seed: seed ?? 1, paddingBytes: paddingProperties).files()
            } else {
                SampleStudy(seed: seed ?? 2007).files()
            }
        for file in files {
            try Data(file.bytes).write(to: folder.appending(path: file.name), options: .atomic)
        }
    }
}
