import KlyngeKit

extension QuestionRun {
    /// The least change of a grouping that stands.
    func change(_ path: String) async throws(UnusableInput) -> Asked {
        let file = try GroupingFile.read(path, units: problem.study.units)
        messages.tell(file.diagnostics)
        let standing = StandingGrouping(
            file.clusters.filter { !$0.isEmpty }, populations: problem.grouping.populations)
        var wanted = ChangeOptions()
        wanted.pricePerInhabitant = ask.changePrice
        wanted.maxMoves = ask.maxMoves
        wanted.work = options
        var outcome = problem.grouping.changes(from: standing, options: wanted)
        var findings: [Diagnostic] = []
        if outcome.answer == nil && !outcome.impossible {
            outcome = await problem.grouping.searchedChange(from: standing, options: wanted)
            findings.append(
                Diagnostic(
                    .changeTooLarge, .note,
                    "the connected sets of units are too many to look at all: the change was searched for, and fewer moves may do",
                    hint: "`--within MUNICIPALITY` makes a proof possible"))
        }
        guard let answer = outcome.answer else { throw UnusableInput(impossible(outcome)) }
        var asked = Asked(groupings: [answer.grouping])
        asked.further = [QuestionDocument.change(outcome, options: wanted, of: problem)]
        asked.findings = findings
        asked.sentences = [problem.sentence(of: answer.change, proven: outcome.proven)] + curve(outcome)
        return asked
    }

    private func impossible(_ outcome: ChangeOutcome) -> Diagnostic {
        if let least = outcome.curve.first, let most = ask.maxMoves {
            let needed = least.change.units.count
            return Diagnostic(
                .changeImpossible, .error,
                outcome.impossible
                    ? "no grouping within the limits moves at most \(most) units: at least \(needed) must move"
                    : "no grouping within the limits that moves at most \(most) units was found; the nearest one found moves \(needed), "
                        + "and fewer may do",
                hint: "`--max-moves \(needed)`, more time (`--time-limit`), or wider limits")
        }
        return Diagnostic(
            .changeImpossible, .error,
            outcome.proven || outcome.impossible
                ? "no grouping keeps these limits" : "no grouping that keeps these limits was found",
            hint: "`klynge propose` with the same limits, without `--start`, says why")
    }

    /// Further points of the curve: what more moves would gain.
    private func curve(_ outcome: ChangeOutcome) -> [Evidence] {
        guard outcome.curve.count > 1 else { return [] }
        let points = outcome.curve.map { point in
            let score = problem.meanScore(of: point.grouping) ?? 0
            return (point.change.units.count, point.change.inhabitants, point.grouping.objective, score)
        }
        func text(_ language: Language, _ words: (moved: String, objective: String, score: String)) -> String {
            points.map { point in
                "\(language.whole(Double(point.0))) (\(language.whole(point.1))): \(language.whole(point.2)), "
                    + language.number(point.3, 2)
            }.joined(separator: " · ")
        }
        return [
            Evidence(
                english: "units moved (inhabitants): objective, mean score: "
                    + text(.en, ("moved", "objective", "score")),
                danish: "flyttede enheder (indbyggere): mål, middelscore: " + text(.da, ("flyttet", "mål", "score")))
        ]
    }

    /// How sure the borders of the best grouping are.
    func confidence(_ tolerance: Double) -> Asked {
        var wanted = ConfidenceOptions()
        wanted.tolerance = tolerance
        wanted.work = options
        var asked = Asked()
        guard let found = problem.grouping.borderConfidence(wanted) else {
            asked.findings = [
                Diagnostic(
                    .confidenceTooLarge, .warning,
                    "how sure the borders are is not known: the connected sets of units are too many, or the time was up",
                    hint: "`--within MUNICIPALITY`, a smaller `--max-diameter`, or a longer `--time-limit`")
            ]
            return asked
        }
        asked.confidence = found
        asked.further = [QuestionDocument.confidence(found, of: problem)]
        asked.sentences = problem.sentences(of: found)
        if !found.isExact, found.standardError > 0.05 || found.potentialScaleReduction ?? 1 > 1.1 {
            asked.findings = [
                Diagnostic(
                    .confidenceIsRough, .warning,
                    "\(found.groupings) groupings were drawn, and a share may be off by \(Numerals.fixed(2 * found.standardError, 2))",
                    hint: "a smaller tolerance leaves fewer groupings, and often all can be looked at")
            ]
        }
        return asked
    }
}
