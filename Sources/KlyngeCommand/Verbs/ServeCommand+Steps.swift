import Foundation
import GeoJSONFormat
import KlyngeKit
import KlyngePage

extension ServeCommand {
    /// What is known before anything is listened to.
    struct Prepared {
        var problem: StudyProblem
        var folder: SessionFolder
        var name: SessionName
        var given: Plan?
        var study: String?
        var remarks: Remarks?
        /// When the command was begun.
        var begun: ContinuousClock.Instant
    }

    private var isAlone: Bool {
        inputs.namesInputs && (paths.count < 2 && paths.first.map(GroupingPath.isGrouping) ?? true)
    }

    /// Loads the study, and the grouping where there is one.
    func prepare(_ command: CommandSession) throws -> Prepared {
        let begun = ContinuousClock.now
        let study = isAlone ? nil : paths.first
        let path = isAlone ? paths.first : paths.dropFirst().first
        var configuration = try command.configuration(study: study, inputs: inputs, limits: limits)
        configuration.seed = running.seed ?? configuration.seed
        try command.printIfAsked(configuration)
        let folder = SessionFolder(study: study, inputs: configuration.inputPaths)
        let name = try SessionName(session ?? folder.usualName)
        let loaded = try command.load(configuration)
        messages.tell(loaded.diagnostics, from: .error)
        // As in `score`: what nobody asked for breaks no limit.
        let problem = try StudyProblem(loaded, limits: configuration.limits, completingLimits: false)
        var given: Plan?
        if let path {
            given = try SharedPlan.read(path, study: loaded)
            if given == nil {
                let file = try GroupingFile.read(path, units: loaded.units)
                messages.tell(file.diagnostics)
                given = Plan(unitCount: loaded.units.count, brought: file.clusters, labels: file.labels)
            }
        }
        let pinned = try remarks.map { path throws(UnusableInput) in
            try Remarks(contentsOf: path, study: loaded, floor: remarksFloor)
        }
        messages.tell(pinned?.diagnostics ?? [])
        return Prepared(
            problem: problem, folder: folder, name: name, given: given, study: study, remarks: pinned,
            begun: begun)
    }

    /// Opens the session and begins to listen.
    func open(_ prepared: Prepared, _ command: CommandSession) async throws -> WhatIfServer {
        let listener = try WhatIfServer.listen(port: port ?? 0, for: prepared.name, in: prepared.folder)
        let problem = prepared.problem
        var cards: [PlanStart] = []
        let isNew = !prepared.folder.holds(prepared.name)
        var start = SessionStart(plan: Plan(unitCount: problem.study.units.count), label: "start")
        if let given = prepared.given {
            start.plan = given
        } else if isNew {
            cards = await proposals(problem, command, begun: prepared.begun)
            if let first = cards.first { start.plan = first.plan(unitCount: problem.study.units.count) }
        }
        // Those whom the study leaves outside, unless the grouping takes them in.
        let left = problem.grouping.limits.outside.filter { start.plan.homes[$0] == nil }
        try? start.plan.apply([.outside(units: left, true)])
        let arguments = inputArguments(prepared.study)
        var settings = SessionSettings(
            version: KlyngeCommand.configuration.version, studyArguments: arguments, isDanish: messages.lang == .da,
            threads: max(1, threading.count - 1), seed: problem.study.configuration.seed)
        settings.remarks = prepared.remarks
        settings.language =
            Arguments.all.contains { $0 == "--lang" || $0.hasPrefix("--lang=") } ? messages.lang.rawValue : nil
        settings.translate { DanishMessages.translated($0) }
        command.progress.end()
        try prepared.folder.makeFolders()
        let session = try WhatIfSession(
            problem, name: prepared.name, in: prepared.folder.path, start: start, settings: settings)
        messages.tell(await session.findings)
        if prepared.given != nil && !isNew {
            StandardStreams.message(
                "klynge: the session '\(prepared.name.text)' goes on as it was left; the grouping was not taken. "
                    + "Import it on the page, or begin another with --session NAME\n")
        }
        return try WhatIfServer(session, on: listener, starts: cards)
    }

    /// The arguments that load this study: as typed, without those of the page itself.
    private func inputArguments(_ study: String?) -> [String] {
        let own: [String: Bool] = [
            "--port": true, "--session": true, "--remarks": true, "--remarks-floor": true, "--no-open": false,
            "--no-cache": false,
            "--format": true, "--lang": true, "--quiet": false,
            "--threads": true, "--memory": true, "--progress": true, "--color": true, "--time-limit": true,
        ]
        var kept: [String] = []
        var skips = false
        for argument in Arguments.all.dropFirst() {
            if skips {
                skips = false
                continue
            }
            let name = String(argument.prefix { $0 != "=" })
            if argument.hasPrefix("--"), let takesValue = own[name] {
                skips = takesValue && !argument.contains("=")
            } else if !argument.hasPrefix("-"), paths.contains(argument), argument != study {
                // The grouping: the exported table takes its place.
                continue
            } else {
                kept.append(argument)
            }
        }
        return kept
    }

    /// The best groupings of a short search; only the empty map where limits leave none.
    ///
    /// Nobody waits more than a few seconds for the page: of a country the search ends early, and what it has by then is the start.
    private func proposals(
        _ problem: StudyProblem, _ command: CommandSession, begun: ContinuousClock.Instant
    ) async -> [PlanStart] {
        command.progress.begin("grouping")
        var options = GroupingOptions()
        options.seed = problem.study.configuration.seed
        options.threads = threading.count
        options.alternatives = 3
        options.cancellation = command.cancellation(after: running.timeLimit)
        let isLarge = problem.study.units.count > 500
        let end = isLarge ? max(begun + .milliseconds(2_200), .now + .milliseconds(700)) : .now + .seconds(5)
        options.deadline = min(options.deadline ?? end, end)
        let completed = try? problem.limited(by: problem.study.configuration.limits, completingLimits: true)
        guard let completed, case .groupings(let found) = await completed.grouping.solve(options) else {
            return PlanStart.cards([], in: problem)
        }
        return PlanStart.cards(found.filter { !$0.clusters.isEmpty }, in: problem)
    }

    /// Prints the address, and opens it.
    func announce(_ server: WhatIfServer, _ prepared: Prepared) throws {
        let file = prepared.folder.path + "/" + prepared.name.text + ".jsonl"
        StandardStreams.message(
            messages.lang == .da
                ? "Ctrl+C slutter; alle trin er i \(file)\n" : "Ctrl+C ends; all steps are in \(file)\n")
        switch format {
        case .text: try StandardStreams.deliver(server.url + "\n")
        case .json:
            let pid = Int(ProcessInfo.processInfo.processIdentifier)
            let line = JSONValue.object(
                JSONObject([
                    ("url", .string(server.url)), ("pid", .integer(pid)), ("session", .string(prepared.name.text)),
                ]))
            try StandardStreams.deliver(JSONWriter.text(of: line) + [10])
        }
        guard !noOpen, format == .text, isatty(STDOUT_FILENO) == 1 else { return }
        let browser = Process()
        #if os(macOS)
            browser.executableURL = URL(filePath: "/usr/bin/open")
        #else
            browser.executableURL = URL(filePath: "/usr/bin/xdg-open")
        #endif
        browser.arguments = [server.url]
        browser.standardOutput = FileHandle.nullDevice
        browser.standardError = FileHandle.nullDevice
        // Without a browser the address stands on the terminal.
        try? browser.run()
    }

    /// Waits until Ctrl+C or the page's Close.
    func wait(for server: WhatIfServer, _ command: CommandSession) async {
        command.interruption.beginSearching()
        while !command.interruption.hasHappened && !server.hasClosed {
            try? await Task.sleep(for: .milliseconds(50))
        }
        await server.stop()
    }
}
