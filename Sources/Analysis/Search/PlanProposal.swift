import Delimitation
import GroupingMethods

/// A change of a plan that answers a wish, with what it costs.
public struct PlanProposal: Sendable {
    /// The changes that make it.
    public var operations: [PlanOperation]
    /// Units that change their cluster, ascending.
    public var moved: [Int]
    /// The clusters that change, by number.
    public var clusters: [Int]
    /// The objective of the plan as it is; lower is better.
    public var objectiveBefore: Double
    /// The same with the changes.
    public var objectiveAfter: Double
    /// Limits that the changed clusters break afterwards and did not break before.
    public var newBreaches: Int
}

/// Looks for the cheapest change of a plan that grants a wish.
///
/// Everything that is not needed for the wish stays as it is. Locked clusters neither lose nor win units, units that are outside by
/// choice are not used.
public struct PlanWishes: Sendable {
    private let plan: Plan
    private let problem: StudyProblem

    /// Wishes about `plan`, scored by `problem`, whose limits are the plan's.
    public init(_ plan: Plan, in problem: StudyProblem) { (self.plan, self.problem) = (plan, problem) }

    /// The ways in which these units can be in one contiguous cluster, those that break no further limit first, then by the objective.
    ///
    /// Tried are the clusters that they are in now, and a new one. Where they do not touch, the fewest units between them join.
    public func together(_ wish: [Int]) -> [PlanProposal] {
        let open = Set(plan.clusters.filter { !$0.isLocked }.map(\.id))
        guard wish.allSatisfy({ unit in plan.homes[unit].map(open.contains) ?? true }), !wish.isEmpty else { return [] }
        var found: [PlanProposal] = []
        for target in Set(wish.compactMap { plan.homes[$0] }).sorted().map(Optional.some) + [nil] {
            let members = target.flatMap { plan.cluster($0)?.members } ?? []
            guard let joined = connected(Set(members).union(wish)) else { continue }
            var homes = plan.homes
            let number = target ?? plan.nextID
            for unit in joined { homes[unit] = number }
            repair(&homes, around: number)
            found.append(proposal(homes, new: target == nil ? number : nil))
        }
        return ranked(found)
    }

    /// The ways in which a cluster that lies in pieces can be contiguous again, those that move the fewest units first.
    public func reconnected(_ id: Int) -> [PlanProposal] {
        guard let cluster = plan.cluster(id), !cluster.isLocked else { return [] }
        let pieces = problem.pieces(of: cluster.members)
        guard pieces.count > 1 else { return [] }
        var found: [PlanProposal] = []
        if let joined = connected(Set(cluster.members)) {
            var homes = plan.homes
            for unit in joined { homes[unit] = id }
            repair(&homes, around: id)
            found.append(proposal(homes, new: nil))
        }
        // The smaller pieces leave: each for the open cluster beside it that this serves best, or for none.
        var homes = plan.homes
        for piece in pieces.dropFirst() {
            let beside = Set(piece.flatMap { problem.study.graph.neighbours(of: $0) }.compactMap { plan.homes[$0] })
            let targets = beside.filter { $0 != id && plan.cluster($0)?.isLocked == false }.sorted().map(Optional.some)
            let best = (targets + [nil]).map { target -> (target: Int?, proposal: PlanProposal) in
                var tried = homes
                for unit in piece { tried[unit] = target }
                return (target, proposal(tried, new: nil))
            }.min { Self.precedes($0.proposal, $1.proposal) }
            for unit in piece { homes[unit] = best?.target ?? nil }
        }
        found.append(proposal(homes, new: nil))
        return found.enumerated().sorted { ($0.element.moved.count, $0.offset) < ($1.element.moved.count, $1.offset) }
            .map(\.element)
    }

    private static func precedes(_ one: PlanProposal, _ other: PlanProposal) -> Bool {
        (one.newBreaches, one.objectiveAfter, one.moved.count)
            < (other.newBreaches, other.objectiveAfter, other.moved.count)
    }

    private func ranked(_ proposals: [PlanProposal]) -> [PlanProposal] {
        var seen: Set<[Int]> = []
        return proposals.enumerated().sorted { one, other in
            if Self.precedes(one.element, other.element) { return true }
            return !Self.precedes(other.element, one.element) && one.offset < other.offset
        }.map(\.element).filter { seen.insert($0.moved).inserted }
    }

    /// The units and the fewest others that make them one piece; nil where nothing does.
    ///
    /// A unit in no cluster costs 1, one that another cluster would lose 2. Complexity: O(pieces times units).
    private func connected(_ units: Set<Int>) -> [Int]? {
        let left = Set(plan.outside)
        var joined = units
        while true {
            let pieces = problem.pieces(of: joined.sorted())
            guard pieces.count > 1 else { return joined.sorted() }
            guard let path = path(from: pieces[0], to: joined.subtracting(pieces[0]), avoiding: left) else {
                return nil
            }
            joined.formUnion(path)
        }
    }

    /// The cheapest units between a piece and any of `targets`; empty where they touch.
    private func path(from piece: [Int], to targets: Set<Int>, avoiding left: Set<Int>) -> [Int]? {
        let count = plan.homes.count
        var costs = [Int](repeating: .max, count: count)
        var before = [Int?](repeating: nil, count: count)
        var waiting: [[Int]] = [piece.sorted()]
        for unit in piece { costs[unit] = 0 }
        var cost = 0
        while cost < waiting.count {
            for unit in waiting[cost] where costs[unit] == cost {
                if targets.contains(unit) {
                    var path: [Int] = []
                    var place = before[unit]
                    while let step = place, before[step] != nil {
                        path.append(step)
                        place = before[step]
                    }
                    return path
                }
                for other in problem.study.graph.neighbours(of: unit) {
                    let price: Int
                    if targets.contains(other) {
                        price = 1
                    } else {
                        guard !left.contains(other) else { continue }
                        if let home = plan.homes[other], plan.cluster(home)?.isLocked == true { continue }
                        price = plan.homes[other] == nil ? 1 : 2
                    }
                    guard cost + price < costs[other] else { continue }
                    costs[other] = cost + price
                    before[other] = unit
                    while waiting.count <= cost + price { waiting.append([]) }
                    waiting[cost + price].append(other)
                }
            }
            cost += 1
        }
        return nil
    }

    /// What other clusters lost may have cut them: their smaller pieces follow into `target` where they touch it, or leave.
    private func repair(_ homes: inout [Int?], around target: Int) {
        let losers = Set(homes.indices.filter { homes[$0] != plan.homes[$0] }.compactMap { plan.homes[$0] })
        for id in losers.sorted() where id != target {
            let members = homes.indices.filter { homes[$0] == id }
            guard problem.pieces(of: plan.cluster(id)?.members ?? []).count == 1 else { continue }
            for piece in problem.pieces(of: members).dropFirst() {
                let touches = piece.contains { unit in
                    problem.study.graph.neighbours(of: unit).contains { homes[$0] == target }
                }
                for unit in piece { homes[unit] = touches ? target : nil }
            }
        }
    }

    private func proposal(_ homes: [Int?], new: Int?) -> PlanProposal {
        let moved = homes.indices.filter { homes[$0] != plan.homes[$0] }
        var operations: [PlanOperation] = []
        if let new { operations.append(.create(units: moved.filter { homes[$0] == new }, name: nil)) }
        for target in Set(moved.map { homes[$0] }).sorted(by: { ($0 ?? 0) < ($1 ?? 0) })
        where target != new || target == nil {
            operations.append(.assign(units: moved.filter { homes[$0] == target }, cluster: target))
        }
        let changed = Set(moved.flatMap { [plan.homes[$0], homes[$0]] }.compactMap { $0 }).sorted()
        func broken(_ homes: [Int?]) -> Int {
            changed.reduce(0) { sum, id in
                let members = homes.indices.filter { homes[$0] == id }
                return sum + (members.isEmpty ? 0 : problem.grouping.breaches(of: members).count)
            }
        }
        return PlanProposal(
            operations: operations, moved: moved, clusters: changed, objectiveBefore: objective(plan.homes),
            objectiveAfter: objective(homes), newBreaches: max(0, broken(homes) - broken(plan.homes)))
    }

    private func objective(_ homes: [Int?]) -> Double {
        var members: [Int: [Int]] = [:]
        for (unit, home) in homes.enumerated() { if let home { members[home, default: []].append(unit) } }
        return problem.grouping.grouping(members.sorted { $0.key < $1.key }.map(\.value)).objective
    }
}
