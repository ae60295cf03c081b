import ArgumentParser
import Files
import Foundation
import KlyngeKit

/// The language of what is written for people.
enum Language: String, CaseIterable, ExpressibleByArgument {
    case en, da
}

/// What all verbs share about messages.
struct MessageOptions: ParsableArguments {
    @Option(help: "Language of the text for people.")
    var lang = Language.en
    @Flag(
        name: [.customShort("v"), .customLong("verbose")],
        help: "Print everything: the evidence for each cluster, every figure and every finding.")
    var verbose = false
    @Flag(help: "No notes and warnings on stderr; errors are still printed.")
    var quiet = false
    @Option(help: "When to show how far the work has come.")
    var progress = ProgressChoice.auto
    @Option(help: "When to use colour.")
    var color = ColorChoice.auto
    @Flag(help: "Print the settings that hold, as a study file, and stop.")
    var printConfig = false

    /// How diagnostics are drawn here.
    var rendering: DiagnosticRendering {
        DiagnosticRendering(
            colored: color.isOn(
                isTerminal: StandardStreams.messagesAreOnTerminal, environment: ProcessInfo.processInfo.environment))
    }

    /// Reports what was found about the inputs on the way to a result, on stderr: warnings in brief unless everything is asked for.
    func tellInputs(_ diagnostics: [Diagnostic]) {
        let told = diagnostics.filter { $0.severity >= (quiet ? .error : .warning) }
        StandardStreams.message(verbose ? rendering.text(of: told) : rendering.brief(of: told))
    }

    /// Says something on stderr that is neither a finding nor a result.
    func say(_ text: String) { if !quiet { StandardStreams.message(text) } }

    /// Reports what was found, on stderr.
    ///
    /// `check` reports all; other verbs only what may spoil the result.
    func tell(_ diagnostics: [Diagnostic], from least: Severity = .note) {
        let told = diagnostics.filter { $0.severity >= (quiet ? .error : least) }
        StandardStreams.message(rendering.text(of: told))
    }
}

/// How much work to do.
struct RunningOptions: ParsableArguments {
    @OptionGroup var start: SeedAndTime
    @OptionGroup var threading: ThreadOption
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How many different groupings to find. (default: 1)", valueName: "n"))
    var alternatives: Int?
    @Option(help: "How groupings are found. (default: auto)")
    var method: StudyConfiguration.Method?

    func validate() throws {
        if let alternatives, !(1...100).contains(alternatives) {
            throw ValidationError("'--alternatives' is a number from 1 to 100.")
        }
    }

    /// Puts what was given over what the study file says.
    func apply(to configuration: inout StudyConfiguration) {
        configuration.seed = start.seed ?? configuration.seed
        configuration.timeLimitSeconds = start.timeLimit ?? configuration.timeLimitSeconds
        configuration.alternatives = alternatives ?? configuration.alternatives
        configuration.method = method ?? configuration.method
    }
}

/// The files of `--with`.
struct FurtherFiles: ExpressibleByArgument {
    /// Names of `FolderFormats`, in its order.
    var names: [String] = []

    init() {}

    init?(argument: String) {
        let wanted = argument.split(separator: ",", omittingEmptySubsequences: false).map { $0.filter { $0 != " " } }
        guard wanted.allSatisfy(FolderFormats.names.contains) else { return nil }
        names = FolderFormats.names.filter(wanted.contains)
    }

    var defaultValueDescription: String { "" }
}

/// Where results go.
struct OutputOptions: ParsableArguments {
    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("Write to this file instead of stdout.", valueName: "file"))
    var output: String?
    @Option(help: ArgumentHelp("Write maps, tables and scores into this folder.", valueName: "folder"))
    var out: String?
    @Flag(help: "Replace existing output files.")
    var force = false
    @Option(
        help: ArgumentHelp(
            "Digits behind the point of coordinates. (default: 6; 2 with a projected --crs)", valueName: "n"))
    var decimals: Int?
    @Option(
        help: ArgumentHelp("Write coordinates in this projected system; that is not RFC 7946.", valueName: "epsg:n"))
    var crs: String?
    @Flag(help: "Write all areas as MultiPolygons, for programs that want one kind of geometry in a layer.")
    var multi = false
    @Option(help: ArgumentHelp("Begin the names of the files of --out with this and a hyphen.", valueName: "name"))
    var prefix: String?
    @Flag(help: "Add simplestyle members, for viewers such as geojson.io.")
    var simplestyle = false
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Leave out vertices of borders that change land by less than a square of this side; neighbours keep matching.",
            valueName: "metres"), transform: PlainNumber.option)
    var simplify: Double?
    @Option(
        help: ArgumentHelp(
            "Further files for --out, with commas between: \(FolderFormats.names.joined(separator: ", ")).",
            valueName: "files"))
    var with = FurtherFiles()

    func validate() throws {
        if let decimals, !(0...9).contains(decimals) { throw ValidationError("'--decimals' is a number from 0 to 9.") }
        if let simplify, !(simplify >= 0 && simplify <= 100_000) {
            throw ValidationError("'--simplify' is a number of metres from 0 to 100000.")
        }
        try OutputOptions.requireFolder(out)
        if let prefix {
            guard out != nil else { throw ValidationError("'--prefix' names files of a folder: add '--out FOLDER'.") }
            guard PathText.isPlainRelative(prefix), PathText.parts(prefix).count == 1, prefix.utf8.count <= 100,
                !prefix.hasPrefix(".")
            else { throw ValidationError("'--prefix' is the beginning of a file's name: letters, digits, hyphens.") }
        }
        if !with.names.isEmpty && out == nil {
            throw ValidationError("'--with' adds files to a folder: name it with '--out FOLDER'.")
        }
    }
}

/// What clusters are compared with.
struct ChanceOption: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Compare each cluster with this many groups of as many units, of each of three kinds; 0 for none.",
            valueName: "n"))
    var chance: Int?

    func validate() throws {
        if let chance, !(0...100_000).contains(chance) {
            throw ValidationError("'--chance' is a number from 0 to 100000.")
        }
    }

    /// How to compare, where `usual` groups are drawn unless the option says otherwise; nil for not at all.
    func options(usual: Int, seed: UInt64, isOptimised: Bool = false) -> ChanceOptions? {
        let count = chance ?? usual
        guard count > 0 else { return nil }
        var options = ChanceOptions()
        options.count = count
        options.seed = seed
        options.isOptimised = isOptimised
        return options
    }
}
