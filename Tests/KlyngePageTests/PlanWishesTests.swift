import Analysis
import Delimitation
import GeoModel
import GroupingMethods
import StudyAreas
import Testing

@Suite("Wishes about a plan")
struct PlanWishesTests {
    /// A plan of three contiguous clusters, one of them perhaps locked, and perhaps a unit outside by choice.
    private func plan(_ problem: StudyProblem, using random: inout SplitMix64) throws -> Plan {
        var plan = Plan(
            unitCount: problem.study.units.count,
            clusters: RandomContiguousGroupsOfSample.clusters(problem, using: &random))
        if Bool.random(using: &random) { try plan.apply([.lock(Int.random(in: 1...3, using: &random), true)]) }
        if let unit = plan.unassigned.randomElement(using: &random) { try plan.apply([.outside(units: [unit], true)]) }
        return plan
    }

    @Test(
        "every proposal puts the units into one contiguous cluster, cuts none that was whole, and touches nothing that is locked or outside"
    )
    func together() throws {
        let problem = try Sample.problem.get()
        var random = SplitMix64(seed: 21)
        var granted = 0
        for _ in 0..<60 {
            let before = try plan(problem, using: &random)
            let left = Set(before.outside)
            let wish = (0..<3).compactMap { _ in
                problem.study.units.indices.filter { !left.contains($0) }.randomElement(using: &random)
            }
            for proposal in PlanWishes(before, in: problem).together(Array(Set(wish))) {
                var after = before
                try after.apply(proposal.operations)
                let home = try #require(after.homes[wish[0]])
                #expect(wish.allSatisfy { after.homes[$0] == home })
                #expect(problem.pieces(of: after.cluster(home)?.members ?? []).count == 1)
                #expect(after.outside == before.outside)
                for cluster in before.clusters {
                    let changed = after.cluster(cluster.id)?.members ?? []
                    if cluster.isLocked { #expect(changed == cluster.members) }
                    if problem.pieces(of: cluster.members).count <= 1 {
                        #expect(problem.pieces(of: changed).count <= 1)
                    }
                }
                #expect(proposal.moved == after.homes.indices.filter { after.homes[$0] != before.homes[$0] })
                granted += 1
            }
        }
        #expect(granted > 60)
    }

    @Test("a cluster in pieces is whole after the first proposal, which moves no more than the others")
    func reconnected() throws {
        let problem = try Sample.problem.get()
        var random = SplitMix64(seed: 22)
        var cut = 0
        for _ in 0..<200 {
            var before = try plan(problem, using: &random)
            try before.apply([.lockAll(false)])
            let unit = Int.random(in: 0..<before.homes.count, using: &random)
            do throws(PlanFault) {
                try before.apply([.assign(units: [unit], cluster: Bool.random(using: &random) ? nil : 1)])
            } catch { continue }
            for cluster in before.clusters where problem.pieces(of: cluster.members).count > 1 {
                let proposals = PlanWishes(before, in: problem).reconnected(cluster.id)
                #expect(!proposals.isEmpty)
                for proposal in proposals {
                    var after = before
                    try after.apply(proposal.operations)
                    #expect(problem.pieces(of: after.cluster(cluster.id)?.members ?? []).count <= 1)
                    #expect(proposals[0].moved.count <= proposal.moved.count)
                }
                cut += 1
            }
        }
        #expect(cut > 10)
    }

    @Test("completing keeps what is locked, even what breaks limits, and who is outside; the rest is within the limits")
    func completion() async throws {
        let problem = try Sample.problem.get()
        var random = SplitMix64(seed: 23)
        for _ in 0..<6 {
            var before = try plan(problem, using: &random)
            // Two units far apart: no method would propose that.
            let odd = [before.unassigned.first, before.unassigned.last].compactMap { $0 }
            try before.apply([
                .lockAll(false), .create(units: Array(Set(odd)), name: "kept"), .lock(before.nextID, true),
            ])
            let locked = before.clusters.filter(\.isLocked)
            let completion = try PlanCompletion(of: before, in: problem)
            let seen = Candidates()
            let best = try #require(
                try await completion.run(seconds: 2, seed: 1, threads: 1, cancellation: .never) {
                    seen.add($0.objective)
                })
            #expect(seen.objectives == seen.objectives.sorted(by: >) && seen.objectives.last == best.objective)
            var after = before
            try after.apply([.arrange(best.clusters)])
            #expect(after.outside == before.outside)
            for cluster in locked { #expect(after.cluster(cluster.id) == cluster) }
            let limited = try problem.limited(by: problem.study.configuration.limits, completingLimits: true)
            for cluster in after.clusters where !cluster.isLocked {
                #expect(limited.grouping.breaches(of: cluster.members).isEmpty)
            }
        }
    }

    @Test("what is impossible comes with a change of one limit, and with it the plan can be completed")
    func impossible() async throws {
        let problem = try Sample.problem.get()
        var plan = Plan(unitCount: problem.study.units.count)
        var limits = problem.study.configuration.limits
        limits.clusters = LimitBounds(minimum: 40, maximum: nil)
        try plan.apply([.limits(limits)])
        do {
            // Time enough on any machine: that it is impossible and why is known long before.
            _ = try await PlanCompletion(of: plan, in: problem).run(
                seconds: 600, seed: 1, threads: 1, cancellation: .never, candidate: { _ in })
            Issue.record("sixteen units make no forty clusters")
        } catch let failure as ImpossibleCompletion {
            #expect(!failure.diagnostics.isEmpty)
            let remedy = try #require(failure.remedies.first)
            try plan.apply([.limits(remedy.limits)])
            let found = try await PlanCompletion(of: plan, in: problem).run(
                seconds: 1, seed: 1, threads: 1, cancellation: .never, candidate: { _ in })
            #expect(found != nil)
        }
    }
}

/// Objectives in the order in which they came.
private final class Candidates: @unchecked Sendable {
    // One task adds at a time.
    private(set) var objectives: [Double] = []
    func add(_ objective: Double) { objectives.append(objective) }
}
