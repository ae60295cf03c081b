import Foundation
import StudyAreas
import TestSupport
import Testing

@testable import Delimitation

@Suite(
    "A real cluster's score can be recomputed by hand from what another tool measures",
    .enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
struct KnownClusterByHandTests {
    private struct Match: Decodable {
        var name: String
        var jaccard: Double
        var jaccardByArea: Double
        var purity: Double
    }

    private struct Expected: Decodable {
        var members: [String]
        var population: Double
        var areaSquareMetres: Double
        var outlineMetres: Double
        var insideMetres: Double
        var sharedOutsideMetres: Double
        var municipalMetres: Double
        var oldOutsideMetres: Double
        var oldInsideMetres: Double
        var gapKm: Double
        var diameterKm: Double
        var historical: Match
        var identity: Match
    }

    @Test("measures agree with shapely, and Docs/criterion.md's formulas with the score", arguments: [0, 1])
    func knownCluster(_ position: Int) throws {
        let url = SharedData.packageRoot.appending(path: "Tests/Fixtures/criterion-agrees-with-shapely/expected.json")
        let shapely = try JSONDecoder().decode([Expected].self, from: Data(contentsOf: url))[position]
        var configuration = KnownClusters.configuration
        configuration.within = ["Faaborg-Midtfyn"]
        let study = try StudyLoader.load(configuration)
        let members = shapely.members.compactMap(study.unit(withId:)).sorted()
        let scorer = try CriterionScorer(study)
        let criterion = scorer.criterion(of: members)
        func measure(_ name: String, _ layer: String? = nil) throws -> Measure {
            try #require(criterion.dimensions.flatMap(\.measures).first { $0.name == name && $0.layer == layer })
        }
        func value(_ name: String, _ layer: String? = nil) throws -> Double { try measure(name, layer).value }

        // What is measured: no coast here.
        let outline = shapely.outlineMetres
        let shared = shapely.insideMetres + shapely.sharedOutsideMetres
        let free = outline - shapely.municipalMetres
        let unexplained = free / (4 * Double.pi * shapely.areaSquareMetres).squareRoot()
        let polsbyPopper = 4 * Double.pi * shapely.areaSquareMetres / (outline * outline)
        let contrast = shapely.oldOutsideMetres / free - shapely.oldInsideMetres / shapely.insideMetres
        #expect(abs(try value("unexplainedOutline") - unexplained) < 1e-3)
        #expect(abs(try value("polsbyPopper") - polsbyPopper) < 1e-3)
        #expect(abs(try value("internalBorderShare") - shapely.insideMetres / shared) < 1e-3)
        #expect(abs(try value("administrativeEdge") - shapely.municipalMetres / outline) < 1e-3)
        #expect(abs(try value("contrast", "before 2007") - contrast) < 1e-3)
        #expect(try value("naturalEdge") == 0)
        #expect(abs(try value("proximity") - shapely.gapKm) < 1e-4)
        for (layer, match) in [("before 2007", shapely.historical), ("post", shapely.identity)] {
            #expect(abs(try value("jaccard", layer) - match.jaccard) < 1e-3)
            #expect(abs(try value("jaccardByArea", layer) - match.jaccardByArea) < 1e-3)
            #expect(abs(try value("purity", layer) - match.purity) < 1e-3)
        }

        // What follows from it, by the formulas of Docs/criterion.md.
        func line(_ value: Double, _ zero: Double, _ full: Double) -> Double {
            min(1, max(0, (value - zero) / (full - zero)))
        }
        let historical = max(line(contrast, -0.2, 0.8), line(try value("unionOverlap", "before 2007"), 0.9, 1))
        let identity = max(
            line(try value("contrast", "post"), -0.2, 0.8), line(try value("unionOverlap", "post"), 0.9, 1))
        // Shape against the table: no coast, no barrier, no municipal border inside, one component.
        let row = scorer.reference.row(
            municipality: scorer.tables.municipalities[members[0]], size: Double(members.count))
        let deviations = try ShapeMeasure.allCases.map { shape in
            let own = shape == .unexplainedOutline ? unexplained : try value("\(shape)")
            return (row.mean[shape] - own) / row.deviation[shape]
        }
        let geographic = 0.5 * normalShare(below: deviations.reduce(0, +) / 2)
        let sorted = [geographic, historical, identity].sorted(by: >)
        let score = 1 - (1 - sorted[0]) * (1 - 0.25 * sorted[1]) * (1 - 0.25 * sorted[2])
        #expect(abs(criterion.score - score) < 2e-3)
        #expect(criterion.leading == .historical)
        for (dimension, expected) in zip(criterion.dimensions, [geographic, historical, identity]) {
            #expect(abs(dimension.score - expected) < 5e-3, "\(dimension.dimension)")
        }
    }
}
