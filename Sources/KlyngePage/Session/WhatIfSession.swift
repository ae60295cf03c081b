import Analysis
import Delimitation
import Foundation
import GeoJSONFormat
import GeoModel
import GroupingMethods
import StudyAreas

/// A study with a plan that is worked on: every accepted step is saved before it is answered, and scored before it is seen.
///
/// The server has one. Its methods answer requests; what they throw is an `HTTPRefusal` or an `UnusableInput`.
public actor WhatIfSession {
    private let executor = QueueExecutor()
    /// The executor of its own thread.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// The study with its limits and its scorer.
    public nonisolated let problem: StudyProblem
    /// What the session is called.
    public nonisolated let name: SessionName
    /// The folder that its file lies in.
    public nonisolated let folder: String
    let settings: SessionSettings
    let coder: PlanCoder
    private let journal: JournalFile
    private let writer: SessionJournal
    var history: PlanHistory
    var names: [(name: String, step: Int)] = []
    private(set) var revision: Int
    private var scorer: PlanScorer
    /// The problem with the limits of the plan.
    var currentProblem: StudyProblem { scorer.problem }
    private(set) var scored: ScoredPlan
    /// What was found when the session was opened.
    public private(set) var findings: [Diagnostic] = []
    private var watch: InputWatch
    var streams: [(tab: String, stream: LineStream)] = []
    /// The tab that may edit; nil while none has asked.
    var writingTab: String?
    /// Whether that tab has listened to events: when it no longer does, it was closed.
    var writerHasListened = false
    var chance: [[Int]: ChanceDistribution] = [:]
    var chanceStop: StopFlag?
    var jobs: [Int: CompletionJob] = [:]
    var lastJob = 0

    var plan: Plan { history.plan }

    /// Opens a session: makes its steps again, or begins with `start`.
    ///
    /// - Throws: `UnusableInput` with K311 to K315.
    public init(
        _ problem: StudyProblem, name: SessionName, in folder: String, start: SessionStart, settings: SessionSettings
    ) throws(UnusableInput) {
        self.problem = problem
        self.name = name
        self.folder = folder
        self.settings = settings
        watch = InputWatch(problem.study)
        coder = PlanCoder(problem.study.units)
        writer = SessionJournal(coder)
        let (journal, contents) = try JournalFile.open(name, in: folder)
        self.journal = journal
        scorer = PlanScorer(problem)
        let now = Date().timeIntervalSince1970
        if contents.lines.isEmpty {
            history = PlanHistory(start.plan, label: start.label, time: now)
            try journal.append(
                writer.start(start.plan, label: start.label, time: now, version: settings.version, study: problem.study)
            )
            if contents.tornBytes > 0 { findings.append(Self.torn(journal.path)) }
        } else {
            guard let restored = writer.restore(contents.lines, study: problem.study) else {
                throw UnusableInput(
                    Diagnostic(
                        .sessionDamaged, .error,
                        "'\(journal.path)' is no session: its first line is not the start of one",
                        at: SourceLocation(file: journal.path, line: 1),
                        hint: "take the file away, or begin another with `--session NAME`"))
            }
            history = restored.history
            names = restored.names
            if contents.tornBytes > 0 { findings.append(Self.torn(journal.path)) }
            if let damage = restored.damage {
                let copy = try journal.cut(after: Array(contents.lines.prefix(restored.usable)))
                findings.append(
                    Diagnostic(
                        .sessionDamaged, .warning,
                        "line \(damage.line) of the session cannot be used: \(damage.why); the plan is that before it",
                        at: SourceLocation(file: journal.path, line: damage.line),
                        hint: "the whole file is kept as '\(copy)'"))
            }
            findings += try Self.changes(restored, problem.study, journal, writer, now)
        }
        revision = max(1, contents.lines.count)
        scored = try scorer.score(history.plan)
    }

    /// Says once of each file of the study that it has changed since it was read.
    func lookAtInputs() {
        let changed = watch.changes()
        guard !changed.isEmpty else { return }
        findings += changed
        tell([
            ("event", .string("inputs")),
            ("diagnostics", .array(changed.map { PageJSON.diagnostic($0, settings.danish) })),
        ])
    }

    // MARK: - Steps

    /// Makes changes as one step.
    func edit(_ operations: [PlanOperation], label: String) throws -> JSONValue {
        let time = Date().timeIntervalSince1970
        return try changed {
            do throws(PlanFault) { try history.make(operations, label: label, time: time) } catch {
                throw UnusableInput(coder.diagnostic(error, in: history.plan))
            }
            return writer.step(operations, label: label, time: time)
        }
    }

    /// Goes to another step.
    func go(to step: Int) throws -> JSONValue {
        try changed {
            guard history.go(to: step) else { throw HTTPRefusal(422, "there is no step \(step)") }
            return writer.move(to: step, time: Date().timeIntervalSince1970)
        }
    }

    /// Gives a step a name.
    func name(_ name: String, step: Int) throws {
        try journal.append(writer.named(name, step: step, time: Date().timeIntervalSince1970))
        names.removeAll { $0.name == name }
        names.append((name, step))
        revision += 1
    }

    /// Changes the history, scores the plan and saves the line; all of it or nothing.
    private func changed(_ body: () throws -> [UInt8]) throws -> JSONValue {
        let (before, beforeScorer, beforeScored) = (history, scorer, scored)
        do {
            let line = try body()
            let after = try scorer.score(history.plan)
            try journal.append(line)
            scored = after
        } catch {
            (history, scorer, scored) = (before, beforeScorer, beforeScored)
            throw error
        }
        revision += 1
        tell([("event", .string("rev")), ("rev", .integer(revision))])
        lookAtInputs()
        beginChance(since: beforeScored)
        return answer(since: beforeScored)
    }
}

/// What a session begins with.
public struct SessionStart: Sendable {
    /// The plan.
    public var plan: Plan
    /// Where it comes from, for the history.
    public var label: String

    /// A start from its parts.
    public init(plan: Plan, label: String) { (self.plan, self.label) = (plan, label) }
}

/// A flag that one thread sets and another asks.
final class StopFlag: @unchecked Sendable {
    private let lock = NSLock()
    private var isSet = false

    var isUp: Bool { lock.withLock { isSet } }
    func raise() { lock.withLock { isSet = true } }
}
