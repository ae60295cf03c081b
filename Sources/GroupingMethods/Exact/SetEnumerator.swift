import Constraints
import Graphs
import SetPacking

/// Enumerates connected sets, each once: the smallest member is the root, and a neighbour that was passed over stays
/// out below. One step a set, pruned by every limit that further members cannot repair.
/// Source: Wernicke, "Efficient detection of network motifs" (ESU), 2006.
final class SetEnumerator<Objective: ClusterObjective> {
    let problem: GroupingProblem<Objective>
    let part: [Int]
    let labels: UnsafeMutablePointer<Int32>
    let inside: ClusterMembership
    private(set) var adjacent: [UnitBits]
    /// Units too far from this one, or to be kept apart from it.
    private(set) var enemies: [UnitBits]
    private var mustLinks: [UnitBits] = []
    /// Units that are never separated from one that is no part of this.
    private var excluded = UnitBits()
    private var near: [UnitBits] = []
    private let maxSets: Int
    private let maxSteps: Int
    let keepsLosses: Bool
    let memberRange: LimitRange<Int>
    let populationRange: LimitRange<Double>
    private var growingSums: Bool
    /// What changes with every step; behind a pointer, where the runtime does not check each access.
    private let ground: UnsafeMutablePointer<Ground>
    private let mustStop: () -> Bool

    private struct Ground {
        var sums: [Double]
        var found = ConnectedSets()
        var members: [Int] = []
        var steps = 0
    }

    /// `part` holds at most 256 units. More than `maxSets` that are kept, or `maxSteps` looked at, are too many. Sets that gain
    /// nothing are kept only with `keepsLosses`.
    init(
        _ problem: GroupingProblem<Objective>, graph: UnitGraph, part: [Int], maxSets: Int, maxSteps: Int,
        keepsLosses: Bool, mustStop: @escaping () -> Bool
    ) {
        self.problem = problem
        self.part = part
        self.maxSets = maxSets
        self.maxSteps = maxSteps
        self.keepsLosses = keepsLosses
        self.mustStop = mustStop
        let limits = problem.limits
        memberRange = limits.members
        populationRange = limits.population
        ground = .allocate(capacity: 1)
        ground.initialize(to: Ground(sums: [Double](repeating: 0, count: limits.attributeSums.count)))
        growingSums = !limits.attributeSums.isEmpty
        labels = .allocate(capacity: max(1, problem.unitCount))
        labels.initialize(repeating: 0, count: max(1, problem.unitCount))
        inside = ClusterMembership(labels: labels, label: 1)
        var local: [Int: Int] = [:]
        for (index, unit) in part.enumerated() { local[unit] = index }
        adjacent = [UnitBits](repeating: UnitBits(), count: part.count)
        enemies = adjacent
        for (index, unit) in part.enumerated() {
            for other in graph.neighbours(of: unit) { if let other = local[other] { adjacent[index].insert(other) } }
        }
        if let most = limits.maxDiameterKm {
            for first in part.indices {
                for second in part.indices where problem.distances.km(part[first], part[second]) > most {
                    enemies[first].insert(second)
                }
            }
        }
        for (first, second) in limits.apart {
            if let one = local[first], let other = local[second], one != other {
                enemies[one].insert(other)
                enemies[other].insert(one)
            }
        }
        let together = problem.mergedTogether()
        if !together.isEmpty {
            mustLinks = [UnitBits](repeating: UnitBits(), count: part.count)
            for group in together {
                let present = group.compactMap { local[$0] }
                let bits = present.reduce(into: UnitBits()) { $0.insert($1) }
                for unit in present { mustLinks[unit] = bits }
                if present.count < group.count { excluded = excluded | bits }
            }
        }
    }

    deinit {
        labels.deallocate()
        ground.deinitialize(count: 1)
        ground.deallocate()
    }

    /// Runs through all of them, or through those whose smallest member is one of the first `roots`.
    func run(roots: Int = .max) -> ConnectedSets {
        var passed = UnitBits()
        for root in part.indices.prefix(roots) where ground.pointee.found.isComplete {
            var state = problem.objective.emptyState()
            passed.insert(root)
            let population = problem.populations[part[root]]
            if let most = populationRange.max, population > most { continue }
            if excluded.contains(root) { continue }
            enter(root, &state)
            var alone = UnitBits()
            alone.insert(root)
            grow(
                set: alone, passed: passed,
                frontier: adjacent[root].subtracting(passed), banned: enemies[root] | excluded, state: state,
                population: population, price: problem.objective.unassignedCost(of: part[root]))
            exit(root)
        }
        return ground.pointee.found
    }

    private func enter(_ local: Int, _ state: inout Objective.State) {
        let unit = part[local]
        problem.objective.add(unit, to: &state, inside: inside)
        labels[unit] = 1
        ground.pointee.members.append(unit)
        for index in ground.pointee.sums.indices {
            ground.pointee.sums[index] += problem.limits.attributeSums[index].values[unit]
        }
    }

    private func exit(_ local: Int) {
        let unit = part[local]
        labels[unit] = 0
        ground.pointee.members.removeLast()
        for index in ground.pointee.sums.indices {
            ground.pointee.sums[index] -= problem.limits.attributeSums[index].values[unit]
        }
    }

    private func grow(
        set: UnitBits, passed: UnitBits, frontier: UnitBits, banned: UnitBits, state: Objective.State,
        population: Double, price: Double
    ) {
        ground.pointee.steps += 1
        if ground.pointee.steps & 4095 == 0 && (mustStop() || ground.pointee.steps > maxSteps) {
            ground.pointee.found.isComplete = false
        }
        // Nobody who joins can make it worth while.
        if !keepsLosses, problem.objective.isHopeless(state) { return }
        if keeps(set, population: population) {
            let gain = price - problem.objective.cost(of: state)
            if keepsLosses || gain > 0 {
                if ground.pointee.found.bits.count >= maxSets {
                    ground.pointee.found.isComplete = false
                } else {
                    ground.pointee.found.bits.append(set)
                    ground.pointee.found.gains.append(gain)
                }
            }
        }
        if let most = memberRange.max, ground.pointee.members.count >= most { return }
        var passed = passed
        var rest = frontier.subtracting(banned)
        while ground.pointee.found.isComplete {
            let next = rest.popFirst()
            if next < 0 { return }
            passed.insert(next)
            let unit = part[next]
            let more = population + problem.populations[unit]
            if let most = populationRange.max, more > most { continue }
            var larger = state
            enter(next, &larger)
            var bits = set
            bits.insert(next)
            grow(
                set: bits, passed: passed, frontier: (rest | adjacent[next]).subtracting(passed),
                banned: banned | enemies[next], state: larger, population: more,
                price: price + problem.objective.unassignedCost(of: unit))
            exit(next)
        }
    }

    /// The limits that a further member could still repair are asked only here.
    private func keeps(_ set: UnitBits, population: Double) -> Bool {
        if let least = memberRange.min, ground.pointee.members.count < least { return false }
        if let most = memberRange.max, ground.pointee.members.count > most { return false }
        if let least = populationRange.min, population < least { return false }
        let limits = problem.limits
        for index in ground.pointee.sums.indices
        where !limits.attributeSums[index].range.contains(ground.pointee.sums[index]) { return false }
        if !mustLinks.isEmpty {
            for unit in set.units where !mustLinks[unit].subtracting(set).isEmpty { return false }
        }
        if let most = limits.maxGapKm, problem.distances.gapKm(ground.pointee.members) > most { return false }
        for rule in limits.clusterRules where !rule.keeps(ground.pointee.members.sorted()) { return false }
        if let most = limits.maxRadiusKm, problem.distances.radiusKm(ground.pointee.members) > most { return false }
        return true
    }
}
