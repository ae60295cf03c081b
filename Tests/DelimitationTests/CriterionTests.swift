import Delimitation
import Foundation
import GeoModel
import GroupingMethods
import StudyAreas
import TestSupport
import Testing

@testable import Delimitation

@Suite("The criterion: what is measured, how it is mapped, and what is said")
struct CriterionTests {
    private func sample(_ change: (inout StudyConfiguration) -> Void = { _ in }) throws -> Study {
        var configuration = try StudyFile.read(SharedData.packageRoot.appending(path: "SampleData").path)
        change(&configuration)
        return try StudyLoader.load(configuration)
    }

    @Test("a planner can recompute a cluster's score from the measures and the stated functions")
    func recomputedByHand() throws {
        let study = try sample()
        let scorer = try CriterionScorer(study)
        for seed in 0..<40 {
            var random = SplitMix64(seed: 3, stream: seed)
            let groups = RandomContiguousGroups(
                graph: study.graph, populations: study.units.map { $0.population ?? 0 }
            ).draw(1, size: 1 + seed % 6, using: &random)
            guard let members = groups.first else { continue }
            let criterion = scorer.criterion(of: members)
            let geographic = try #require(criterion.dimensions.first { $0.dimension == .geographic })
            func measure(_ name: String) -> Measure? { geographic.measures.first { $0.name == name } }
            // Docs/criterion.md, by hand: half of the share below the sum of four deviations over the root of four.
            let shapes = ["unexplainedOutline", "townOffCentre", "enclosure", "largestMember"]
            let deviations = shapes.map { name in
                min(4, max(-4, Self.deviation(below: measure(name)?.score ?? 0.5)))
            }
            let byShape = 0.5 * Self.share(below: deviations.reduce(0, +) / 2)
            let natural = min(1, max(0, ((measure("naturalEdge")?.value ?? 0) - 0.5) / 0.5))
            let barred = 1 - 0.5 * (measure("innerBarrier")?.value ?? 0)
            let divided = 1 - 0.5 * (measure("innerMunicipalBorder")?.value ?? 0)
            #expect(abs(geographic.score - max(byShape, natural) * barred * divided) < 1e-6)
            var dimensions = criterion.dimensions.map(\.score)
            for dimension in criterion.dimensions where dimension.dimension != .geographic {
                let best = dimension.measures.compactMap { measure -> Double? in
                    switch measure.name {
                    case "contrast": min(1, max(0, measure.value + 0.2))
                    case "unionOverlap": min(1, max(0, (measure.value - 0.9) / 0.1))
                    default: nil
                    }
                }
                #expect(abs(dimension.score - (best.max() ?? 0)) < 1e-9)
            }
            dimensions.sort(by: >)
            let together = 1 - (1 - dimensions[0]) * dimensions.dropFirst().reduce(1) { $0 * (1 - 0.25 * $1) }
            #expect(abs(criterion.score - together) < 1e-9)
            #expect(criterion.score >= dimensions[0] - 1e-12 && criterion.score <= 1)
        }
    }

    /// The share of a normal distribution below a value, by Simpson's rule.
    private static func share(below deviation: Double) -> Double {
        func density(_ value: Double) -> Double { exp(-value * value / 2) / (2 * Double.pi).squareRoot() }
        let (low, steps) = (-12.0, 4000)
        let width = (deviation - low) / Double(steps)
        let inner = (1..<steps).reduce(0.0) { $0 + density(low + width * Double($1)) * ($1 % 2 == 1 ? 4 : 2) }
        return (density(low) + inner + density(deviation)) * width / 3
    }

    /// The value below which a share of a normal distribution lies, by halving.
    private static func deviation(below wanted: Double) -> Double {
        var (low, high) = (-9.0, 9.0)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if share(below: middle) < wanted { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    @Test("borders, coast and shape of a row of squares, by hand")
    func rowOfSquares() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "klynge-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        // Four squares of 1 km in a row in EPSG:25832; between the second and the third runs the municipal border.
        func square(_ index: Int, width: Int = 1, _ properties: String) -> String {
            let (west, east) = (600_000 + 1000 * index, 600_000 + 1000 * (index + width))
            return """
                {"type":"Feature","properties":{\(properties)},"geometry":{"type":"Polygon","coordinates":[[[\(west),6100000],\
                [\(east),6100000],[\(east),6101000],[\(west),6101000],[\(west),6100000]]]}}
                """
        }
        func layer(_ features: [String], _ name: String) throws -> String {
            let text = """
                {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:25832"}},"features":[
                """ + features.joined(separator: ",\n") + "]}"
            try Data(text.utf8).write(to: URL(filePath: folder + "/" + name))
            return folder + "/" + name
        }
        var configuration = StudyConfiguration()
        configuration.parishes = try layer(
            (0..<4).map { square($0, #""kode":"\#($0)","navn":"S\#($0)","population":\#(1000 * ($0 + 1))"#) },
            "p.geojson")
        configuration.municipalities = try layer(
            [
                square(0, width: 2, #""kode":"0101","navn":"West""#),
                square(2, width: 2, #""kode":"0102","navn":"East""#),
            ], "m.geojson")
        // Two old units that overlap on the second square: what lies in both counts half for each.
        configuration.historical = [
            .init(
                name: "old",
                path: try layer(
                    [square(0, width: 2, #""navn":"alfa""#), square(1, width: 2, #""navn":"beta""#)], "h.geojson"))
        ]
        let study = try StudyLoader.load(configuration)
        let scorer = try CriterionScorer(study)
        let criterion = scorer.criterion(of: [0, 1])
        func value(_ name: String) -> Double? {
            criterion.dimensions.flatMap(\.measures).first { $0.name == name }?.value
        }
        // 1 km inside; outline 6 km, of which 1 km is the municipal border and the rest open: coast.
        #expect(abs((value("internalBorderShare") ?? 0) - 0.5) < 1e-3)
        #expect(abs((value("administrativeEdge") ?? 0) - 1.0 / 6) < 1e-3)
        #expect(abs((value("naturalEdge") ?? 0) - 5.0 / 6) < 1e-3)
        #expect(value("unexplainedOutline") == 0)
        #expect(abs((value("polsbyPopper") ?? 0) - 4 * Double.pi * 2 / 36) < 1e-3)
        // Inhabitants: 1,000 in alfa alone, 2,000 shared by alfa and beta, 3,000 in beta: alfa 2,000 of 3,000.
        #expect(abs((value("jaccard") ?? 0) - 2.0 / 3) < 1e-9)
        #expect(abs((value("purity") ?? 0) - 2.0 / 3) < 1e-9)
        let sentences = criterion.dimensions.flatMap(\.measures).map(\.evidence)
        #expect(sentences.map(\.english).contains("83 % of the outline is coast"))
        #expect(sentences.map(\.danish).contains("83 % af omridset er kyst"))
        #expect(sentences.map(\.english).contains("about 67 % of the inhabitants, by land, live in former Alfa (old)"))
        #expect(
            sentences.map(\.danish).contains("omkring 67 % af indbyggerne, efter areal, bor i tidligere Alfa (old)"))
        // Alone with `within`, the neighbour across the municipal border is still land, not sea.
        configuration.within = ["West"]
        let west = try CriterionScorer(try StudyLoader.load(configuration)).criterion(of: [0, 1])
        #expect(west.dimensions.first?.measures.first { $0.name == "administrativeEdge" }?.value ?? 0 > 0.16)
        #expect(abs(west.score - criterion.score) < 1e-9)
        // Every group of two in the municipality: there is one, the cluster itself.
        let compared = scorer.compared(criterion, of: [0, 1])
        #expect(compared.comparison(.uniform)?.isComplete == true)
        #expect(compared.comparison(.uniform)?.existing == 1)
        #expect(compared.chance?.percentile == nil && compared.chance?.others == 0)
        #expect(compared.chance?.sentence().english.contains("nothing to compare with") == true)
    }

    @Test(
        "a number too large to mean anything is a dash", arguments: [Double.infinity, .nan, -.infinity, 1e19, -1e19])
    func hugeNumbers(value: Double) {
        #expect(Sentences.decimal(value, ".") == "–" && Sentences.whole(value) == nil)
        #expect(Sentences.decimal(17.94, ",") == "17,9")
    }

    @Test(
        "shares are never called nothing or all when they are not",
        arguments: [
            (0.0, "0 %"), (1e-9, "0 %"), (0.001, "under 1 %"), (0.57, "57 %"), (0.998, "over 99 %"), (1.0, "100 %"),
        ])
    func percent(share: Double, text: String) { #expect(Sentences.percent(share) == text) }

    @Test(
        "areas are called by their kind, once, and by what they were",
        arguments: [
            (AreaKind.municipality, "Ryslinge", true, "former Ryslinge municipality", "tidligere Ryslinge Kommune"),
            (.municipality, "Vejen Kommune", false, "Vejen Kommune", "Vejen Kommune"),
            (.schoolDistrict, "Sælhavn Skole", false, "the district of Sælhavn Skole", "Sælhavn Skoles distrikt"),
            (.postalDistrict, "Them", false, "Them postal district", "Them postdistrikt"),
            (.other, "Mols", true, "former Mols", "tidligere Mols"),
        ])
    func areaNames(kind: AreaKind, name: String, wasBefore: Bool, english: String, danish: String) {
        let named = kind.named(name, wasBefore: wasBefore)
        #expect(named.english == english && named.danish == danish)
    }

    @Test("percentiles count ties half")
    func percentiles() {
        #expect(CriterionScorer.percentile(2, [1, 2, 2, 3]) == 0.5)
        #expect(CriterionScorer.percentile(0, [1, 2]) == 0)
        #expect(CriterionScorer.percentile(9, [1, 2]) == 1)
        #expect(CriterionScorer.percentile(9, []) == 0.5)
    }

    @Test("every measure is compared with chance, the shapes by the same figures that are reported of the outline")
    func everyMeasureHasItsPercentile() throws {
        let study = try sample()
        let scorer = try CriterionScorer(study)
        for members in [[0, 1, 2], [3], [2, 5, 6, 7]] {
            let criterion = scorer.criterion(of: members, outline: study.coverage.outline(ofUnits: members))
            let compared = scorer.compared(criterion, of: members)
            let form = try #require(
                OutlineForms(study, areas: scorer.tables.areas, units: members).fill(of: members))
            let measures = compared.dimensions.flatMap(\.measures)
            for (name, value) in [("reock", form.reock), ("convexHull", form.convexHull)] {
                let reported = try #require(measures.first { $0.name == name }?.value)
                #expect(abs(reported - value) < 1e-6, "\(name) of \(members)")
            }
            guard compared.chance?.percentile != nil else { continue }
            #expect(measures.filter { $0.percentile == nil }.map(\.name) == [])
            for measure in measures { #expect(measure.percentiles.values.allSatisfy { (0...1).contains($0) }) }
        }
    }

    @Test("the rounder of two pairs of squares is above the longer in circle and hull")
    func shapesByHand() throws {
        let study = try RowOfSquares().study()
        let forms = OutlineForms(study, areas: try CriterionScorer(study).tables.areas, units: [0, 1, 2, 3])
        // One square fills 2 / π of its circle; four in a row, 4 km2 in a circle of √17 km across; two apart leave a third out.
        for (group, reock, hull) in [
            ([1], 2 / Double.pi, 1.0), ([0, 1, 2, 3], 16 / (17 * Double.pi), 1), ([0, 2], 0.8 / .pi, 2.0 / 3),
        ] {
            let form = try #require(forms.fill(of: group))
            #expect(abs(form.reock - reock) < 1e-3 && abs(form.convexHull - hull) < 1e-3, "\(group)")
        }
        #expect(forms.fill(of: []) == nil)
    }

    @Test("clusters that overlap have the outlines that each has alone, in as few passes as a unit has clusters")
    func outlinesOfOverlappingClusters() throws {
        let coverage = try sample().coverage
        let clusters = [[0, 1, 2], [3], [1, 2, 5], [6, 7], [0, 6], [3]]
        let batch = OutlineBatch(coverage, clusters: clusters)
        for (index, members) in clusters.enumerated() {
            #expect(batch.outline(of: index) == coverage.outline(ofUnits: members), "\(members)")
        }
        #expect(batch.passes == 2)
        #expect(OutlineBatch(coverage, clusters: [[0, 1], [2], [5, 6]]).passes == 1)
        #expect(OutlineBatch(coverage, clusters: []).passes == 0)
    }

    @Test("where a cluster is all there is, there is nothing to compare it with")
    func onlyGroup() throws {
        let scorer = try CriterionScorer(try RowOfSquares().study())
        for (members, others) in [([0, 1, 2, 3], 0), ([0, 1], 1)] {
            let chance = try #require(scorer.compared(scorer.criterion(of: members), of: members).chance)
            // One other group of two has half to twice the inhabitants: too few for a number.
            #expect(chance.percentile == nil && chance.others == others, "\(members)")
            #expect(chance.sentence().danish.contains(others == 0 ? "intet at sammenligne" : "for få at sammenligne"))
        }
    }

    @Test("the same seed draws the same groups, another one others; a proposal says that its place is no evidence")
    func chanceIsDeterministic() throws {
        let study = try sample()
        let scorer = try CriterionScorer(study)
        let members = [2, 5, 6]
        var options = ChanceOptions()
        options.mostEnumerated = 5
        options.count = 60
        let criterion = scorer.criterion(of: members)
        let once = scorer.compared(criterion, of: members, options: options)
        #expect(once == scorer.compared(criterion, of: members, options: options))
        #expect(once.comparisons.map(\.null) == [.growth, .tree, .uniform])
        #expect(once.comparison(.uniform)?.isComplete == false && once.comparison(.uniform)?.count == 60)
        options.seed = 2
        #expect(scorer.compared(criterion, of: members, options: options) != once)
        // An optimised proposal says so, in the same words for every null.
        options.isOptimised = true
        let proposed = scorer.compared(criterion, of: members, options: options)
        #expect(proposed.isOptimised)
        if proposed.chance?.percentile != nil {
            #expect(proposed.chance?.sentence(isOptimised: true).english.hasSuffix("so this is no evidence") == true)
        }
    }

    @Test(
        "the known clusters against chance: where they stand today",
        .enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
    func knownClusters() throws {
        struct Known: Decodable {
            struct Cluster: Decodable {
                var name: String
                var parishes: [String]
            }
            var clusters: [Cluster]
        }
        let known = try JSONDecoder().decode(
            Known.self, from: Data(contentsOf: URL(filePath: SharedData.path("dk/known-clusters.json"))))
        let study = try StudyLoader.load(KnownClusters.configuration)
        let scorer = try CriterionScorer(study)
        var options = ChanceOptions()
        options.count = 150
        options.mostEnumerated = 200
        var percentiles: [String: Double] = [:]
        for cluster in known.clusters {
            let members = cluster.parishes.compactMap(study.unit(withId:)).sorted()
            #expect(members.count == cluster.parishes.count)
            let criterion = scorer.criterion(of: members)
            let compared = scorer.compared(criterion, of: members, options: options)
            percentiles[cluster.name] = compared.comparison(.uniform)?.percentile
            if cluster.name == "Landet på Midtfyn" {
                #expect(criterion.leading == .historical)
                #expect(
                    criterion.dimensions.flatMap(\.measures).contains {
                        $0.evidence.english.contains("live in former Ryslinge municipality (before 2007)")
                    })
            }
        }
        #expect(percentiles.count == 10)
        // 0.84 with the old municipalities alone; the postal districts, which are too coarse, take some of it away.
        #expect(percentiles.values.reduce(0, +) / 10 > 0.7, "\(percentiles)")
    }
}
