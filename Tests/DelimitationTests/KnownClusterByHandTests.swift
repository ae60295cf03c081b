import Delimitation
import Foundation
import StudyAreas
import TestSupport
import Testing

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

    @Test("Landet på Midtfyn: measures agree with shapely, and Docs/criterion.md's formulas with the score")
    func landetPaaMidtfyn() throws {
        let url = SharedData.packageRoot.appending(path: "Tests/Fixtures/criterion-agrees-with-shapely/expected.json")
        let shapely = try JSONDecoder().decode(Expected.self, from: Data(contentsOf: url))
        var configuration = KnownClusters.configuration
        configuration.within = ["Faaborg-Midtfyn"]
        let study = try StudyLoader.load(configuration)
        let members = shapely.members.compactMap(study.unit(withId:)).sorted()
        let criterion = try CriterionScorer(study).criterion(of: members)
        func value(_ name: String, _ layer: String? = nil) throws -> Double {
            try #require(criterion.legs.flatMap(\.measures).first { $0.name == name && $0.layer == layer }?.value)
        }

        // What is measured.
        let outline = shapely.outlineMetres
        let shared = shapely.insideMetres + shapely.sharedOutsideMetres
        let openMetres =
            outline - shapely.municipalMetres - shapely.oldOutsideMetres  // no coast here
            + 0.5 * shapely.oldOutsideMetres + 0.5 * shapely.oldInsideMetres
        let openOutline = openMetres / (4 * Double.pi * shapely.areaSquareMetres).squareRoot()
        let polsbyPopper = 4 * Double.pi * shapely.areaSquareMetres / (outline * outline)
        #expect(abs(try value("openOutline") - openOutline) < 1e-3)
        #expect(abs(try value("polsbyPopper") - polsbyPopper) < 1e-3)
        #expect(abs(try value("separation") - shapely.insideMetres / shared) < 1e-3)
        #expect(abs(try value("administrativeEdge") - shapely.municipalMetres / outline) < 1e-3)
        #expect(abs(try value("historicalEdge") - shapely.oldOutsideMetres / outline) < 1e-3)
        #expect(try value("naturalEdge") == 0)
        #expect(abs(try value("proximity") - shapely.gapKm) < 1e-4)
        for (layer, match) in [("before 2007", shapely.historical), ("post", shapely.identity)] {
            #expect(abs(try value("jaccard", layer) - match.jaccard) < 1e-3)
            #expect(abs(try value("jaccardByArea", layer) - match.jaccardByArea) < 1e-3)
            #expect(abs(try value("purity", layer) - match.purity) < 1e-3)
        }

        // What follows from it, by the formulas of Docs/criterion.md.
        func ramp(_ value: Double, _ zero: Double, _ full: Double) -> Double {
            min(1, max(0, (value - zero) / (full - zero)))
        }
        let near = min(ramp(shapely.gapKm, 9, 4.5), ramp(shapely.diameterKm, 30, 15))
        let geographic = 0.6 * ramp(openOutline, 1.3, 0) + 0.2 * ramp(polsbyPopper, 0.1, 0.6) + 0.2 * near
        let historical = ramp(shapely.historical.jaccard, 0.8, 1)
        let identity = ramp(shapely.identity.jaccard, 0.8, 1)
        let score = 1 - (1 - historical) * (1 - 0.25 * geographic) * (1 - 0.25 * identity)
        #expect(historical > geographic && geographic > identity)
        #expect(abs(criterion.score - score) < 2e-3)
        #expect(criterion.leading == .historical)
        for (leg, expected) in zip(criterion.legs, [geographic, historical, identity]) {
            #expect(abs(leg.score - expected) < 5e-3, "\(leg.leg)")
        }
    }
}
