import Constraints
import GeoModel
import GroupingMethods
import StudyAreas
import TestSupport
import Testing

@testable import Delimitation

@Suite("What compact groups have of shape: the table that clusters are set against")
struct ShapeReferenceTests {
    private func sample(_ kind: UnitKind = .parish) throws -> Study {
        var configuration = try StudyFile.read(SharedData.packageRoot.appending(path: "SampleData").path)
        configuration.unitKind = kind
        return try StudyLoader.load(configuration)
    }

    @Test("mean and deviation are those of groups that are drawn one by one", arguments: [2, 4, 6])
    func agreesWithSeparateDraws(size: Int) throws {
        let study = try sample()
        let scorer = try CriterionScorer(study)
        let units = scorer.comparison
        for municipality in Set(units.municipalities).sorted() {
            let candidates = units.members.indices.filter { units.municipalities[$0] == municipality }
            var random = SplitMix64(seed: 99)
            let groups = CompactGrowth(
                graph: units.graph, borders: units.borders, landBorders: units.landBorders,
                populations: units.populations, candidates: candidates
            ).draw(2000, size: size, using: &random)
            let row = scorer.reference.row(municipality: municipality, size: Double(size))
            guard Double(row.groups) > ShapeReference.enough else { continue }
            #expect(groups.count == 2000)
            for measure in ShapeMeasure.allCases {
                let values = groups.map { scorer.values(of: units.units(of: $0)).shape[measure] }
                let mean = values.reduce(0, +) / Double(values.count)
                let spread = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot()
                // 200 orders: five standard errors of a mean.
                let floor = ShapeReference.usual(size).deviation[measure] * 0.3
                #expect(
                    abs(row.mean[measure] - mean) < 5 * max(spread, 0.01) / 200.0.squareRoot(), "\(measure) \(size)")
                #expect(row.deviation[measure] >= floor - 1e-12)
                #expect(
                    abs(row.deviation[measure] - max(floor, spread)) < 0.3 * max(floor, spread), "\(measure) \(size)")
            }
        }
    }

    @Test("the same area as villages or as parishes has the same score and percentile within 0.05")
    func villagesAndParishesAgree() throws {
        let (parishes, villages) = (try sample(.parish), try sample(.village))
        let (byParish, byVillage) = (try CriterionScorer(parishes), try CriterionScorer(villages))
        let codes = Set(villages.units.compactMap(\.parish))
        var random = SplitMix64(seed: 4)
        var options = ChanceOptions()
        options.count = 200
        var compared = 0
        for size in [2, 3, 4, 5] {
            let groups = RandomContiguousGroups(
                graph: parishes.graph, populations: parishes.units.map { $0.population ?? 0 }
            )
            .draw(5, size: size, using: &random)
            for members in groups where members.allSatisfy({ codes.contains(parishes.units[$0].id) }) {
                let wanted = Set(members.map { parishes.units[$0].id })
                let same = villages.units.indices.filter { villages.units[$0].parish.map(wanted.contains) ?? false }
                // A parish without a village is land of its neighbour's village: then it is not the same area.
                let (one, other) = (
                    parishes.coverage.areaSquareMetres(ofUnits: members),
                    villages.coverage.areaSquareMetres(ofUnits: same)
                )
                guard abs(one - other) < 1e-3 * one else { continue }
                let first = byParish.compared(byParish.criterion(of: members), of: members, options: options)
                let second = byVillage.compared(byVillage.criterion(of: same), of: same, options: options)
                // Shape is compared with groups of as many units, and these are other units: not yet reached (Docs/criterion.md).
                withKnownIssue("villages and parishes differ by more in some groups", isIntermittent: true) {
                    #expect(abs(first.score - second.score) < 0.05)
                    if let a = first.chance?.percentile, let b = second.chance?.percentile {
                        #expect(abs(a - b) < 0.05)
                    }
                }
                #expect(abs(first.score - second.score) < 0.5)
                compared += 1
            }
        }
        #expect(compared >= 8)
    }

    @Test("no row is missing: sizes beyond all groups, municipalities without units and broken sizes have one")
    func everyRowExists() throws {
        let scorer = try CriterionScorer(try RowOfSquares().study())
        for municipality in [-1, 0, 7] {
            for size in [0.3, 1, 1.5, 4, 5, 64, 1000] {
                let row = scorer.reference.row(municipality: municipality, size: size)
                for measure in ShapeMeasure.allCases {
                    #expect(row.mean[measure].isFinite && row.deviation[measure] > 0, "\(municipality) \(size)")
                }
            }
        }
        // A row of four squares has one group of four, and values that are usual stand in for its spread.
        #expect(scorer.reference.row(municipality: -1, size: 4).groups == 1)
    }

    @Test("a broken size lies between its neighbours")
    func brokenSize() throws {
        let reference = try CriterionScorer(try sample()).reference
        let (two, half, three) = (
            reference.row(municipality: 0, size: 2), reference.row(municipality: 0, size: 2.25),
            reference.row(municipality: 0, size: 3)
        )
        for measure in ShapeMeasure.allCases {
            #expect(abs(half.mean[measure] - (0.75 * two.mean[measure] + 0.25 * three.mean[measure])) < 1e-12)
        }
    }
}
