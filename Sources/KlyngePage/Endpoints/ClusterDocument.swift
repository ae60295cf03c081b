import Analysis
import Delimitation
import GeoJSONFormat
import GroupingMethods
import StudyAreas

/// One cluster of a plan as JSON: figures, sentences, thresholds, and what each neighbour's joining and each member's leaving would do.
struct ClusterDocument {
    let problem: StudyProblem
    /// Percentiles that are known already.
    let chance: [[Int]: ChanceDistribution]
    /// The remarks of a hearing, where there are any.
    var remarks: Remarks?

    /// The cluster. Units are positions in the `units` of `GET /study`; scores have all their digits.
    func json(_ entry: ScoredPlan.Entry) -> JSONValue {
        let cluster = entry.cluster
        var members: [(key: String, value: JSONValue)] = [
            ("id", .integer(cluster.id)), ("name", .string(entry.name)), ("named", .bool(cluster.name != nil)),
            ("locked", .bool(cluster.isLocked)), ("note", .string(cluster.note)),
            ("members", Self.positions(cluster.members)),
        ]
        if let remarks { members.append(("remarks", remarks.json(of: cluster.members))) }
        guard let scored = entry.scored, let criterion = scored.facts.criterion else {
            return .object(JSONObject(members + [("score", .null)]))
        }
        let facts = scored.facts
        members += [
            ("population", .double(facts.population)), ("areaKm2", Self.rounded(facts.areaKm2, 100)),
            ("hub", .integer(facts.hub)), ("score", .double(criterion.score)),
            ("leading", .string(criterion.leading.rawValue)),
            (
                "dimensions",
                .object(JSONObject(criterion.dimensions.map { ($0.dimension.rawValue, .double($0.score)) }))
            ),
            ("evidence", .array(criterion.telling.map { Self.sentence($0.evidence) })),
            ("thresholds", .array(facts.thresholds.map(threshold))),
            (
                "breaches",
                .array(
                    scored.breaches.map { .array([.string($0.limit.rawValue), .double($0.value), .double($0.bound)]) })
            ),
        ]
        if scored.pieces.count > 1 { members.append(("pieces", .array(scored.pieces.map(Self.positions)))) }
        members.append(("joins", .array(scored.joins.map(joining))))
        members.append(("leaves", .array(scored.leaves.map(leaving))))
        members.append(("chance", chance[cluster.members].map { Self.chance($0) } ?? .null))
        return .object(JSONObject(members))
    }

    /// `[unit, score, breaches…]`.
    private func joining(_ move: ScoredCluster.Joining) -> JSONValue {
        .array([.integer(move.unit), .double(move.score)] + move.breaches.map { .string($0.rawValue) })
    }

    /// `[unit, score, pieces, breaches…]`.
    private func leaving(_ move: ScoredCluster.Leaving) -> JSONValue {
        .array(
            [.integer(move.unit), .double(move.score), .integer(move.pieces)]
                + move.breaches.map { .string($0.rawValue) })
    }

    private func threshold(_ row: ThresholdRow) -> JSONValue {
        .object(
            JSONObject([
                ("name", .string(row.threshold.rawValue)), ("value", Self.rounded(row.value, 1000)),
                ("verdict", .string(row.verdict.rawValue)),
                ("of", Self.positions(row.deciding)),
            ]))
    }

    static func chance(_ chance: ChanceDistribution) -> JSONValue {
        .object(
            JSONObject([
                ("percentile", chance.percentile.map { .double($0) } ?? .null), ("of", .integer(chance.count)),
                ("complete", .bool(chance.isComplete)), ("text", sentence(chance.sentence())),
            ]))
    }

    static func positions(_ units: [Int]) -> JSONValue { .array(units.map(JSONValue.integer)) }

    static func sentence(_ evidence: Evidence) -> JSONValue {
        .array([.string(evidence.english), .string(evidence.danish)])
    }

    static func rounded(_ value: Double, _ scale: Double) -> JSONValue { .double((value * scale).rounded() / scale) }
}
