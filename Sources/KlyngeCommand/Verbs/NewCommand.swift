import ArgumentParser
import Files
import KlyngeKit
import NationalFiles

struct NewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Start: a study of one municipality, cut from national files.",
        discussion: """
            Example:
              klynge new 0991 --data SampleData --out out/ravnsminde

            The folder may hold anything: each file is known by what is in it, not by its name. The text says what was \
            recognised and what was not, and why. What the municipality and its surroundings need is cut out and written \
            to ./NAME/ with a klynge.toml that explains itself. Docs/data.md says where such files come from.
            """
    )

    @Argument(help: "The municipality, by name or code. Where units only name it in a field, the field's value.")
    var name: String
    @Option(help: ArgumentHelp("A folder of files that cover the municipality and more.", valueName: "folder"))
    var data: String
    @Option(help: ArgumentHelp("Write the study here. (default: ./NAME)", valueName: "folder"))
    var out: String?
    @Flag(help: "Replace a study that was changed since an earlier 'new' wrote it.")
    var force = false
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Kilometres around the municipality that are kept.", valueName: "km"))
    var surroundings = 10.0
    @Option(
        help: ArgumentHelp("A file of the folder that is not to be looked at. Repeatable.", valueName: "file"))
    var without: [String] = []
    @Option(
        name: .customLong("input-crs"),
        help: ArgumentHelp(
            "The reference system of files that declare none and are not in degrees.", valueName: "epsg:n"))
    var inputCRS: String?
    @OptionGroup(title: "Running") var threading: ThreadOption
    @OptionGroup(title: "Messages") var messages: MessageOptions

    func validate() throws {
        guard surroundings >= 0, surroundings <= 1000 else {
            throw ValidationError("'--surroundings' is a number of kilometres from 0 to 1000.")
        }
        try OutputOptions.requireFolder(out)
    }

    func run() async throws {
        let session = CommandSession(messages, threading: threading)
        try await session.run { try start(session) }
    }

    private func start(_ session: CommandSession) throws {
        let target = try NewStudyTarget(name: name, out: out, data: data)
        try target.requireFree(force: force)
        var request = NewStudy.Request(name: name, folder: data)
        request.surroundings = surroundings
        request.inputSystem = inputCRS.map { CoordinateReferenceSystem(typed: $0) }
        request.leftOut = Set(without)
        request.isDanish = messages.lang == .da
        let study = try NewStudy.prepare(request) { session.progress.begin($0) }
        if messages.printConfig {
            session.progress.end()
            return try StandardStreams.deliver(study.files.first?.bytes ?? [])
        }
        let command = CommandLineRecord.text()
        session.progress.begin("writing")
        try ResultFolder(target.folder).write(
            study.files, version: KlyngeCommand.configuration.version, command: command, force: true)
        let report = NewStudyText(study: study, folder: target.folder, data: data, language: messages.lang)
        session.progress.end()
        try StandardStreams.deliver(report.recognised)
        messages.tell(study.diagnostics)
        try check(target.folder, session)
        try StandardStreams.deliver(report.next)
    }

    /// Says what `check` says of the new study. Whatever it finds, the study is written, and that is what was asked for.
    private func check(_ folder: String, _ session: CommandSession) throws {
        let loaded: Study
        do throws(UnusableInput) {
            loaded = try session.load(try StudyFile.read(folder))
        } catch {
            session.progress.end()
            messages.tell(error.diagnostics)
            return
        }
        session.progress.end()
        try StandardStreams.deliver("\n" + CheckText(study: loaded, language: messages.lang).text)
        messages.tell(loaded.diagnostics + CheckCommand.findings(onLayersOf: loaded), from: .warning)
    }
}
