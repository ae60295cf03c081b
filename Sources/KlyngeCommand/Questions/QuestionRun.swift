import KlyngeKit

/// Answers what `propose` is asked.
struct QuestionRun {
    var ask: AskOptions
    var problem: StudyProblem
    var options: GroupingOptions
    var messages: MessageOptions

    private var units: [Unit] { problem.study.units }

    /// The answer; nil when nothing but the best grouping is asked for.
    func answer() async throws(UnusableInput) -> Asked? {
        if let around = ask.around { return try self.around(around) }
        if let complete = ask.complete { return try self.complete(complete) }
        if let start = ask.start { return try await change(start) }
        if let why = ask.why { return try await self.why(why) }
        return nil
    }

    private var anchored: AnchoredOptions {
        var anchored = AnchoredOptions()
        anchored.count = max(1, options.alternatives)
        anchored.work = options
        return anchored
    }

    private func around(_ text: String) throws(UnusableInput) -> Asked {
        let names = UnitNames(units)
        var wanted: [Int] = []
        for part in text.split(separator: ",") { wanted.append(try names.index(of: part.trimmingSpaces)) }
        wanted = Array(Set(wanted)).sorted()
        let outcome = problem.grouping.clusters(around: wanted, options: anchored)
        guard !outcome.groupings.isEmpty else {
            throw UnusableInput(noCluster(holding: wanted, isProven: outcome.impossible == [0]))
        }
        var asked = Asked(groupings: outcome.groupings)
        asked.further = [QuestionDocument.anchored(outcome, units: [wanted], isAround: true, of: problem)]
        return asked
    }

    private func noCluster(holding wanted: [Int], isProven: Bool) -> Diagnostic {
        let who = wanted.prefix(4).map { units[$0].described }.joined(separator: ", ")
        guard isProven else {
            return Diagnostic(
                .noGroupingFound, .error, "no cluster that holds \(who) was found in time", hint: "raise `--time-limit`"
            )
        }
        let obstacles = problem.grouping.obstacles(to: wanted, options).map { problem.sentence(of: $0).english }
        return Diagnostic(
            .noClusterHolds, .error, "no cluster within the limits holds \(who)", notes: obstacles,
            hint: obstacles.isEmpty
                ? "name fewer units, or drop the limits with `--limits none`" : "change a limit as the notes say")
    }

    private func complete(_ path: String) throws(UnusableInput) -> Asked {
        let file = try GroupingFile.read(path, units: units)
        messages.tell(file.diagnostics)
        let parts = file.clusters.filter { !$0.isEmpty }
        guard !parts.isEmpty else {
            throw UnusableInput(
                Diagnostic(
                    .notCompletable, .error, "'\(path)' names no cluster to complete",
                    hint: "give every unit of a beginning its cluster in the second column"))
        }
        let outcome = problem.grouping.completions(of: parts, options: anchored)
        guard !outcome.groupings.isEmpty else {
            let labels = file.labels.indices.filter { !file.clusters[$0].isEmpty }.map { file.labels[$0] }
            let faults = outcome.impossible.map { part in
                let obstacles = problem.grouping.obstacles(to: parts[part], options)
                    .map { problem.sentence(of: $0).english }
                return Diagnostic(
                    .notCompletable, .error, "no cluster within the limits holds all of '\(labels[part])'",
                    notes: obstacles, hint: "change a limit as the notes say, or take a unit out of it")
            }
            throw UnusableInput(
                faults.isEmpty
                    ? [
                        Diagnostic(
                            .notCompletable, .error,
                            "each beginning can be completed by itself, and all of them together cannot",
                            hint: "widen a limit, or take a unit out of one of them")
                    ] : faults)
        }
        var asked = Asked(groupings: outcome.groupings)
        asked.further = [QuestionDocument.anchored(outcome, units: parts, isAround: false, of: problem)]
        return asked
    }

    private func why(_ text: String) async throws(UnusableInput) -> Asked {
        let unit = try UnitNames(units).index(of: text)
        guard let answer = await problem.grouping.answer(about: unit, options: options) else {
            throw UnusableInput(
                Diagnostic(
                    .noGroupingFound, .error, "no grouping within the limits was found to answer from",
                    hint: "leave `--why` out: the reasons are then given"))
        }
        var asked = Asked(groupings: [answer.cheapest ?? answer.best])
        asked.further = [QuestionDocument.why(answer, of: problem)]
        asked.sentences = problem.sentences(of: answer)
        return asked
    }
}
