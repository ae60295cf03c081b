import Constraints
import Foundation
import GeoModel
import GroupingMethods
import StudyAreas
import Testing

@testable import Delimitation

/// Guarantees of every limit in the registry, the next one included: what it says of how its figure follows from the members is
/// true, so that a search that relies on it loses nothing; and no cluster breaks it.
@Suite("Limits by name")
struct LimitDefinitionTests {
    /// Ten squares in a row with inhabitants at random.
    private static func study() throws -> Study {
        let row = try RowOfSquares(count: 0)
        var random = SplitMix64(seed: 7)
        var features: [String] = []
        for index in 0..<10 {
            let population = 500 + Int.random(in: 0..<2000, using: &random)
            features.append(
                RowOfSquares.square(
                    Double(index), width: 1, #""kode":"\#(index)","navn":"S\#(index)","population":\#(population)"#))
        }
        let parishes = try row.layer(features, "rows.geojson")
        return try row.study { $0.parishes = parishes }
    }

    private static func problem(_ study: Study) throws -> StudyProblem {
        var limits = StudyLimits()
        limits.defaults = StudyLimits.Defaults.none
        limits.members = LimitBounds(minimum: 1, maximum: 4)
        return try StudyProblem(study, limits: limits)
    }

    /// Connected sets of a row: intervals.
    private static let groups = (0..<10).flatMap { first in (first..<min(10, first + 5)).map { Array(first...$0) } }

    @Test(
        "the declared kind holds: sums add up, and what a member decides, a member decides",
        arguments: LimitRegistry.names)
    func kind(_ name: String) throws {
        let definition = try #require(LimitRegistry.definition(name))
        let problem = try Self.problem(Self.study())
        let rule = definition.rule(within: LimitRange(), of: problem.scorer)
        for group in Self.groups {
            let value = try #require(rule.value(of: group))
            let singles = group.compactMap { rule.value(of: [$0]) }
            switch rule.kind {
            case .additive: #expect(abs(value - singles.reduce(0, +)) < 1e-9 * max(1, value), "\(name) of \(group)")
            case .memberwise: #expect(singles.contains(value), "\(name) of \(group)")
            case .wholeCluster: #expect(value.isFinite)
            }
            if let growing = rule.growing {
                #expect(abs(value - group.reduce(0) { $0 + growing[$1] }) < 1e-9 * max(1, value))
                #expect(growing.allSatisfy { $0 >= 0 })
            }
            #expect(
                rule.value(of: group.reversed()).map { abs($0 - value) < 1e-9 * max(1, value) } == true, "in any order")
        }
    }

    @Test("the best grouping under the limit is that of brute force, and keeps it", arguments: LimitRegistry.names)
    func best(_ name: String) async throws {
        let definition = try #require(LimitRegistry.definition(name))
        let study = try Self.study()
        let plain = try Self.problem(study)
        let free = definition.rule(within: LimitRange(), of: plain.scorer)
        let values = Self.groups.compactMap { free.value(of: $0) }.sorted()
        let middle = values[values.count / 2]
        for bounds in [LimitBounds(minimum: middle), LimitBounds(maximum: middle)] {
            var limits = plain.limits
            limits.attributes = [try #require(AttributeDemand("\(name)=\(bounds)"))]
            let problem = try StudyProblem(study, limits: limits)
            var options = GroupingOptions()
            options.method = .exact
            guard case .groupings(let found) = await problem.grouping.solve(options), let best = found.first else {
                Issue.record("no grouping")
                return
            }
            #expect(best.proven)
            for cluster in best.clusters {
                #expect(free.value(of: cluster).map { bounds.contains($0) || abs($0 - middle) < 1e-6 } == true)
            }
            let lowest = Self.lowest(problem, bounds, free)
            #expect(abs(best.objective - lowest) < 1e-6 * max(1, lowest), "\(name) \(bounds)")
            let row = try #require(problem.facts(of: best, scorer: problem.scorer).clusters.first?.rules.first)
            #expect(row.name == name && row.unit == definition.unit && row.isWithinLimit)
        }
    }

    /// The lowest objective of any division of the row into intervals within the limits, some of them left out: by hand, unit by
    /// unit from the left.
    private static func lowest(_ problem: StudyProblem, _ bounds: LimitBounds, _ rule: ClusterRule) -> Double {
        let objective = problem.grouping.objective
        var best = [0.0] + [Double](repeating: .infinity, count: 10)
        for end in 1...10 {
            best[end] = best[end - 1] + objective.unassignedCost(of: end - 1)
            for size in 1...4 where size <= end {
                let group = Array((end - size)..<end)
                guard let value = rule.value(of: group), bounds.contains(value) else { continue }
                best[end] = min(best[end], best[end - size] + objective.evaluate(group, unitCount: 10).cost)
            }
        }
        return best[10]
    }

    @Test("names are distinct, and none can be taken for another form")
    func names() {
        #expect(Set(LimitRegistry.names).count == LimitRegistry.names.count)
        for name in LimitRegistry.names {
            let demand = AttributeDemand("\(name)=1..2")
            #expect(demand?.form == .figure && demand?.attribute == name && demand?.text == "\(name)=1..2")
            #expect(LimitRegistry.title(of: name)?.danish.isEmpty == false)
        }
        #expect(LimitRegistry.title(of: "nothing") == nil)
    }

    @Test("a name that no figure has is refused with what to write")
    func unknown() throws {
        let study = try Self.study()
        for (text, hint) in [
            ("aera=..60", "area=..60"), ("population=..60", "sum(population)=..60"), ("age=3", "sum(age)=3"),
        ] {
            var limits = StudyLimits()
            limits.attributes = [try #require(AttributeDemand(text))]
            let failure = #expect(throws: UnusableInput.self) { try StudyProblem(study, limits: limits) }
            #expect(failure?.diagnostics.first?.code == .unknownAttribute)
            #expect(
                failure?.diagnostics.first?.hint?.contains(hint) == true, "\(failure?.diagnostics.first?.hint ?? "")")
        }
    }
}
