import Delimitation
import GeoJSONFormat
import GeoModel
import GroupingMethods

/// The JSON of `propose`, `score` and `sample`: schema `klynge.groupings/2`.
public struct GroupingsDocument: Sendable {
    /// One grouping, with its facts.
    public struct Entry: Sendable {
        /// The grouping itself.
        public var grouping: Grouping
        /// What is known of its clusters.
        public var facts: GroupingFacts
        /// The name of the method; nil when the user brought it.
        public var isGiven: Bool
        /// Whether it was drawn at random; the document's `sampling` then says how.
        public var isDrawn: Bool

        /// A grouping with its facts; `isGiven` when it was brought and `isDrawn` when it was drawn, not found.
        public init(_ grouping: Grouping, facts: GroupingFacts, isGiven: Bool = false, isDrawn: Bool = false) {
            self.grouping = grouping
            self.facts = facts
            self.isGiven = isGiven
            self.isDrawn = isDrawn
        }

        /// What the document calls the way in which it came about.
        func method(_ sampling: SamplingFacts?) -> String {
            isGiven ? "given" : isDrawn ? sampling?.method.rawValue ?? "random" : grouping.method.rawValue
        }
    }

    /// Where the result comes from.
    public var provenance: Provenance
    /// What was found about the inputs.
    public var diagnostics: [Diagnostic]
    /// Best first.
    public var entries: [Entry]
    /// How they were drawn; nil unless they were.
    public var sampling: SamplingFacts?
    /// What stands behind the groupings: the changes of a what-if, suggestions.
    public var further: [(key: String, value: JSONValue)] = []

    /// A document of these groupings, the best first.
    public init(provenance: Provenance, diagnostics: [Diagnostic], entries: [Entry]) {
        self.provenance = provenance
        self.diagnostics = diagnostics
        self.entries = entries
    }

    /// The whole text, one member a line.
    public var bytes: [UInt8] {
        var head: [(key: String, value: JSONValue?)] = [("schema", .string("klynge.groupings/2"))]
        head += provenance.members
        if entries.contains(where: \.grouping.interrupted) { head.append(("interrupted", .bool(true))) }
        head.append(("diagnostics", .array(diagnostics.map(\.json))))
        head.append(("sampling", sampling?.json))
        let groupings = StreamedJSON.array(count: entries.count) { document(of: entries[$0], rank: $0 + 1) }
        return JSONWriter.text(
            of: .object(.members(head) + [("groupings", groupings)] + .members(further.map { ($0.key, $0.value) })),
            indent: 2)
    }

    private func document(of entry: Entry, rank: Int) -> StreamedJSON {
        let grouping = entry.grouping
        let study = provenance.problem.study
        let clusters = entry.facts.clusters
        let head: [(key: String, value: JSONValue?)] = [
            ("rank", .integer(rank)), ("method", .string(entry.method(sampling))),
            ("proven", .bool(grouping.proven)), ("interrupted", .bool(grouping.interrupted)),
            ("objective", .rounded(grouping.objective)), ("objectiveTerms", objectiveTerms(of: grouping)),
            ("bound", grouping.bound.map { .rounded($0) }), ("gap", grouping.gap.map { .rounded($0, 6) }),
            ("breaches", entry.facts.breaches.isEmpty ? nil : .strings(entry.facts.breaches)),
        ]
        return .object(
            .members(head) + [
                ("clusters", .array(count: clusters.count) { .value(json(of: clusters[$0])) }),
                ("unassigned", .value(.strings(grouping.unassigned.map { study.units[$0].id }))),
                ("outside", .value(.strings(entry.facts.outside.map { study.units[$0].id }))),
            ])
    }

    /// What the objective consists of: a cost for each cluster, and the price of the units in none.
    private func objectiveTerms(of grouping: Grouping) -> JSONValue {
        let problem = provenance.problem.grouping
        let costs = grouping.clusters.map { problem.objective.evaluate($0, unitCount: problem.unitCount).cost }
        let price = grouping.unassigned.reduce(0) { $0 + problem.objective.unassignedCost(of: $1) }
        return .members([
            ("clusters", .array(costs.map { .rounded($0) })), ("unassigned", .rounded(price)),
        ])
    }

    func json(of cluster: ClusterFacts) -> JSONValue {
        let units = provenance.problem.study.units
        return .members([
            ("id", .integer(cluster.id)), ("name", .string(cluster.name)),
            ("members", .strings(cluster.members.map { units[$0].id })), ("hub", .string(units[cluster.hub].id)),
            ("population", .rounded(cluster.population, 1)), ("areaKm2", .squareKilometres(cluster.areaKm2, 3)),
            ("diameterKm", .rounded(cluster.diameterKm)), ("gapKm", .rounded(cluster.gapKm)),
            ("radiusKm", .rounded(cluster.radiusKm)), ("municipalities", .strings(cluster.municipalities)),
            ("contiguous", .bool(cluster.isContiguous)), ("ok", .bool(cluster.breaksNoLimit)),
            ("thresholds", .array(cluster.thresholds.map(json) + cluster.rules.map(json))),
            ("detours", cluster.detours.isEmpty ? nil : .array(cluster.detours.map(json))),
            ("criterion", cluster.criterion.map(\.json)),
        ])
    }

    private func json(of detour: Detour) -> JSONValue {
        let units = provenance.problem.study.units
        let evidence = provenance.problem.evidence(of: detour)
        return .members([
            ("between", .strings([units[detour.a].id, units[detour.b].id])),
            ("straightKm", .rounded(detour.straightKm)), ("km", .rounded(detour.km)),
            ("source", .string(detour.source.rawValue)), ("evidence", .string(evidence.english)),
            ("evidenceDa", .string(evidence.danish)),
        ])
    }

    private func json(of row: RuleRow) -> JSONValue {
        .members([
            ("name", .string(row.name)), ("value", row.value.map { .rounded($0, 6) } ?? .null),
            ("unit", .string(row.unit)),
            ("limit", .range(row.limit)), ("band", .null), ("score", .null), ("ok", .bool(row.isWithinLimit)),
            ("verdict", .string(row.isWithinLimit ? "noBand" : "limitBroken")),
        ])
    }

    private func json(of row: ThresholdRow) -> JSONValue {
        let units = provenance.problem.study.units
        let evidence = provenance.problem.evidence(of: row)
        return .members([
            ("name", .string(row.threshold.rawValue)), ("value", .rounded(row.value)),
            ("unit", .string(row.threshold.unit)), ("limit", .range(row.limit)),
            ("band", row.band.map { .array([.double($0.full.lowerBound), .double($0.full.upperBound)]) } ?? .null),
            ("zero", row.band.map { .array([.double($0.zero.lowerBound), .double($0.zero.upperBound)]) }),
            (
                "bandBasis",
                row.band.map { _ in
                    .string(
                        row.isBandCalibrated
                            ? "calibrated on known clusters"
                            : row.isBandScaled ? "calibrated, in the scale of the study" : "set by the user")
                }
            ),
            ("score", row.score.map { .rounded($0) } ?? .null), ("ok", .bool(row.isWithinLimit)),
            ("verdict", .string(row.verdict.rawValue)),
            ("deciding", row.deciding.isEmpty ? nil : .strings(row.deciding.map { units[$0].id })),
            ("source", row.source.map { .string($0.rawValue) }),
            ("unknownPairs", row.unknownPairs == 0 ? nil : .integer(row.unknownPairs)),
            ("evidence", .string(evidence.english)), ("evidenceDa", .string(evidence.danish)),
        ])
    }
}
