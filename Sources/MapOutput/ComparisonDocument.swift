import Delimitation
import GeoJSONFormat
import GeoModel
import StudyAreas

/// The JSON and the table of `compare`: schema `klynge.comparison/1`.
public struct ComparisonDocument: Sendable {
    /// One grouping with what the user calls it.
    public struct Side: Sendable {
        /// The letter that it goes by: A, B, …
        public var letter: String
        /// The path it was read from.
        public var path: String
        /// What is known of it.
        public var facts: GroupingFacts

        /// A side from its parts.
        public init(letter: String, path: String, facts: GroupingFacts) {
            self.letter = letter
            self.path = path
            self.facts = facts
        }
    }

    /// Where the result comes from.
    public var provenance: Provenance
    /// At least two, the first being the one that the others are compared with.
    public var sides: [Side]
    /// How each but the first differs from the first.
    public var comparisons: [GroupingComparison]

    /// Compares every side with the first.
    public init(provenance: Provenance, sides: [Side]) {
        self.provenance = provenance
        self.sides = sides
        let populations = provenance.problem.study.units.map { $0.population ?? 0 }
        let first = sides.first?.facts.clusters.map(\.members) ?? []
        comparisons = sides.dropFirst().map {
            GroupingComparison(first, $0.facts.clusters.map(\.members), populations: populations)
        }
    }

    /// The whole text, one member a line.
    public var bytes: [UInt8] {
        let study = provenance.problem.study
        var members: [(key: String, value: JSONValue?)] = [("schema", .string("klynge.comparison/1"))]
        members += provenance.members
        members.append(("diagnostics", .array(provenance.problem.diagnostics.map(\.json))))
        members.append(("groupings", .array(sides.map(json))))
        members.append(
            (
                "comparisons",
                .array(
                    zip(sides.dropFirst(), comparisons).map { side, comparison in
                        Self.json(of: comparison, sides[0], side, units: study.units)
                    })
            ))
        return JSONWriter.text(of: .members(members), indent: 2)
    }

    private func json(of side: Side) -> JSONValue {
        let document = GroupingsDocument(provenance: provenance, diagnostics: [], entries: [])
        return .members([
            ("name", .string(side.letter)), ("path", .string(side.path)),
            ("clusterCount", .integer(side.facts.clusters.count)),
            ("population", .rounded(side.facts.population, 1)),
            ("meanScore", side.facts.meanScore.map { .rounded($0, 4) } ?? .null),
            ("ok", .bool(side.facts.breaksNoLimit)),
            ("breaches", side.facts.breaches.isEmpty ? nil : .strings(side.facts.breaches)),
            ("clusters", .array(side.facts.clusters.map(document.json))),
            ("unassigned", .strings(side.facts.unassigned.map { provenance.problem.study.units[$0].id })),
        ])
    }

    /// Matches, differences and moves between two sides.
    public static func json(
        of comparison: GroupingComparison, _ first: Side, _ second: Side, units: [Unit]
    ) -> JSONValue {
        func id(_ cluster: Int?, _ side: Side) -> JSONValue {
            cluster.map { .integer(side.facts.clusters[$0].id) } ?? .null
        }
        return .members([
            ("first", .string(first.letter)), ("second", .string(second.letter)),
            ("same", .integer(comparison.matches.count(where: \.isSame))),
            (
                "matches",
                .array(
                    comparison.matches.map { match in
                        .members([
                            ("first", id(match.first, first)), ("second", id(match.second, second)),
                            ("same", .bool(match.isSame)), ("sharedMembers", .integer(match.sharedMembers)),
                            ("sharedPopulation", .rounded(match.sharedPopulation, 1)),
                            (
                                "differences",
                                differences(
                                    match.first.map { first.facts.clusters[$0] },
                                    match.second.map { second.facts.clusters[$0] })
                            ),
                        ])
                    })
            ),
            (
                "moved",
                .array(
                    comparison.moves.map { move in
                        .members([
                            ("unit", .string(units[move.unit].id)), ("name", .string(units[move.unit].name)),
                            ("from", id(move.from, first)), ("to", id(move.to, second)),
                        ])
                    })
            ),
        ])
    }

    /// Every figure of both clusters, with the change; nil where one has no counterpart.
    private static func differences(_ first: ClusterFacts?, _ second: ClusterFacts?) -> JSONValue? {
        guard let first, let second else { return nil }
        let later = second.figures
        return .members(
            first.figures.compactMap { figure in
                guard let other = later.first(where: { $0.name == figure.name }) else { return nil }
                return (
                    figure.name,
                    .members([
                        ("first", .rounded(figure.value, 4)), ("second", .rounded(other.value, 4)),
                        ("change", .rounded(other.value - figure.value, 4)),
                    ])
                )
            })
    }

    /// A row a unit: its id, its name, its cluster in each grouping, and whether it moves in any.
    public var table: [UInt8] {
        let units = provenance.problem.study.units
        var clusters = sides.map { _ in [Int?](repeating: nil, count: units.count) }
        for (index, side) in sides.enumerated() {
            for cluster in side.facts.clusters { for unit in cluster.members { clusters[index][unit] = cluster.id } }
        }
        let moved = Set(comparisons.flatMap { $0.moves.map(\.unit) })
        var text = "unit,name," + sides.map { "cluster_\($0.letter)" }.joined(separator: ",") + ",moved\n"
        for (index, unit) in units.enumerated() {
            let fields =
                [AssignmentTable.quoted(unit.id), AssignmentTable.quoted(unit.name)]
                + clusters.map { $0[index].map(String.init) ?? "" } + [moved.contains(index) ? "1" : "0"]
            text += fields.joined(separator: ",") + "\n"
        }
        return Array(text.utf8)
    }
}

extension GroupingFacts {
    /// The mean of the clusters' criterion scores, each cluster counted once; nil where nothing was scored.
    public var meanScore: Double? {
        let scores = clusters.compactMap { $0.criterion?.score }
        return scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count)
    }
}

/// Suggestions as JSON.
public enum SuggestionDocument {
    /// A list of moves for each cluster, by its number.
    public static func json(_ suggestions: [[MoveSuggestion]], facts: GroupingFacts, units: [Unit]) -> JSONValue {
        .array(
            zip(facts.clusters, suggestions).map { cluster, moves in
                .members([
                    ("cluster", .integer(cluster.id)), ("name", .string(cluster.name)),
                    ("moves", .array(moves.map { json(of: $0, facts: facts, units: units) })),
                ])
            })
    }

    private static func json(of move: MoveSuggestion, facts: GroupingFacts, units: [Unit]) -> JSONValue {
        .members([
            ("unit", .string(units[move.unit].id)), ("name", .string(units[move.unit].name)),
            ("move", .string(move.joins ? "add" : "remove")),
            ("from", move.from.map { .integer(facts.clusters[$0].id) }),
            ("score", .rounded(move.before, 4)), ("scoreAfter", .rounded(move.after, 4)),
            ("change", .rounded(move.after - move.before, 4)),
            (
                "otherChange",
                move.otherAfter.map { .rounded($0 - (move.otherBefore ?? 0), 4) }
            ),
            ("breaches", .strings(move.breaches.map(\.english))),
            (
                "measures",
                .array(
                    move.changes.map { change in
                        .members([
                            ("name", .string(change.measure)), ("before", .rounded(change.before, 4)),
                            ("after", .rounded(change.after, 4)), ("gain", .rounded(change.gain, 4)),
                        ])
                    })
            ),
        ])
    }
}
