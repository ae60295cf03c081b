import ArgumentParser
import Files
import ForeignFormats
import Foundation
import KlyngeKit

/// What every verb does alike: settle the settings, load the study, turn failures into messages and exit statuses.
struct CommandSession {
    var messages: MessageOptions
    /// How many threads to use.
    var threads: Int
    var progress: ProgressLine
    let interruption = Interruption.ofProcess
    /// How much memory the run may take.
    var memory: MemoryLimit
    /// Where results of earlier runs are found; nil where none are wanted.
    var cache: ContentCache?

    /// When the process began; time limits count from here.
    static let start = ContinuousClock.now

    init(_ messages: MessageOptions, threading: ThreadOption) {
        memory = threading.memory ?? .usual
        interruption.watch(memory)
        self.messages = messages
        threads = threading.count
        cache = threading.noCache ? nil : .ofUser()
        progress = ProgressLine(messages.progress)
    }

    /// Runs `body`; what it throws is reported on stderr and becomes the exit status.
    func run(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let failure as UnusableInput {
            progress.end()
            messages.tell(failure.diagnostics)
            throw ExitStatus.unusable.code
        } catch let error as ExitCode {
            progress.end()
            throw error
        } catch let error as ValidationError {
            progress.end()
            throw error
        } catch let error as CleanExit {
            throw error
        } catch {
            progress.end()
            StandardStreams.message(
                "klynge: a bug of ours: \(error)\n  help: please report it with the command that you ran\n")
            throw ExitStatus.bug.code
        }
    }

    /// When the work has to end: when a signal asks for it, or so many seconds after the start of the process.
    func cancellation(after seconds: Double?) -> Cancellation {
        Cancellation(deadline: seconds.flatMap { Self.start.adding(seconds: $0) }) { [interruption] in
            interruption.hasHappened
        }
    }

    /// Refuses inputs that cannot fit in the memory that the run may take.
    func requireMemory(for paths: [String]) throws(UnusableInput) {
        if let fault = memory.fault(reading: paths) { throw UnusableInput(fault) }
    }

    /// The study file's settings with the options over them.
    func configuration(
        study: String?, inputs: InputOptions, limits: LimitOptions? = nil, running: RunningOptions? = nil
    ) throws -> StudyConfiguration {
        var configuration = StudyConfiguration()
        if let study {
            configuration = try StudyFile.read(study)
        } else if !inputs.namesInputs {
            throw ValidationError("Name a study (a folder with a klynge.toml), or give the inputs: '--parishes FILE'.")
        }
        try inputs.apply(to: &configuration)
        limits?.apply(to: &configuration)
        running?.apply(to: &configuration)
        guard configuration.inputPaths.count(where: { $0 == "-" }) < 2 else {
            throw UnusableInput(
                Diagnostic(
                    .fileNotReadable, .error, "several inputs are '-', and stdin can be read only once",
                    hint: "give all inputs but one as files"))
        }
        return configuration
    }

    /// Prints the settings and stops, when that was asked for.
    func printIfAsked(_ configuration: StudyConfiguration) throws {
        guard messages.printConfig else { return }
        try StandardStreams.deliver(configuration.printed())
        throw CleanExit.message("")
    }

    /// Loads the study, reporting each step.
    func load(_ configuration: StudyConfiguration) throws(UnusableInput) -> Study {
        progress.begin("reading")
        try requireMemory(for: configuration.inputPaths)
        return try StudyLoader.load(configuration, threads: threads, cache: cache) { progress.begin($0) }
    }

    /// The study with its limits, and what was found about both, reported together.
    func problem(
        _ loaded: Study, _ limits: StudyLimits, fixed: [[Int]] = [], completingLimits: Bool = true
    ) throws(UnusableInput) -> StudyProblem {
        do throws(UnusableInput) {
            let problem = try StudyProblem(loaded, limits: limits, fixed: fixed, completingLimits: completingLimits)
            messages.tellInputs(loaded.diagnostics + problem.findings + problem.scorer.diagnostics)
            return problem
        } catch {
            messages.tellInputs(loaded.diagnostics)
            throw error
        }
    }

    /// Refuses limits that no cluster can keep before any search for one.
    func requirePossible(_ problem: StudyProblem) throws(UnusableInput) {
        let faults = problem.impossibleLimits()
        guard faults.isEmpty else { throw UnusableInput(faults) }
    }

    /// Ends with status 1 when the inputs have errors: the result is there, but not all that was given stands behind it.
    func requireWhole(_ study: Study) throws {
        let errors = study.diagnostics.count { $0.severity == .error }
        let missing = study.joined.featuresUnusable
        guard missing > 0 || errors > 0 else { return }
        let what =
            missing > 0
            ? Numerals.count(missing, "feature of the inputs is", "features of the inputs are")
                + " missing from this result"
            : Numerals.count(errors, "error", "errors") + " in the inputs may have spoiled this result"
        StandardStreams.message("klynge: \(what); the errors above say which\n")
        throw ExitStatus.broken.code
    }

    /// Refuses to write over any file that is read, whatever way it is spelt.
    func protect(_ outputs: [String], from configuration: StudyConfiguration, study: String?, also more: [String] = [])
        throws(UnusableInput)
    {
        var inputs = more + configuration.inputPaths
        if let study { inputs += [study, PathText.join(study, StudyFile.fileName)] }
        let files = inputs.map { LayerPath($0).file }.compactMap(PathKind.identity)
        for output in outputs {
            guard let file = PathKind.identity(output), files.contains(file) else { continue }
            throw UnusableInput(
                Diagnostic(
                    .outputIsInput, .error, "the output '\(PathText.display(output))' is one of the inputs",
                    at: SourceLocation(file: PathText.display(output)),
                    hint: "write to another file; an input is never overwritten"))
        }
    }

    /// Whether what is written there waits for a reader: stdout or a file that is a pipe, a socket or a terminal.
    private static func isPipe(_ path: String?) -> Bool {
        var status = stat()
        let isKnown =
            path.map { $0 != "-" } ?? false ? stat(path ?? "", &status) == 0 : fstat(STDOUT_FILENO, &status) == 0
        return isKnown && status.st_mode & S_IFMT != S_IFREG && status.st_mode & S_IFMT != S_IFDIR
    }

    /// Writes a result to a file, or to stdout.
    func write(_ bytes: [UInt8], to path: String?, force: Bool) throws(UnusableInput) {
        progress.end()
        interruption.beginWriting(toPipe: Self.isPipe(path))
        if let path, path != "-" {
            try AtomicFile.write(bytes, to: path, overwrite: force)
            return
        }
        try StandardStreams.deliver(bytes)
    }
}

extension StudyConfiguration {
    /// Every file that the study reads.
    var inputPaths: [String] {
        [villages, parishes, municipalities, roads, distances, limits.fixed].compactMap { $0 } + barriers + figures
            + (historical + identity + facilities).filter { $0.field == nil }.map(\.path)
    }
}
