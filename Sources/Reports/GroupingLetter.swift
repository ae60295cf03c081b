import Delimitation
import MapOutput
import OfficeFiles
import StudyAreas

/// The sentences for the application: what each cluster is, what speaks for its delimitation and what against it.
public struct GroupingLetter: Sendable {
    let entry: GroupingsDocument.Entry
    let problem: StudyProblem
    let language: ReportLanguage

    /// The letter of a grouping, in one language.
    public init(_ entry: GroupingsDocument.Entry, problem: StudyProblem, language: ReportLanguage) {
        self.entry = entry
        self.problem = problem
        self.language = language
    }

    private var facts: GroupingFacts { entry.facts }
    private var study: Study { problem.study }
    private func say(_ words: Bilingual) -> String { language == .danish ? words.danish : words.english }

    /// The whole file.
    public var bytes: [UInt8] {
        LetterDocument(blocks, language: language == .danish ? "da-DK" : "en-GB").bytes
    }

    private var blocks: [LetterDocument.Block] {
        var blocks: [LetterDocument.Block] = [
            .title(say(StudyTitle.text(study))), .text(say(GroupingHeadline.text(facts, problem).capitalized + ".")),
        ]
        blocks += GroupingHeadline.outside(facts, problem).map { .text(say($0)) }
        for cluster in facts.clusters { blocks += self.blocks(of: cluster) }
        blocks.append(.heading(say(Bilingual("To keep in mind", "Værd at huske"))))
        blocks += ProvenanceSection.caveats.map { .item(say($0)) }
        if let credits = DataCredits(study: study).line { blocks.append(.small(say(credits))) }
        return blocks
    }

    private func blocks(of cluster: ClusterFacts) -> [LetterDocument.Block] {
        let names = DanishCollation.sorted(cluster.members) { study.units[$0].name }.map { study.units[$0].name }
        let joined = names.dropLast().joined(separator: ", ")
        let list =
            joined.isEmpty
            ? Bilingual(same: names.last ?? "")
            : Bilingual(same: joined) + Bilingual(" and ", " og ") + Bilingual(same: names.last ?? "")
        let word = names.count == 1 ? ReportWords.one(study.unitWord) : ReportWords.many(study.unitWord)
        let head: Bilingual =
            Bilingual("The cluster consists of the ", "Klyngen består af ") + word + " " + list
            + (cluster.population.isFinite
                ? Bilingual(", with ", ", med ") + .whole(cluster.population) + Bilingual(" inhabitants", " indbyggere")
                : "")
            + Bilingual(" on ", " på ") + .number(cluster.areaKm2, decimals: 0) + " km²."
        let evidence = ClusterEvidence(cluster, problem)
        var blocks: [LetterDocument.Block] = [
            .heading("\(cluster.id) \(cluster.name)"), .text(say(head)),
        ]
        if !evidence.inFavour.isEmpty {
            blocks.append(.text(say(Bilingual("What delimits it:", "Det afgrænser den:"))))
            blocks += evidence.inFavour.map { .item(say($0)) }
        }
        if !evidence.against.isEmpty {
            blocks.append(.text(say(Bilingual("What speaks against it:", "Det taler imod:"))))
            blocks += evidence.against.map { .item(say($0)) }
        }
        return blocks
    }
}
