import Analysis
import Delimitation
import GeoJSONFormat
import Reports

extension WhatIfSession {
    /// What there is to look at: `{"cluster": 3 or null, "kind": "pieces" | "limit" | "grouping" | "band", "words": [en, da]}`,
    /// worst first by their `rank`. All that the checklist of the report has, and nothing else.
    ///
    /// - Parameter entries: the clusters to look at; what is about the whole grouping is always looked at.
    func problems(of entries: [ScoredPlan.Entry]) -> [JSONValue] {
        var found: [Problem] = []
        for entry in entries {
            guard let cluster = entry.scored else { continue }
            let id = entry.cluster.id
            let name = Bilingual(same: "\(id) \(entry.name)")
            if cluster.pieces.count > 1 {
                let count = cluster.pieces.count
                found.append(
                    Problem(0, id, "pieces", name + Bilingual(" is in \(count) pieces", " ligger i \(count) stykker")))
            }
            for breach in cluster.breaches where breach.limit != .connection {
                let words = PageWords.breach(breach)
                found.append(Problem(1, id, "limit", name + ": " + Bilingual(words.english, words.danish)))
            }
            for row in cluster.facts.thresholds {
                guard let words = ClusterLook.outsideBand(row, in: problem) else { continue }
                // The farther from the band, the earlier.
                found.append(Problem(3 + (row.score ?? 0), id, "band", name + ": " + words))
            }
        }
        let leftOver = Set(plan.unassigned).subtracting(plan.outside).count
        found += GroupingBreaches.texts(
            clusters: scored.entries.count { $0.scored != nil }, leftOver: leftOver, currentProblem
        ).map { Problem(2, nil, "grouping", $0.capitalized) }
        return found.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
            .map(\.element.json)
    }

    private struct Problem {
        var rank: Double
        var json: JSONValue

        init(_ rank: Double, _ cluster: Int?, _ kind: String, _ words: Bilingual) {
            self.rank = (rank * 100).rounded() / 100
            json = .object(
                JSONObject([
                    ("cluster", cluster.map(JSONValue.integer) ?? .null), ("kind", .string(kind)),
                    ("rank", .double(self.rank)), ("words", StudyDocument.pair(words)),
                ]))
        }
    }
}
