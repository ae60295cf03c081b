import Delimitation
import StudyAreas

/// What was checked of a grouping, a line each, with its verdict in words.
struct Checklist {
    enum Verdict {
        case kept, outside, broken, note

        var mark: String {
            switch self {
            case .kept: "✓"
            case .outside: "!"
            case .broken: "✗"
            case .note: "i"
            }
        }

        var word: Bilingual {
            switch self {
            case .kept: Bilingual("Kept", "Overholdt")
            case .outside: Bilingual("Look at this", "Se på dette")
            case .broken: Bilingual("Broken", "Brudt")
            case .note: Bilingual("Note", "Bemærk")
            }
        }

        var style: String {
            switch self {
            case .kept: "kept"
            case .outside: "outside"
            case .broken: "broken"
            case .note: "note"
            }
        }
    }

    struct Item {
        var verdict: Verdict
        var title: Bilingual
        var text: Bilingual
        /// Positions of the clusters that the text ends with.
        var clusters: [Int] = []
        /// A second sentence with its own clusters.
        var more: (text: Bilingual, clusters: [Int])?
    }

    let facts: GroupingFacts
    let problem: StudyProblem
    private var study: Study { problem.study }

    init(_ facts: GroupingFacts, problem: StudyProblem) {
        self.facts = facts
        self.problem = problem
    }

    var items: [Item] {
        var items = [connection] + municipality
        let thresholds = facts.clusters.first?.thresholds.map(\.threshold) ?? []
        items += thresholds.compactMap(item)
        items += GroupingBreaches.texts(facts, problem).map {
            Item(verdict: .broken, title: Bilingual("The grouping", "Grupperingen"), text: $0.capitalized + ".")
        }
        return facts.clusters.isEmpty ? Array(items.dropFirst()) + [unassigned] : items + [unassigned]
    }

    private var connection: Item {
        let scattered = facts.clusters.indices.filter { !facts.clusters[$0].isContiguous }
        return Item(
            verdict: scattered.isEmpty ? .kept : .broken, title: Bilingual("In one piece", "I ét stykke"),
            text: scattered.isEmpty
                ? Bilingual(
                    "The members of every cluster are connected by border or link.",
                    "Medlemmerne i hver klynge hænger sammen ved grænse eller forbindelse.")
                : Bilingual("Members are not connected in", "Medlemmer hænger ikke sammen i"), clusters: scattered)
    }

    private var municipality: [Item] {
        guard problem.limits.sameMunicipality == true, !facts.clusters.isEmpty else { return [] }
        let spread = facts.clusters.indices.filter { facts.clusters[$0].municipalities.count > 1 }
        return [
            Item(
                verdict: spread.isEmpty ? .kept : .broken, title: Bilingual("One municipality", "Én kommune"),
                text: spread.isEmpty
                    ? Bilingual("Every cluster lies in one municipality.", "Hver klynge ligger i én kommune.")
                    : Bilingual("Several municipalities in", "Flere kommuner i"), clusters: spread)
        ]
    }

    /// What the clusters have of one quantity, beside its limit and its band.
    private func item(_ threshold: Threshold) -> Item? {
        let rows = facts.clusters.indices.compactMap { index in
            facts.clusters[index].thresholds.first { $0.threshold == threshold }.map { (index: index, row: $0) }
        }
        let values = rows.map(\.row.value).filter(\.isFinite)
        guard let first = rows.first?.row, let low = values.min(), let high = values.max() else { return nil }
        let unit = ReportWords.unit(threshold, study.unitWord)
        let (least, most) = (ReportWords.value(low, threshold), ReportWords.value(high, threshold))
        let spread: Bilingual = least == most ? least : "\(least) \(Bilingual("to", "til")) \(most)"
        var text: Bilingual = "\(spread) \(unit)"
        if let limit = ReportWords.range(first.limit.minimum, first.limit.maximum) {
            text = text + Bilingual("; limit ", "; grænse ") + limit
        }
        text = text + "."
        let broken = rows.filter { !$0.row.isWithinLimit }.map(\.index)
        let outside = rows.filter { $0.row.verdict == .outsideBand }.map(\.index)
        if let band = first.band,
            let range = ReportWords.range(band.full.lowerBound, band.full.upperBound)
        {
            text =
                text
                + (first.isBandCalibrated
                    ? Bilingual(" Known clusters have ", " Kendte klynger har ")
                    : Bilingual(" The study's own band is ", " Studiets eget bånd er ")) + range
                + (outside.isEmpty ? "." : Bilingual("; outside:", "; uden for:"))
        }
        let verdict: Verdict = !broken.isEmpty ? .broken : outside.isEmpty ? .kept : .outside
        var item = Item(verdict: verdict, title: ReportWords.title(threshold), text: text, clusters: outside)
        if !broken.isEmpty { item.more = (Bilingual("Limit broken in:", "Grænsen er brudt i:"), broken) }
        return item
    }

    private var unassigned: Item {
        let sentences = GroupingHeadline.outside(facts, problem, most: 5)
        guard let first = sentences.first else {
            return Item(
                verdict: .note, title: Bilingual("Everyone is in", "Alle er med"),
                text: Bilingual("Every unit is in a cluster.", "Alle enheder er i en klynge."))
        }
        return Item(
            verdict: .note, title: Bilingual("In no cluster", "I ingen klynge"),
            text: sentences.dropFirst().reduce(first) { $0 + " " + $1 })
    }
}
