import Analysis
import GeoModel
import StudyAreas
import Testing

/// Random changes that a person or a script may ask for; many of them cannot be made.
func randomOperation(_ plan: Plan, using random: inout SplitMix64) -> PlanOperation {
    func unit() -> Int { Int.random(in: 0..<plan.homes.count, using: &random) }
    func units() -> [Int] { Array(Set((0..<Int.random(in: 1...3, using: &random)).map { _ in unit() })).sorted() }
    func cluster() -> Int { plan.clusters.randomElement(using: &random)?.id ?? 1 }
    switch Int.random(in: 0..<20, using: &random) {
    case 0...9: return .assign(units: units(), cluster: Bool.random(using: &random) ? cluster() : nil)
    case 10, 11: return .create(units: units(), name: Bool.random(using: &random) ? "n" : nil)
    case 12: return .merge([cluster(), cluster()])
    case 13: return .dissolve(cluster())
    case 14: return .rename(cluster(), "name \(unit())")
    case 15: return .lock(cluster(), true)
    case 16: return .lock(cluster(), false)
    case 17: return .lockAll(false)
    case 18: return .outside(units: units(), Bool.random(using: &random))
    default: return .noteUnit(unit(), "note \(unit())")
    }
}

@Suite("A plan and its history")
struct PlanTests {
    @Test("after any changes every unit is in at most one place, and locked clusters are as they were")
    func invariants() throws {
        var random = SplitMix64(seed: 3)
        for _ in 0..<50 {
            var plan = Plan(unitCount: 12, clusters: [[0, 1, 2], [3, 4], [5, 6, 7, 8]])
            for _ in 0..<100 {
                let before = plan
                let operation = randomOperation(plan, using: &random)
                do throws(PlanFault) { try plan.apply([operation]) } catch {
                    #expect(plan == before, "a refused change changes nothing")
                    continue
                }
                let placed = plan.clusters.flatMap(\.members)
                #expect(Set(placed).count == placed.count)
                #expect(Set(placed).isDisjoint(with: plan.outside))
                #expect(Set(placed).union(plan.outside).union(plan.unassigned).count == 12)
                for cluster in plan.clusters {
                    #expect(
                        cluster.members.allSatisfy { plan.homes[$0] == cluster.id }
                            && cluster.members == cluster.members.sorted())
                }
                #expect(plan.clusters.map(\.id) == plan.clusters.map(\.id).sorted())
                for locked in before.clusters where locked.isLocked {
                    #expect(plan.cluster(locked.id)?.members == locked.members)
                }
            }
        }
    }

    @Test("undo and redo, forty and more times, give back every plan exactly; goto gives any")
    func undo() throws {
        var random = SplitMix64(seed: 5)
        var history = PlanHistory(Plan(unitCount: 12, clusters: [[0, 1], [2, 3]]), label: "start", time: 0)
        var plans = [history.plan]
        while plans.count < 200 {
            let operation = randomOperation(history.plan, using: &random)
            do throws(PlanFault) { try history.make([operation], label: "s", time: 0) } catch { continue }
            plans.append(history.plan)
        }
        for number in plans.indices.dropLast().reversed() {
            let previous = try #require(history.previous)
            let went = history.go(to: previous)
            #expect(went)
            #expect(history.plan == plans[number])
        }
        #expect(history.previous == nil)
        for number in plans.indices.dropFirst() {
            let following = try #require(history.following)
            let went = history.go(to: following)
            #expect(went)
            #expect(history.plan == plans[number])
        }
        #expect(history.following == nil)
        for _ in 0..<100 {
            let step = Int.random(in: 0..<200, using: &random)
            let went = history.go(to: step)
            #expect(went)
            #expect(history.plan == plans[step])
        }
        let (beyond, before) = (history.go(to: 200), history.go(to: -1))
        #expect(!beyond && !before)
    }

    @Test("going back and changing something keeps what came after as a branch")
    func branches() throws {
        var history = PlanHistory(Plan(unitCount: 4, clusters: [[0], [1]]), label: "start", time: 0)
        try history.make([.assign(units: [2], cluster: 1)], label: "a", time: 0)
        try history.make([.assign(units: [3], cluster: 1)], label: "b", time: 0)
        let end = history.plan
        _ = history.go(to: 0)
        try history.make([.assign(units: [2], cluster: 2)], label: "c", time: 0)
        #expect(history.branches == [2])
        #expect(history.line == [0, 3])
        let went = history.go(to: 2)
        #expect(went)
        #expect(history.plan == end)
        #expect(history.line == [0, 1, 2] && history.branches == [3])
    }
}
