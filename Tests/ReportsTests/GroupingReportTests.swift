import Delimitation
import Files
import Foundation
import GroupingMethods
import StudyAreas
import Testing

@testable import Reports

/// The report is one page that asks for nothing, says the same in both languages, and cannot be broken by a name.
@Suite struct GroupingReportTests {
    private static let hostile = [
        #"<script>alert("1")</script>"#, #""><img src=x onerror='alert(2)'>"#, "</style></title></svg>&amp;",
        "שלום עולם",
        "\u{202E}evil", "👩‍👩‍👧‍👦 by", "Sønderå", "So\u{0308}ndera\u{030A}", "nul\u{0000}l", "&lt;b&gt;",
    ]

    @Test("names are text, whatever is in them")
    func namesAreEscaped() throws {
        let study = try LatticeStudy(columns: 5, rows: 2) { Self.hostile[$0] }
        let page = try study.report([[0, 1, 5, 6], [2, 3, 7, 8]])
        // The page's own, the units as data, and the single moves.
        #expect(page.ranges(of: "<script").count == 3)
        #expect(page.ranges(of: "</script").count == 3)
        #expect(page.ranges(of: "</style>").count == 1)
        #expect(page.ranges(of: "<img").isEmpty)
        #expect(page.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;"))
        #expect(page.contains("<bdi>שלום עולם</bdi>"))
        #expect(page.contains("👩‍👩‍👧‍👦 by"))
        #expect(page.contains("So\u{0308}ndera\u{030A}"))
        #expect(page.contains("klynge propose &lt;&amp;&gt;"))
        #expect(!page.unicodeScalars.contains("\u{0000}"))
    }

    @Test("nothing is asked for: no address, and the policy names the digests of the style and the script")
    func isSelfContained() throws {
        let page = try LatticeStudy(columns: 3, rows: 2).report([[0, 1, 2]])
        let rest = page.replacing("http://www.w3.org/2000/svg", with: "")
        for address in [
            "http:", "https:", "src=", "url(", "@import", "fetch(", "XMLHttpRequest", " style=", " onclick=",
        ] {
            #expect(!rest.contains(address), "\(address)")
        }
        let style = try #require(page.firstMatch(of: /<style>((?s).*?)<\/style>/)).1
        let script = try #require(page.firstMatch(of: /<script>((?s).*?)<\/script>/)).1
        for text in [style, script] {
            let digest = Data(SHA256Digest.of(Array(text.utf8))).base64EncodedString()
            #expect(page.contains("&#39;sha256-\(digest)&#39;"))
        }
        #expect(page.contains("default-src &#39;none&#39;"))
    }

    @Test(
        "a band is that of known clusters unless the study sets its own, and a distance names its members and its source"
    )
    func bandsAndDistancesNameTheirSource() throws {
        let known = "Known clusters have "
        let own = "The study&#39;s own band is "
        let calibrated = try LatticeStudy(columns: 3, rows: 2).report([[0, 1, 2]])
        #expect(calibrated.contains(known))
        #expect(!calibrated.contains(own))
        let bands = ["population": TrapezoidScore(full: 100...200, zero: 50...300)]
        let set = try LatticeStudy(columns: 3, rows: 2, bands: bands).report([[0, 1, 2]])
        #expect(set.contains(own))
        #expect(set.ranges(of: known).count == calibrated.ranges(of: known).count - 1)
        #expect(calibrated.contains("<bdi>Sogn 0</bdi> – <bdi>Sogn 2</bdi><i lang=en>, in a straight line</i>"))
    }

    @Test("every text in English has its text in Danish right behind it, and neither is empty")
    func bothLanguagesAreComplete() throws {
        let page = try LatticeStudy(columns: 4, rows: 3).report([[0, 1, 4], [2, 3, 6, 7]], chance: 20)
        let english = page.ranges(of: "<i lang=en>").count
        let pairs = page.matches(of: /<i lang=en>([^<]+)<\/i><i lang=da>([^<]+)<\/i>/)
        #expect(english > 100)
        #expect(pairs.count == english)
        #expect(page.ranges(of: "<i lang=da>").count == english)
        #expect(pairs.allSatisfy { $0.1 != $0.2 })
        #expect(page.contains(#"<html lang=en"#))
        #expect(
            try LatticeStudy(columns: 2, rows: 1).report([[0, 1]], language: .danish).contains(#"<html lang=da"#))
    }

    @Test("the same grouping gives the same bytes")
    func isDeterministic() throws {
        let study = try LatticeStudy(columns: 6, rows: 5, detail: 3)
        let clusters = [[0, 1, 6, 7], [2, 3, 8, 9], [12, 13, 18, 19], [14, 15, 20, 21]]
        #expect(try study.report(clusters, chance: 30) == study.report(clusters, chance: 30))
    }

    @Test("a municipality of 500 units with much detail stays below two megabytes")
    func isSmall() throws {
        let clusters = (0..<50).map { block in (0..<10).map { block * 10 + $0 } }
        let page = try LatticeStudy(columns: 10, rows: 50, detail: 25).report(clusters)
        #expect(page.utf8.count < 2_000_000)
    }

    @Test("no cluster, one island, and as many clusters as units")
    func extremes() throws {
        let none = try LatticeStudy(columns: 3, rows: 1).report([])
        #expect(none.contains("No clusters: every unit is unassigned."))
        #expect(none.contains("There is none."))

        let island = try LatticeStudy(columns: 3, rows: 1, apart: true).report([[1]])
        #expect(island.ranges(of: "<article class=\"card").count == 1)
        #expect(island.contains("with no neighbour: Sogn 2 and Sogn 0 (1,602 inhabitants)"))

        let many = try LatticeStudy(columns: 40, rows: 26).report((0..<1040).map { [$0] })
        #expect(many.ranges(of: "<details class=\"card").count == 1040)
        #expect(many.contains("1,040 clusters"))
        #expect(many.contains("1.040 klynger"))
        // Four hundred clusters, which is all Denmark, then leave room for its map.
        #expect(many.utf8.count < 1040 * 9_000)
    }

    @Test("a cluster that is not in one piece, and a broken limit, are said in words")
    func brokenLimits() throws {
        let page = try LatticeStudy(columns: 12, rows: 1).report([[0, 11], [3, 4, 5]])
        #expect(page.contains("1 not connected"))
        #expect(page.contains("<li class=broken>"))
        #expect(page.contains("Limit broken in:"))
        #expect(page.contains("breaks a limit"))
    }

    @Test("a chance says how many groups were scored, not how many scores were kept to draw them")
    func chanceCountsAllGroups() {
        let drawn = ChanceDistribution(
            null: .uniform, percentile: 0.91, standardError: 0, scores: [0.1, 0.5], count: 2500, others: 2499,
            existing: 2500, isComplete: true, seed: 1, size: 3)
        #expect(drawn.sentence().english == "clearer than 91 % of all 2,500 contiguous groups that exist here")
    }

    @Test("clusters that overlap are each drawn whole")
    func overlappingClustersAreDrawn() throws {
        let page = try LatticeStudy(columns: 4, rows: 1).report([[0, 1, 2, 3], [0, 1], [2, 3]])
        let outlines = page.matches(of: /class="o" id="[^"]*" d="([^"]*)"/).map { String($0.1) }
        #expect(outlines.count == 3)
        #expect(outlines.allSatisfy { !$0.isEmpty })
        #expect(Set(outlines).count == 3)
    }

    @Test("who is outside by choice, who is on an island and who is left over are reported apart")
    func reasonsForBeingOutside() throws {
        let study = try LatticeStudy(columns: 6, rows: 1)
        var facts = study.problem.facts(of: study.problem.grouping.grouping([[0, 1]]))
        facts.outside = [3]
        let reasons = OutsideWords(facts, study.problem).byReason
        #expect(reasons.first?.reason == .choice && reasons.first?.units == [3])
        // Every unit that is in no cluster has one reason.
        #expect(reasons.flatMap { $0.units }.sorted() == [2, 3, 4, 5])
    }

    @Test("small groups that are no neighbours are not said to be few together")
    func groupsLeftOver() throws {
        var limits = StudyLimits()
        limits.members = LimitBounds(minimum: 3, maximum: nil)
        let problem = try StudyProblem(LatticeStudy(columns: 6, rows: 1).problem.study, limits: limits)
        func said(_ clusters: [[Int]]) -> String? {
            let facts = problem.facts(of: problem.grouping.grouping(clusters))
            return OutsideWords(facts, problem).sentences(most: 9).first?.english
        }
        #expect(said([[2, 3]])?.hasPrefix("Left over in 2 groups, each too small for a cluster: ") == true)
        #expect(said([[0, 1, 2, 3]])?.hasPrefix("Left over, too few for a cluster: ") == true)
    }

    @Test("what speaks for a cluster and what against it stand beside each other, and the rest is folded")
    func sentencesOnBothSides() throws {
        let page = try LatticeStudy(columns: 12, rows: 2).report([Array(0..<11)])
        let card = try #require(page.firstMatch(of: /<article class="card(?s)(.*?)<\/article>/)).1
        let (open, folded) = (card.prefix { _ in true }.split(separator: "<details class=more>", maxSplits: 1)[0], card)
        #expect(open.ranges(of: "<ul class=evidence>").count >= 1)
        for side in open.split(separator: "<ul class=evidence>").dropFirst() {
            let list = side.split(separator: "</ul>", maxSplits: 1)[0]
            #expect(list.ranges(of: "<li>").count <= 2)
        }
        #expect(folded.contains("Thresholds") && !open.contains("Thresholds"))
    }

    @Test("what breaks a limit and what is outside its band are two lists, each with its clusters")
    func brokenAndOutside() throws {
        let page = try LatticeStudy(columns: 12, rows: 1).report([[0], [1, 2], [3, 4, 5, 6]])
        let item = try #require(page.firstMatch(of: /<b><i lang=en>Inhabitants(?s)(.*?)<(?:li\b|\/ul)/)).1
        #expect(item.firstMatch(of: /; outside:(?s).*Sogn 2(?s).*Limit broken in:(?s).*Sogn 0/) != nil)
    }
}

/// Alternatives are compared once their clusters are matched.
@Suite struct ComparisonTests {
    @Test("the moved units are those outside the counterpart of their cluster, and both maps are drawn")
    func movesAreListed() throws {
        let study = try LatticeStudy(columns: 6, rows: 1)
        let page = try study.comparison([[[0, 1, 2], [3, 4]], [[3, 4, 5], [0, 1]]])
        #expect(page.ranges(of: "class=stage").count == 2)
        #expect(page.contains("data-linked"))
        let moves = try #require(page.firstMatch(of: /<table class="moves(?s).*?<tbody>(.*?)<\/tbody>/)).1
        #expect(moves.ranges(of: "<tr data-unit=").count == 2)
        #expect(moves.contains("<bdi>Sogn 2</bdi>"))
        #expect(moves.contains("<bdi>Sogn 5</bdi>"))
        #expect(page.contains("2 units move"))
        #expect(page.contains("href=\"alternative-2/report.html\""))
    }

    @Test("alternatives that are the same say so")
    func nothingMoves() throws {
        let page = try LatticeStudy(columns: 4, rows: 1).comparison([[[0, 1]], [[0, 1]]])
        #expect(page.contains("0 units move"))
        #expect(!page.contains("<table class=\"moves"))
    }
}
