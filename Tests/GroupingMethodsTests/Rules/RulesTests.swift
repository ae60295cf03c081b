import Constraints
import GeoModel
import GroupingMethods
import Testing

@Suite("Limits on any figure of a cluster, and on the grouping as a whole")
struct RulesTests {
    /// A random problem with one rule on a cluster, and what that rule says by its definition alone.
    private func withRule(_ seed: Int) -> (GroupingProblem<MeasuredObjective>, ([Int]) -> Bool) {
        var problem = SmallProblems.measured(seed)
        var random = SplitMix64(seed: 55, stream: seed)
        let values: [Double?] = (0..<problem.unitCount).map { _ in
            random.below(6) == 0 ? nil : (random.unitInterval() * 20 - 4).rounded()
        }
        let others: [Double?] = (0..<problem.unitCount).map { _ in Double(1 + random.below(9)) }
        let low = Double(random.below(10)) - 2
        let range = LimitRange(
            min: random.below(3) > 0 ? low : nil, max: random.below(3) > 0 ? low + Double(random.below(12)) : nil)
        let known = { (members: [Int]) in members.compactMap { values[$0] } }
        func within(_ value: Double?) -> Bool {
            guard let value else { return range.isUnlimited }
            return (range.min.map { value >= $0 - 1e-7 } ?? true) && (range.max.map { value <= $0 + 1e-7 } ?? true)
        }
        switch random.below(5) {
        case 0:
            problem.limits.clusterRules = [.sum("sum(a)", of: values, within: range)]
            return (problem, { within(known($0).reduce(0, +)) })
        case 1:
            problem.limits.clusterRules = [.minimum("min(a)", of: values, within: range)]
            return (problem, { within(known($0).min()) })
        case 2:
            problem.limits.clusterRules = [.maximum("max(a)", of: values, within: range)]
            return (problem, { within(known($0).max()) })
        case 3:
            problem.limits.clusterRules = [.mean("mean(a)", of: values, within: range)]
            return (
                problem, { known($0).isEmpty ? within(nil) : within(known($0).reduce(0, +) / Double(known($0).count)) }
            )
        default:
            problem.limits.clusterRules = [.ratio("a/b", of: values, over: others, within: range)]
            return (problem, { within(known($0).reduce(0, +) / $0.reduce(0) { $0 + (others[$1] ?? 0) }) })
        }
    }

    @Test("exact and search keep rules on clusters; exact is the lowest of brute force", arguments: 0..<4)
    func clusterRules(block: Int) async {
        for seed in (block * 100)..<(block * 100 + 100) {
            let (problem, keeps) = withRule(seed)
            var plain = problem
            plain.limits.clusterRules = []
            guard plain.limits.fixed.isEmpty else { continue }
            let lowest = AllGroupings(plain).all.filter { $0.clusters.allSatisfy(keeps) }.map(\.objective).min()
            for method in [GroupingMethod.exact, .search] {
                var options = GroupingOptions()
                options.method = method
                (options.effort, options.starts) = (0.03, 2)
                guard case .groupings(let found) = await problem.solve(options), let best = found.first else {
                    continue
                }
                #expect(best.clusters.allSatisfy(keeps), "seed \(seed) \(method)")
                #expect(GroupingChecker(problem).violations(of: best) == [], "seed \(seed) \(method)")
                guard let lowest else {
                    Issue.record("seed \(seed): a grouping where there is none")
                    continue
                }
                if method == .exact {
                    #expect(abs(best.objective - lowest) < 1e-6 * (1 + lowest), "seed \(seed)")
                } else {
                    #expect(best.objective >= lowest - 1e-6 * (1 + lowest), "seed \(seed)")
                }
            }
        }
    }

    @Test("crossings and splits: the lowest of brute force", arguments: 0..<4)
    func groupingRules(block: Int) async {
        for seed in (block * 60)..<(block * 60 + 60) {
            var problem = SmallProblems.measured(seed)
            problem.limits.sameMunicipality = false
            guard problem.unitCount > 1 else { continue }
            var random = SplitMix64(seed: 56, stream: seed)
            let areas = (0..<problem.unitCount).map { _ in random.below(4) - 1 }
            let most = random.below(3)
            let all = AllGroupings(problem).all
            func crossings(_ clusters: [[Int]]) -> Int {
                clusters.count { members in
                    members.contains { first in
                        members.contains { $0 != first && (areas[$0] != areas[first] || areas[first] < 0) }
                    }
                }
            }
            func cut(_ clusters: [[Int]]) -> Int {
                (0..<3).count { area in
                    let own = areas.indices.filter { areas[$0] == area }
                    return clusters.contains { members in
                        own.contains(where: members.contains) && !own.allSatisfy(members.contains)
                    }
                }
            }
            for kind in [GroupingRule.Kind.crossings, .splits] {
                var ruled = problem
                ruled.limits.groupingRules = [GroupingRule("rule", kind, areas: areas, most: most)]
                let count = kind == .crossings ? crossings : cut
                let lowest = all.filter { count($0.clusters) <= most }.map(\.objective).min()
                guard case .groupings(let found) = await ruled.solve(), let best = found.first else {
                    continue
                }
                #expect(count(best.clusters) <= most, "seed \(seed) \(kind)")
                if let lowest, best.proven {
                    #expect(abs(best.objective - lowest) < 1e-6 * (1 + lowest), "seed \(seed) \(kind)")
                }
                #expect(lowest == nil || best.proven, "seed \(seed) \(kind)")
            }
        }
    }

    @Test("the search keeps whole-grouping rules too, with a bound that holds")
    func searched() async throws {
        for seed in 0..<6 {
            var problem = MeasuredLattices.square(4, seed: seed)
            problem.limits.groupingRules = [
                GroupingRule("crossings", .crossings, areas: (0..<16).map { $0 / 8 }, most: 0)
            ]
            var options = GroupingOptions()
            guard case .groupings(let exact) = await problem.solve(options), let best = exact.first else { continue }
            options.method = .search
            guard case .groupings(let found) = await problem.solve(options), let searched = found.first else {
                Issue.record("seed \(seed): nothing found")
                continue
            }
            #expect(GroupingChecker(problem).violations(of: searched) == [])
            #expect(searched.objective >= best.objective - 1e-6)
            if let bound = searched.bound { #expect(bound <= best.objective + 1e-6) }
        }
    }

    @Test("a facility must be near: the farthest member decides, and none at all keeps no limit")
    func reach() {
        let rule = ClusterRule.reach("km to hall", places: [0, 1, 0, 0], atMost: 5) { unit, holder in
            Double(abs(unit - holder)) * 4
        }
        #expect(rule.keeps([0, 1]) && rule.keeps([1, 2]) && !rule.keeps([1, 2, 3]) && !rule.keeps([2, 3]))
        #expect(rule.value(of: [1, 2, 3]) == 8 && rule.value(of: [2]) == nil)
    }
}
