import Graphs

/// Connected sets of units that keep the limits of a cluster, each with what it gains over leaving its units out.
struct CandidateSets: Sendable {
    /// The units that the bits stand for.
    var local: LocalUnits
    var bits: [UnitBits] = []
    /// The price of the members outside every cluster less the cost of the cluster.
    var gains: [Double] = []
    /// What the cluster costs as a share of what leaving its units out costs; below 1 for a set that gains.
    var shares: [Double] = []
    /// Whether these are all sets that there are.
    var isComplete = true

    init(_ local: LocalUnits) { self.local = local }

    /// The members of a set, ascending.
    func members(_ index: Int) -> [Int] { local.members(bits[index]) }
}

/// Enumerates connected sets that hold every one of certain units and keep the limits, each once.
///
/// As ESU does, a neighbour that was passed over stays out below; a unit that must be a member is never passed over.
/// Source: Wernicke, "Efficient detection of network motifs" (ESU), 2006.
final class CandidateEnumerator {
    private let problem: GroupingProblem<MeasuredObjective>
    private let local: LocalUnits
    private let required: UnitBits
    /// Whether every required unit is one of the local ones; otherwise no set holds them.
    private let areAllHere: Bool
    private let forbidden: UnitBits
    private let maxSets: Int
    private let maxSteps: Int
    private let mustStop: () -> Bool
    private let labels: UnsafeMutablePointer<Int32>
    private let inside: ClusterMembership
    /// Sums that can only grow, with what they may reach.
    private let ceilings: [(values: [Double], most: Double)]
    private var ceilingSums: [Double]
    private var members: [Int] = []
    private var found: CandidateSets
    private var steps = 0

    /// - Parameters:
    ///   - required: units that every set holds; with none, all connected sets are enumerated.
    ///   - forbidden: units that no set holds.
    ///   - maxSets: how many sets are kept at most; more make the result incomplete, as more than `maxSteps` looked at do.
    init(
        _ problem: GroupingProblem<MeasuredObjective>, _ local: LocalUnits, required: [Int] = [],
        forbidden: [Int] = [], maxSets: Int = 2_000_000, maxSteps: Int = 20_000_000,
        mustStop: @escaping () -> Bool = { false }
    ) {
        self.problem = problem
        self.local = local
        self.required = local.bits(required)
        self.forbidden = local.bits(forbidden) | local.barred
        self.maxSets = maxSets
        self.maxSteps = maxSteps
        self.mustStop = mustStop
        labels = .allocate(capacity: max(1, problem.unitCount))
        labels.initialize(repeating: 0, count: max(1, problem.unitCount))
        inside = ClusterMembership(labels: labels, label: 1)
        ceilings =
            problem.limits.attributeSums.compactMap { sum in
                guard let most = sum.range.max, local.units.allSatisfy({ sum.values[$0] >= 0 }) else { return nil }
                return (sum.values, most)
            }
            + problem.limits.clusterRules.compactMap { rule in
                guard let values = rule.growing, let most = rule.range.max else { return nil }
                return (values, most)
            }
        ceilingSums = ceilings.map { _ in 0 }
        found = CandidateSets(local)
        areAllHere = required.allSatisfy { local.numbers[$0] != nil }
    }

    deinit { labels.deallocate() }

    /// Runs through all of them.
    func run() -> CandidateSets {
        var passed = forbidden
        let roots = required.isEmpty ? Array(local.units.indices) : Array(required.units.prefix(1))
        guard areAllHere, required.isDisjoint(with: forbidden) else { return found }
        for root in roots where found.isComplete && !forbidden.contains(root) {
            passed.insert(root)
            let people = problem.populations[local.units[root]]
            if let most = problem.limits.population.max, people > most { continue }
            var state = problem.objective.emptyState()
            if enter(root, &state) {
                grow(
                    UnitBits([root]), passed: passed, frontier: local.adjacent[root].subtracting(passed),
                    excluded: local.excluded[root], state: state, population: people,
                    price: problem.objective.unassignedCost(of: local.units[root]))
            }
            exit(root)
        }
        return found
    }

    /// Takes a unit in; false when a sum is above what it may be.
    private func enter(_ number: Int, _ state: inout ClusterSums) -> Bool {
        let unit = local.units[number]
        problem.objective.add(unit, to: &state, inside: inside)
        labels[unit] = 1
        members.append(unit)
        var fits = true
        for index in ceilings.indices {
            ceilingSums[index] += ceilings[index].values[unit]
            if ceilingSums[index] > ceilings[index].most * (1 + 1e-9) + 1e-9 { fits = false }
        }
        return fits
    }

    private func exit(_ number: Int) {
        let unit = local.units[number]
        labels[unit] = 0
        members.removeLast()
        for index in ceilings.indices { ceilingSums[index] -= ceilings[index].values[unit] }
    }

    private func grow(
        _ set: UnitBits, passed: UnitBits, frontier: UnitBits, excluded: UnitBits, state: ClusterSums,
        population: Double, price: Double
    ) {
        steps += 1
        if steps & 1023 == 0 && (mustStop() || steps > maxSteps) { found.isComplete = false }
        let missing = required.subtracting(set)
        guard missing.isDisjoint(with: excluded) else { return }
        if missing.isEmpty { keep(set, state, population, price) }
        if let most = problem.limits.members.max, members.count >= most { return }
        if missing.count > 0, !reaches(missing, from: set, without: passed | excluded) { return }
        var passed = passed
        var rest = frontier.subtracting(excluded)
        // Units that must be members come first: there is no branch without them.
        var wanted = rest & missing
        while found.isComplete {
            var next = wanted.popFirst()
            let isWanted = next >= 0
            if !isWanted { next = rest.popFirst() }
            if next < 0 { return }
            rest = rest.subtracting(UnitBits([next]))
            passed.insert(next)
            let unit = local.units[next]
            let more = population + problem.populations[unit]
            if problem.limits.population.max.map({ more > $0 }) ?? false {
                if isWanted { return }
                continue
            }
            var larger = state
            if enter(next, &larger) {
                var bits = set
                bits.insert(next)
                grow(
                    bits, passed: passed, frontier: (rest | local.adjacent[next]).subtracting(passed),
                    excluded: excluded | local.excluded[next], state: larger, population: more,
                    price: price + problem.objective.unassignedCost(of: unit))
            }
            exit(next)
            if isWanted { return }
        }
    }

    /// Whether units that are still missing can be reached at all.
    private func reaches(_ missing: UnitBits, from set: UnitBits, without closed: UnitBits) -> Bool {
        var reached = set
        var edge = set
        while !edge.isEmpty {
            var next = UnitBits()
            for number in edge.units { next = next | local.adjacent[number] }
            edge = next.subtracting(reached).subtracting(closed)
            reached = reached | edge
            if missing.isSubset(of: reached) { return true }
        }
        return false
    }

    private func keep(_ set: UnitBits, _ state: ClusterSums, _ population: Double, _ price: Double) {
        guard problem.isCluster(members, set, local, population: population) else { return }
        guard found.bits.count < maxSets else {
            found.isComplete = false
            return
        }
        let cost = problem.objective.cost(of: state)
        found.bits.append(set)
        found.gains.append(price - cost)
        found.shares.append(price > 0 ? cost / price : cost > 0 ? 2 : 1)
    }
}

extension GroupingProblem where Objective == MeasuredObjective {
    /// Whether connected members keep the limits of a cluster; that none of them exclude each other is known.
    func isCluster(_ members: [Int], _ set: UnitBits, _ local: LocalUnits, population: Double) -> Bool {
        if !limits.members.contains(members.count) || !limits.population.contains(population) { return false }
        for sum in limits.attributeSums where !sum.range.contains(members.sorted().reduce(0) { $0 + sum.values[$1] }) {
            return false
        }
        if !local.companions.isEmpty {
            for number in set.units where !local.companions[number].isSubset(of: set) { return false }
        }
        if let most = limits.maxGapKm, distances.gapKm(members) > most { return false }
        for rule in limits.clusterRules where !rule.keeps(members) { return false }
        if let most = limits.maxRadiusKm, distances.radiusKm(members) > most { return false }
        return true
    }
}
