import ArgumentParser
import KlyngeKit

/// The one file that a verb writes, where it writes no folder.
struct ResultFile: ParsableArguments {
    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("Write to this file instead of stdout.", valueName: "file"))
    var output: String?
    @Flag(help: "Replace an existing output file.")
    var force = false

    /// Refuses an output that is an input, or that stands already and may not be replaced.
    func protect(
        _ session: CommandSession, from files: StudyConfiguration, study: String?, also more: [String] = []
    ) throws {
        let paths = [output].compactMap { $0 }
        try session.protect(paths, from: files, study: study, also: more)
        try OutputFolder.requireFree(paths, force: force)
    }

    /// Writes it, or to stdout where none is named.
    func write(_ bytes: [UInt8], _ session: CommandSession) throws {
        try session.write(bytes, to: output, force: force)
    }
}
