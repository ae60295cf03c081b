import Delimitation
import OfficeFiles
import StudyAreas

/// A grouping as a workbook of three sheets: the clusters, the units with their codes and names, the checklist.
public struct GroupingBook: Sendable {
    let facts: GroupingFacts
    let problem: StudyProblem
    let language: ReportLanguage

    /// The workbook of a grouping, in one language.
    public init(_ facts: GroupingFacts, problem: StudyProblem, language: ReportLanguage) {
        self.facts = facts
        self.problem = problem
        self.language = language
    }

    private var study: Study { problem.study }
    private func say(_ words: Bilingual) -> String { language == .danish ? words.danish : words.english }
    private func say(_ english: String, _ danish: String) -> String { language == .danish ? danish : english }

    /// The whole file.
    public var bytes: [UInt8] { Workbook([clusters, units, checks]).bytes }

    private var clusters: Workbook.Sheet {
        let thresholds = facts.clusters.first?.thresholds.map(\.threshold) ?? []
        let header =
            [say("No.", "Nr."), say("Cluster", "Klynge")]
            + thresholds.map { threshold in
                say(ReportWords.title(threshold))
                    + (threshold.unit == "km" || threshold.unit == "min" ? " (\(threshold.unit))" : "")
            }
            + [
                "km²", say("Score", "Score"), say("Delimited", "Afgrænset"), say("Municipality", "Kommune"),
                say(ReportWords.many(study.unitWord).capitalized), say("For it", "For"), say("Against it", "Imod"),
            ]
        let rows = facts.clusters.map { cluster -> [Workbook.Cell] in
            let evidence = ClusterEvidence(cluster, problem)
            let names = DanishCollation.sorted(cluster.members) { study.units[$0].name }.map { study.units[$0].name }
            let figures = thresholds.map { threshold -> Workbook.Cell in
                guard let row = cluster.thresholds.first(where: { $0.threshold == threshold }) else { return .empty }
                let isWhole = threshold == .population || threshold == .members
                return .number(row.value, decimals: isWhole ? 0 : 1)
            }
            return [.number(Double(cluster.id), decimals: 0), .text(cluster.name)] + figures + [
                .number(cluster.areaKm2, decimals: 1),
                cluster.criterion.map { .number($0.score, decimals: 2) } ?? .empty,
                cluster.criterion.map { .text(say(ReportWords.adverb($0.leading))) } ?? .empty,
                .text(cluster.municipalities.map { study.municipalityName($0) ?? $0 }.joined(separator: ", ")),
                .text(names.joined(separator: ", ")), .text(evidence.inFavour.map(say).joined(separator: " ")),
                .text(evidence.against.map(say).joined(separator: " ")),
            ]
        }
        return Workbook.Sheet(say("Clusters", "Klynger"), header: header, rows: rows)
    }

    private var units: Workbook.Sheet {
        var homes = [[ClusterFacts]](repeating: [], count: study.units.count)
        for cluster in facts.clusters { for unit in cluster.members { homes[unit].append(cluster) } }
        let chosen = Set(facts.outside)
        let rows = study.units.indices.flatMap { unit -> [[Workbook.Cell]] in
            let own = study.units[unit]
            let head: [Workbook.Cell] = [
                .text(own.id), .text(own.name), own.population.map { .number($0, decimals: 0) } ?? .empty,
                own.municipality.map { .text(study.municipalityName($0) ?? $0) } ?? .empty,
            ]
            let none = chosen.contains(unit) ? say("outside by choice", "valgt fra") : say("left over", "tilovers")
            guard !homes[unit].isEmpty else { return [head + [.empty, .text(none)]] }
            return homes[unit].map { head + [.number(Double($0.id), decimals: 0), .text($0.name)] }
        }
        return Workbook.Sheet(
            say(ReportWords.many(study.unitWord).capitalized),
            header: [
                say("Code", "Kode"), say("Name", "Navn"), say("Inhabitants", "Indbyggere"),
                say("Municipality", "Kommune"), say("No.", "Nr."), say("Cluster", "Klynge"),
            ], rows: rows)
    }

    private var checks: Workbook.Sheet {
        let rows = Checklist(facts, problem: problem).items.map { item -> [Workbook.Cell] in
            let named = (item.clusters + (item.more?.clusters ?? [])).map {
                "\(facts.clusters[$0].id) \(facts.clusters[$0].name)"
            }
            let text = say(item.text) + (item.more.map { " " + say($0.text) } ?? "")
            return [
                .text(say(item.title)), .text(say(item.verdict.word)), .text(text),
                .text(named.joined(separator: ", ")),
            ]
        }
        return Workbook.Sheet(
            say("Checklist", "Tjekliste"),
            header: [
                say("Check", "Punkt"), say("Verdict", "Dom"), say("What was found", "Hvad blev fundet"),
                say("Clusters", "Klynger"),
            ], rows: rows)
    }
}
