import Delimitation
import StudyAreas

/// What speaks for a cluster's delimitation, and what against it, as sentences to be said aloud, the strongest first.
public struct ClusterEvidence: Sendable {
    /// Sentences with their full stops.
    public let inFavour: [Bilingual]
    /// Sentences with their full stops.
    public let against: [Bilingual]

    /// The evidence for and against a cluster of `problem`.
    public init(_ facts: ClusterFacts, _ problem: StudyProblem) {
        let criterion = facts.criterion
        inFavour = (criterion?.telling ?? []).map(\.evidence.sentence)
        var against: [Bilingual] = []
        if !facts.isContiguous, criterion == nil {
            against.append(
                Bilingual("Its members are not connected.", "Medlemmerne hænger ikke sammen."))
        }
        let rows = facts.thresholds.filter { $0.value.isFinite }
        against += rows.filter { !$0.isWithinLimit }.map { Self.sentence($0, problem, isBroken: true) }
        against += (criterion?.speakingAgainst ?? []).map(\.evidence.sentence)
        against += rows.filter { $0.isWithinLimit && ($0.score ?? 1) < 1 }
            .sorted { ($0.score ?? 1, $0.threshold.rawValue) < ($1.score ?? 1, $1.threshold.rawValue) }
            .map { Self.sentence($0, problem, isBroken: false) }
        against += facts.detours.prefix(2).map { problem.evidence(of: $0).sentence }
        self.against = against
    }

    private static func sentence(_ row: ThresholdRow, _ problem: StudyProblem, isBroken: Bool) -> Bilingual {
        let value = ReportWords.spoken(row, problem.study.unitWord).capitalized
        let names = row.deciding.count == 2 ? row.deciding.map { problem.study.units[$0].name } : []
        let who = Bilingual(same: names.isEmpty ? "" : " (\(names[0]) – \(names[1]))")
        if isBroken {
            let limit = ReportWords.range(row.limit.minimum, row.limit.maximum) ?? ""
            return value + who + Bilingual(": the limit is ", ": grænsen er ") + limit + "."
        }
        let band = row.band.flatMap { ReportWords.range($0.full.lowerBound, $0.full.upperBound) } ?? ""
        return value + who
            + (row.isBandCalibrated
                ? Bilingual("; known clusters have ", "; kendte klynger har ")
                : Bilingual("; the study wants ", "; studiet ønsker ")) + band + "."
    }
}
