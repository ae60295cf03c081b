import GeoModel
import GroupingMethods
import StudyAreas
import Testing

@testable import Delimitation

/// The limit on the drive holds for what is scored and for what is proposed, and bands have one source.
@Suite struct DriveLimitTests {
    private static let table = "from,to,km,minutes\n1,2,1,4\n2,3,1,4\n3,4,1,4\n1,3,2,16\n2,4,2,9\n1,4,3,20\n"

    private func problem(
        minutes: Double?, table: String? = DriveLimitTests.table,
        _ change: (inout StudyConfiguration) -> Void = { _ in }
    ) throws -> StudyProblem {
        let row = try RowOfSquares()
        let study = try row.study {
            $0.distances = try table.map { try row.file($0, "d.csv") }
            $0.limits.maxDriveMinutes = minutes
            $0.limits.maxDiameterKm = 15
            $0.limits.sameMunicipality = false
            change(&$0)
        }
        return try StudyProblem(study, limits: study.configuration.limits)
    }

    private func drive(_ problem: StudyProblem, _ members: [Int]) throws -> (row: ThresholdRow, keeps: Bool) {
        let facts = problem.facts(of: members, name: "x")
        return (try #require(facts.thresholds.first { $0.threshold == .drive }), facts.breaksNoLimit)
    }

    @Test func aLongDriveBreaksTheLimitAndNamesThePair() throws {
        let problem = try self.problem(minutes: 15)
        let (row, keeps) = try drive(problem, [0, 1, 2])
        #expect(row.value == 16 && row.deciding == [0, 2] && row.limit.maximum == 15)
        #expect(row.verdict == .limitBroken && !keeps)
        let (short, isKept) = try drive(problem, [1, 2, 3])
        #expect(short.value == 9 && short.verdict == .withinBand && isKept)
        // Without the limit the same drive is one inside the band's fall.
        #expect(try drive(self.problem(minutes: nil), [0, 1, 2]).keeps)
    }

    @Test func noProposalExceedsIt() async throws {
        for method in [false, true] {
            let problem = try self.problem(minutes: 15) { $0.limits.cover = .all }
            var options = GroupingOptions()
            if method { options.maxSets = 0 }
            guard case .groupings(let found) = await problem.grouping.solve(options), let best = found.first else {
                Issue.record("nothing was found")
                return
            }
            #expect(best.unassigned.isEmpty)
            for cluster in best.clusters {
                #expect(!(cluster.contains(0) && (cluster.contains(2) || cluster.contains(3))), "\(best.clusters)")
            }
        }
    }

    @Test func whatItMakesImpossibleIsToldWithTheDriveThatWouldDo() async throws {
        func told(_ minutes: Double, table: String? = DriveLimitTests.table, _ together: [Int]) async throws -> String?
        {
            let problem = try self.problem(minutes: minutes, table: table) {
                $0.limits.together = [together.map { String($0 + 1) }]
            }
            guard case .infeasible(let reasons) = await problem.grouping.solve(GroupingOptions()) else { return nil }
            return problem.diagnostics(for: reasons).compactMap(\.hint).first
        }
        #expect(try await told(15, [0, 2]) == "the smallest change that is enough: `--max-drive 16`")
        #expect(try await told(16, [0, 2]) == nil)
        // 3 km at 130 km/h, where no time is known.
        let sparse = "from,to,minutes\n1,2,1\n2,3,1\n3,4,1\n"
        #expect(try await told(1.2, table: sparse, [0, 3]) == "the smallest change that is enough: `--max-drive 1.4`")
    }

    @Test func withoutTimesItIsRefusedAndAFarPairWithoutOneIsTooFar() throws {
        let fault = #expect(throws: UnusableInput.self) { try self.problem(minutes: 15, table: nil) }
        #expect(fault?.diagnostics.first?.code == .infeasibleLimits)
        #expect(fault?.diagnostics.first?.hint?.contains("--max-drive") == true)
        // 3 km take at least 1.4 minutes at 130 km/h; 1 to 3 is not known and could be driven.
        let problem = try self.problem(minutes: 1.2, table: "from,to,minutes\n1,2,1\n2,3,1\n3,4,1\n")
        let (row, keeps) = try drive(problem, [0, 1, 2, 3])
        #expect(row.deciding == [0, 3] && !row.isWithinLimit && !keeps)
        #expect(problem.evidence(of: row).english.contains("at least"))
        #expect(try drive(problem, [0, 1, 2]).keeps)
    }

    @Test func bandsOfTheStudyHoldForRowsScoreAndProposalsAlike() throws {
        let problem = try self.problem(minutes: nil) {
            $0.bands = [
                "gap": TrapezoidScore(full: 0...0.5, zero: 0...2), "diameter": TrapezoidScore(full: 0...1, zero: 0...4),
                "population": TrapezoidScore(full: 100...2000, zero: 0...4000),
            ]
        }
        let members = [0, 1]
        let facts = problem.facts(of: members, name: "x")
        let rows = facts.thresholds.filter { $0.threshold == .gap || $0.threshold == .diameter }
        let criterion = problem.scorer.criterion(of: members)
        // For people, beside the score.
        let proximity = criterion.dimensions.flatMap(\.measures).first { $0.name == "proximity" }?.score
        #expect(rows.count == 2 && rows.allSatisfy { !$0.isBandCalibrated })
        #expect(abs((proximity ?? -1) - (rows.compactMap(\.score).min() ?? -2)) < 1e-12)
        #expect((0.01..<0.99).contains(proximity ?? 0))
        // 3,000 inhabitants lie halfway down the band, so half of the criterion's score is lost to it.
        let objective = problem.scorer.settings.population.score(3000)
        #expect(objective == 0.5)
        #expect(facts.thresholds.first { $0.threshold == .population }?.score == objective)
    }
}
