import Analysis
import Delimitation
import GeoModel
import GroupingMethods
import StudyAreas
import TestSupport
import Testing

/// The made-up study, loaded once.
enum Sample {
    static let problem: Result<StudyProblem, UnusableInput> = {
        do throws(UnusableInput) {
            let configuration = try StudyFile.read(SharedData.packageRoot.appending(path: "SampleData").path)
            let study = try StudyLoader.load(configuration)
            return .success(try StudyProblem(study, limits: configuration.limits, completingLimits: false))
        } catch { return .failure(error) }
    }()
}

@Suite("Scores that follow a plan")
struct PlanScorerTests {
    /// Clusters side by side as the whole study would have them scored.
    private func isSame(_ one: ScoredCluster, _ other: ClusterFacts) -> Bool {
        guard let mine = one.facts.criterion, let theirs = other.criterion else { return false }
        // Measures of the outline's form are reported by the report only; they count for nothing.
        func counted(_ criterion: Criterion) -> [[Measure]] {
            criterion.dimensions.map { $0.measures.filter { $0.name != "reock" && $0.name != "convexHull" } }
        }
        return mine.score.bitPattern == theirs.score.bitPattern && mine.leading == theirs.leading
            && mine.dimensions.map(\.score.bitPattern) == theirs.dimensions.map(\.score.bitPattern)
            && counted(mine) == counted(theirs) && one.facts.thresholds == other.thresholds
            && one.facts.population.bitPattern == other.population.bitPattern
            && one.facts.breaksNoLimit == other.breaksNoLimit && one.facts.hub == other.hub
    }

    @Test(
        "after each of 1,000 random changes, undos and redos every score is that of the whole study scored anew, bit for bit"
    )
    func incremental() throws {
        let problem = try Sample.problem.get()
        var random = SplitMix64(seed: 11)
        var scorer = PlanScorer(problem)
        let count = problem.study.units.count
        var history = PlanHistory(
            Plan(unitCount: count, clusters: (0..<4).map { part in (0..<count).filter { $0 % 5 == part } }), label: "",
            time: 0)
        var checked = 0
        for number in 0..<1_000 {
            if Int.random(in: 0..<8, using: &random) == 0, let previous = history.previous {
                _ = history.go(to: previous)
            } else if Int.random(in: 0..<8, using: &random) == 0, let following = history.following {
                _ = history.go(to: following)
            } else {
                let operation = randomOperation(history.plan, using: &random)
                do throws(PlanFault) { try history.make([operation], label: "", time: 0) } catch { continue }
            }
            let scored = try scorer.score(history.plan)
            // The whole study anew is slow; every seventh plan and the last ones are held against it.
            guard number % 7 == 0 || number > 990 else { continue }
            let filled = scored.entries.filter { $0.scored != nil }
            let grouping = problem.grouping.grouping(filled.map(\.cluster.members))
            let facts = problem.facts(of: grouping, scorer: problem.scorer)
            #expect(facts.clusters.count == filled.count)
            for cluster in facts.clusters {
                let entry = try #require(filled.first { $0.cluster.members == cluster.members })
                #expect(isSame(try #require(entry.scored), cluster), "\(cluster.members) after \(number) changes")
                checked += 1
            }
        }
        #expect(checked > 200)
    }

    @Test("what the tables of moves predict is what the clusters have after the move, for every move at every border")
    func predictions() throws {
        let problem = try Sample.problem.get()
        var random = SplitMix64(seed: 2)
        var moves = 0
        for _ in 0..<8 {
            let outcome = RandomContiguousGroupsOfSample.clusters(problem, using: &random)
            let plan = Plan(unitCount: problem.study.units.count, clusters: outcome)
            var scorer = PlanScorer(problem)
            let before = try scorer.score(plan)
            for entry in before.entries {
                for joining in try #require(entry.scored).joins {
                    var moved = plan
                    try moved.apply([.assign(units: [joining.unit], cluster: entry.cluster.id)])
                    let after = try scorer.score(moved)
                    let target = try #require(after.entries.first { $0.cluster.id == entry.cluster.id }?.scored)
                    #expect(target.score.bitPattern == joining.score.bitPattern)
                    let broken = Set(target.breaches.map(\.limit)).subtracting(
                        entry.scored?.breaches.map(\.limit) ?? [])
                    #expect(Set(joining.breaches) == broken)
                    moves += 1
                    guard let home = plan.homes[joining.unit] else { continue }
                    let leaving = try #require(
                        before.entries.first { $0.cluster.id == home }?.scored?.leaves.first { $0.unit == joining.unit }
                    )
                    let source = after.entries.first { $0.cluster.id == home }?.scored
                    #expect(leaving.score.bitPattern == (source?.score ?? 0).bitPattern)
                    #expect(leaving.pieces == source?.pieces.count ?? 0)
                }
            }
        }
        #expect(moves > 60)
    }

    @Test("limits that change are scored at once, and going back gives the first scores")
    func limits() throws {
        let problem = try Sample.problem.get()
        var scorer = PlanScorer(problem)
        var plan = Plan(unitCount: problem.study.units.count, clusters: [[0, 1, 2, 3], [4, 5]])
        let first = try scorer.score(plan)
        var limits = problem.study.configuration.limits
        limits.maxDiameterKm = 0.5
        try plan.apply([.limits(limits)])
        let tight = try scorer.score(plan)
        #expect(tight.entries.allSatisfy { $0.scored?.breaches.contains { $0.limit == .diameterKm } == true })
        #expect(zip(first.entries, tight.entries).allSatisfy { $0.scored?.score == $1.scored?.score })
        try plan.apply([.limits(nil)])
        let again = try scorer.score(plan)
        #expect(zip(first.entries, again.entries).allSatisfy { $0.scored?.breaches == $1.scored?.breaches })
    }
}

/// Three contiguous groups of the sample.
enum RandomContiguousGroupsOfSample {
    static func clusters(_ problem: StudyProblem, using random: inout SplitMix64) -> [[Int]] {
        var used: Set<Int> = []
        return (0..<3).map { _ in
            let free = problem.study.units.indices.filter { !used.contains($0) }
            var group: Set<Int> = [free.randomElement(using: &random) ?? 0]
            for _ in 0..<5 {
                let around = group.flatMap { problem.study.graph.neighbours(of: $0) }
                    .filter { !group.contains($0) && !used.contains($0) }.sorted()
                guard let next = around.randomElement(using: &random) else { break }
                group.insert(next)
            }
            used.formUnion(group)
            return group.sorted()
        }
    }
}
