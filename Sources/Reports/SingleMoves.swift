/// What every single move from the shown grouping would do: the table behind the report's "try it", which asks no server.
public struct SingleMoves: Sendable {
    /// What would happen to a cluster.
    public struct Move: Sendable {
        /// The position of the unit that joins or leaves.
        public var unit: Int
        /// The cluster's score after it.
        public var score: Double
        /// In how many pieces the cluster would lie.
        public var pieces: Int
        /// The limits that would be broken and are not now, by the names of the JSON.
        public var breaches: [String]

        /// A move from its parts.
        public init(unit: Int, score: Double, pieces: Int, breaches: [String]) {
            (self.unit, self.score, self.pieces, self.breaches) = (unit, score, pieces, breaches)
        }
    }

    /// One cluster with the units that could join and those that could leave.
    public struct Cluster: Sendable {
        /// Its number on the page.
        public var id: Int
        /// Its name on the page.
        public var name: String
        /// The members, as positions.
        public var members: [Int]
        /// The score now.
        public var score: Double
        /// Units around it.
        public var joins: [Move]
        /// Its members.
        public var leaves: [Move]

        /// A cluster from its parts.
        public init(id: Int, name: String, members: [Int], score: Double, joins: [Move], leaves: [Move]) {
            (self.id, self.name, self.members, self.score) = (id, name, members, score)
            (self.joins, self.leaves) = (joins, leaves)
        }
    }

    /// In the order of the report.
    public var clusters: [Cluster]
    /// A larger study has scores only, so that the file stays one to mail.
    public static let mostWithLimits = 150

    /// The table of these clusters.
    public init(_ clusters: [Cluster]) { self.clusters = clusters }

    /// As JSON: for each cluster `[number, name, members, score, [[unit, score, pieces, limits…]], the same for leaving]`.
    private func json(unitCount: Int, into markup: inout Markup) {
        let isShort = unitCount > Self.mostWithLimits
        markup.raw("[")
        for (index, cluster) in clusters.enumerated() {
            if index > 0 { markup.raw(",\n") }
            markup.raw(Array("[\(cluster.id),".utf8))
            markup.json(cluster.name)
            let members = cluster.members.map(String.init).joined(separator: ",")
            markup.raw(Array(",[\(members)],\(Self.number(cluster.score)),".utf8))
            add(cluster.joins, isShort: isShort, to: &markup)
            markup.raw(",")
            add(cluster.leaves, isShort: isShort, to: &markup)
            markup.raw("]")
        }
        markup.raw("]")
    }

    private func add(_ moves: [Move], isShort: Bool, to markup: inout Markup) {
        markup.raw("[")
        for (index, move) in moves.enumerated() {
            if index > 0 { markup.raw(",") }
            markup.raw(Array("[\(move.unit),\(Self.number(move.score))".utf8))
            if !isShort {
                markup.raw(Array(",\(move.pieces)".utf8))
                for breach in move.breaches {
                    markup.raw(",")
                    markup.json(breach)
                }
            }
            markup.raw("]")
        }
        markup.raw("]")
    }

    private static func number(_ score: Double) -> String { String((score * 10_000).rounded() / 10_000) }

    /// The section "try it", which only shows where scripts run.
    func add(unitCount: Int, to markup: inout Markup) {
        guard !clusters.isEmpty else { return }
        markup.element("section", [("class", "try"), ("id", "try")]) { section in
            section.element("h2") { $0.words(Bilingual("And what if …?", "Og hvad nu hvis …?")) }
            section.element("p", [("class", "standing")]) {
                $0.words(
                    Bilingual(
                        "What one place joining or leaving would do to the score, worked out when this page was made. "
                            + "For further steps: klynge serve.",
                        "Hvad det ville gøre ved scoren, hvis ét sted kom med eller gik ud, beregnet da siden blev lavet. "
                            + "Til flere skridt: klynge serve."))
            }
            section.raw("<p class=\"try-choice\"></p><p class=\"try-answer\" aria-live=\"polite\"></p>")
            section.raw("<script type=\"application/json\" class=\"try-data\">")
            json(unitCount: unitCount, into: &section)
            section.raw("</script>")
        }
    }
}
