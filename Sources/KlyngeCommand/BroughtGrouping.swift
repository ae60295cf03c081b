import KlyngeKit

/// A grouping that the user brings, with everything known of it.
struct BroughtGrouping {
    /// The clusters in the order of the file, perhaps changed by moves.
    var clusters: [[Int]]
    /// What they are called in the file.
    var labels: [String]
    var grouping: Grouping
    var facts: GroupingFacts

    init(
        _ clusters: [[Int]], labels: [String], problem: StudyProblem, scorer: CriterionScorer,
        chance: ChanceOptions? = nil
    ) {
        let kept = clusters.indices.filter { !clusters[$0].isEmpty }
        self.clusters = kept.map { clusters[$0] }
        self.labels = kept.map { labels[$0] }
        grouping = problem.grouping.grouping(self.clusters)
        facts = problem.facts(of: grouping, scorer: scorer, chance: chance)
        // What the user calls a cluster is its name; a number is none.
        for index in facts.clusters.indices {
            guard let given = self.clusters.firstIndex(where: { $0.sorted() == facts.clusters[index].members }),
                Int(self.labels[given]) == nil
            else { continue }
            facts.clusters[index].name = self.labels[given]
        }
    }

    /// The cluster that `text` names: by what the file calls it, by the name it goes by, or by its number.
    func cluster(named text: String) -> Int? {
        if let exact = labels.firstIndex(of: text) { return exact }
        let lower = text.lowercased()
        let byName = labels.indices.filter { labels[$0].lowercased() == lower }
        if byName.count == 1 { return byName[0] }
        let known = facts.clusters.filter { $0.name.lowercased() == lower || String($0.id) == text }
        guard known.count == 1 else { return nil }
        return clusters.firstIndex { $0.sorted() == known[0].members }
    }
}
