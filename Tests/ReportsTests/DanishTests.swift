import Delimitation
import GeoModel
import StudyAreas
import Testing

@testable import Reports

/// Whoever reads the report in Danish reads Danish, and the short way of writing it says the same.
@Suite struct DanishTests {
    @Test("every kind of finding has its name in Danish")
    func findingsHaveDanishNames() {
        for code in DiagnosticCode.catalogue { #expect(FindingTitles.danish(code) != nil, "\(code) \(code.title)") }
        let numbers = Set(DiagnosticCode.catalogue.map(\.number))
        #expect(FindingTitles.danish.keys.allSatisfy(numbers.contains))
    }

    @Test("a finding names its kind, its unit and its place in Danish, and is whole in English")
    func findingInBoth() {
        let finding = Diagnostic(
            .isolatedUnit, .warning, "parish 7764 'Lyø' has no neighbour",
            at: SourceLocation(file: "sogne.geojson", feature: 658, id: "7764", line: 1665))
        let text = FindingWords.text(finding)
        #expect(text.english == "parish 7764 'Lyø' has no neighbour (sogne.geojson, feature 658, line 1665)")
        #expect(text.danish == "enhed uden nabo: 7764 (sogne.geojson, objekt 658, linje 1665)")
    }

    @Test("limits that nobody gave say so, those that were given stand in words")
    func limitsInBoth() throws {
        let study = try LatticeStudy(columns: 3, rows: 1).problem.study
        let calibrated = LimitWords(try StudyProblem(study, limits: StudyLimits()))
        #expect(calibrated.basis != nil)
        #expect(
            calibrated.text.danish
                == "1.000 til 16.000 indbyggere, 2 til 10 sogne, diameter højst 15 km, sogne må være udenfor")
        var limits = StudyLimits()
        limits.clusters = LimitBounds(minimum: 1, maximum: 1)
        limits.population = LimitBounds(minimum: 1500, maximum: nil)
        limits.maxGapKm = 4.5
        limits.cover = .all
        let given = LimitWords(try StudyProblem(study, limits: limits))
        #expect(given.basis == nil)
        #expect(
            given.text.english == "at least 1,500 inhabitants, 1 cluster, gap up to 4.5 km, every parish in a cluster")
        #expect(given.text.danish == "mindst 1.500 indbyggere, 1 klynge, spring højst 4,5 km, hvert sogn i en klynge")
    }

    @Test("each measure that a suggestion can name has words in both languages")
    func measuresHaveWords() throws {
        let problem = try LatticeStudy(columns: 4, rows: 2).problem
        let scorer = problem.scorer
        let measures = scorer.criterion(of: [0, 1, 4]).dimensions.flatMap(\.measures)
        #expect(measures.count > 5)
        for measure in measures where measure.name.contains(where: \.isUppercase) {
            #expect(MeasureWords.name(measure.name).english != measure.name)
        }
        #expect(MeasureWords.name("internalBorderShare").danish == "andel af indre grænser")
        #expect(MeasureWords.name("unheard").danish == "unheard")
    }

    @Test("quotes and end tags are left out only where HTML reads the same without them")
    func shortMarkup() {
        var markup = Markup()
        markup.element("tr", [("class", "f1"), ("data-name", "a b")]) { row in
            row.element("td", [("data-v", "")]) { $0.raw("x") }
            row.element("td", [("title", "a>b")]) { $0.raw("y") }
        }
        markup.element("p", [("id", "c1")]) { $0.leaf("path", [("class", "wall")]) }
        #expect(
            String(decoding: markup.bytes, as: UTF8.self)
                == "<tr class=f1 data-name=\"a b\"><td data-v=\"\">x<td title=\"a&gt;b\">y<p id=c1><path class=wall /></p>"
        )
    }
}
