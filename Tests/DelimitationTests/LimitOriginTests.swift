import Foundation
import GeoModel
import Graphs
import GroupingMethods
import StudyAreas
import Testing

@testable import Delimitation

/// Guarantees: it is known where each limit comes from; what counting calls impossible is impossible, and the values that it
/// names work; an answer without clusters names the band.
@Suite struct LimitOriginTests {
    @Test("a given limit drops the calibrated ones, `calibrated` keeps them, `none` drops them all")
    func origins() {
        var limits = StudyLimits()
        #expect(
            limits.settled(for: .parish).origins == [
                .population: .calibrated, .members: .calibrated, .diameter: .calibrated,
            ])
        #expect(limits.settled(for: .parish).dropped.isEmpty)
        limits.members = LimitBounds(minimum: 3)
        let given = limits.settled(for: .parish)
        #expect(given.origins == [.members: .given])
        #expect(
            given.dropped == [
                .population: LimitBounds(minimum: 1000, maximum: 16000), .diameter: LimitBounds(maximum: 15),
            ])
        #expect(given.limits.population.isOpen && given.limits.sameMunicipality == true)
        limits.defaults = .calibrated
        let kept = limits.settled(for: .parish)
        #expect(kept.origins == [.population: .calibrated, .members: .given, .diameter: .calibrated])
        #expect(
            kept.limits.maxDiameterKm == 15 && kept.limits.members == LimitBounds(minimum: 3) && kept.dropped.isEmpty)
        limits.members = .open
        limits.defaults = StudyLimits.Defaults.none
        let none = limits.settled(for: .village)
        #expect(none.origins.isEmpty && none.dropped.count == 3 && none.limits.sameMunicipality == false)
        #expect(none.limits.areOpen)
    }

    @Test("calibrated limits and bands in the study's scale are times the medians, to two digits; given ones stay")
    func scale() throws {
        let row = try RowOfSquares()
        let study = try row.study { $0.scale = .study }
        let scale = StudyScale(study)
        // 1,000 to 4,000 inhabitants, 1 km from each other.
        #expect(scale.inhabitants == 2500)
        #expect(abs((scale.neighbourKm ?? 0) - 1) < 0.01)
        var limits = StudyLimits()
        let problem = try StudyProblem(study, limits: limits)
        #expect(problem.limits.population == LimitBounds(minimum: 2400, maximum: 38000))
        #expect(abs((problem.limits.maxDiameterKm ?? 0) - 3.2) < 1e-9)
        #expect(problem.limits.members == LimitBounds(minimum: 2, maximum: 10))
        #expect(problem.scorer.settings.population.full == 7200...19000)
        #expect(problem.findings.isEmpty)
        limits.members = LimitBounds(minimum: 2, maximum: 3)
        let given = try StudyProblem(study, limits: limits)
        #expect(given.limits.population.isOpen && given.settledLimits.dropped.count == 2)
        let rows = given.facts(of: [0, 1], name: "x").thresholds
        #expect(
            rows.allSatisfy { $0.isBandScaled == (["population", "gap", "diameter"].contains($0.threshold.rawValue)) })
        let own = try StudyProblem(
            row.study {
                $0.scale = .study
                $0.bands["population"] = TrapezoidScore(full: 1...2, zero: 0...3)
            }, limits: limits)
        #expect(own.scorer.settings.population.full == 1...2)
    }

    @Test(
        "two digits",
        arguments: [(41_230, 41_000), (0.1234, 0.12), (4.5, 4.5), (38_461.5, 38_000), (99.6, 100), (7, 7)])
    func rounding(value: Double, expected: Double) {
        #expect(abs(StudyScale.rounded(value) - expected) < 1e-9)
    }

    @Test("a study more than three times off gets one notice that names the figures")
    func notice() throws {
        let row = try RowOfSquares()
        let near = try StudyProblem(row.study(), limits: StudyLimits())
        #expect(near.findings.map(\.code) == [.unlikeDanishVillages])
        #expect(near.findings.first?.message.contains("1 km apart") == true)
        #expect(near.findings.first?.message.contains("inhabitants") == false, "2,500 are not three times 1,040")
        let set = try row.study {
            $0.bands["gap"] = TrapezoidScore(full: 0...2, zero: 0...4)
            $0.bands["diameter"] = TrapezoidScore(full: 0...2, zero: 0...4)
        }
        #expect(try StudyProblem(set, limits: StudyLimits()).findings.isEmpty)
    }

    /// All connected sets of a small study that keep the limits.
    private func possible(_ problem: StudyProblem) -> [[Int]] {
        let grouping = problem.grouping
        var exact = grouping
        exact.distances = problem.distances
        return (1..<(1 << grouping.unitCount)).map { mask in
            (0..<grouping.unitCount).filter { mask >> $0 & 1 == 1 }
        }.filter { grouping.graph.isConnected($0) && exact.breaches(of: $0).isEmpty }
    }

    @Test("random limits on a row: what is refused at once is impossible by brute force, and the numbers named work")
    func soundness() throws {
        var generator = SplitMix64(seed: 4)
        let study = try RowOfSquares(count: 7).study()
        var refused = 0
        for _ in 0..<200 {
            var limits = StudyLimits()
            limits.defaults = StudyLimits.Defaults.none
            let low = Double(generator.below(40)) * 1000
            switch generator.below(3) {
            case 0: limits.population = LimitBounds(minimum: low, maximum: low + 3000)
            case 1: limits.population = LimitBounds(minimum: low)
            default: limits.population = LimitBounds(maximum: low)
            }
            if generator.below(2) == 0 {
                let least = 1 + generator.below(9)
                limits.members = LimitBounds(
                    minimum: Double(least), maximum: generator.below(2) == 0 ? Double(least + generator.below(3)) : nil)
            }
            if generator.below(3) == 0 { limits.maxDiameterKm = 0.3 + 3 * generator.unitInterval() }
            let problem = try StudyProblem(study, limits: limits)
            let found = problem.impossibleLimits(distancesFrom: 0)
            guard !found.isEmpty else { continue }
            refused += 1
            #expect(possible(problem).isEmpty, "\(limits)")
            #expect(found.allSatisfy { $0.code == .infeasibleLimits && $0.hint != nil })
            // One fault alone: the values that it names let a cluster be.
            guard found.count == 1, let hint = found[0].hint, let start = hint.range(of: "`--population "),
                let end = hint[start.upperBound...].firstIndex(of: "`"),
                let bounds = LimitBounds(String(hint[start.upperBound..<end]))
            else { continue }
            limits.population = bounds
            #expect(!possible(try StudyProblem(study, limits: limits)).isEmpty, "\(hint)")
        }
        #expect(refused > 40)
    }

    @Test("more clusters than people suffice for, and too few to hold all, are refused with both numbers")
    func counts() throws {
        let study = try RowOfSquares(count: 4).study()
        func faults(_ change: (inout StudyLimits) -> Void) throws -> [Diagnostic] {
            var limits = StudyLimits()
            change(&limits)
            return try StudyProblem(study, limits: limits).impossibleLimits()
        }
        let many = try faults {
            $0.population = LimitBounds(minimum: 4000)
            $0.clusters = LimitBounds(minimum: 3, maximum: 3)
        }
        #expect(many.count == 1 && many[0].message.contains("10,000") && many[0].message.contains("enough for 2"))
        let few = try faults {
            $0.population = LimitBounds(maximum: 4000)
            $0.clusters = LimitBounds(maximum: 2)
            $0.cover = .all
        }
        #expect(few.count == 1 && few[0].message.contains("cannot hold all 10,000"))
        let members = try faults { $0.members = LimitBounds(minimum: 5) }
        #expect(members.count == 1 && members[0].hint?.contains("--members 4..") == true)
        #expect(try faults { $0.population = LimitBounds(minimum: 10_000) }.isEmpty)
    }

    @Test("where every cluster is worth nothing the band is named")
    func worthless() async throws {
        let study = try RowOfSquares(count: 4).study {
            $0.bands["population"] = TrapezoidScore(full: 30_000...50_000, zero: 20_000...90_000)
        }
        let problem = try StudyProblem(study, limits: StudyLimits())
        guard case .groupings(let found) = await problem.grouping.solve(GroupingOptions()) else {
            Issue.record("the limits can be kept")
            return
        }
        #expect(found[0].clusters.isEmpty)
        let why = await problem.whyNoCluster(GroupingOptions(), proven: found[0].proven)
        #expect(!why.isInfeasible && why.diagnostics.map(\.code) == [.noClusterWorthwhile])
        let text = why.diagnostics[0].notes.joined() + (why.diagnostics[0].hint ?? "")
        #expect(text.contains("20,000") && text.contains("[bands]") && text.contains("--scale study"))
    }
}
