import Graphs

/// Candidate sets that hold certain units where there are too many to enumerate: the best of each size, grown unit by unit.
///
/// A beam: of all sets of one size that were reached, those that cost least go on. Deterministic; nothing is proven.
struct CandidateBeam {
    let problem: GroupingProblem<MeasuredObjective>
    let local: LocalUnits
    let required: [Int]
    let forbidden: [Int]
    /// How many sets of each size go on.
    var width = 300
    var mustStop: () -> Bool = { false }

    /// The sets within the limits that were met. O(members times width times neighbours) evaluations.
    func run() -> CandidateSets {
        var found = CandidateSets(local)
        found.isComplete = false
        let closed = local.bits(forbidden) | local.barred
        guard local.bits(required).isDisjoint(with: closed) else { return found }
        guard let start = connected(local.bits(required), without: closed) else { return found }
        let least = required.isEmpty ? local.units.indices.map { UnitBits([$0]) } : [start]
        var level = least.filter { $0.isDisjoint(with: closed) && isAllowed($0) }
        let most = problem.limits.members.max ?? 60
        while !level.isEmpty && !mustStop() {
            var seen: Set<UnitBits> = []
            var next: [(set: UnitBits, share: Double)] = []
            for set in level {
                let members = local.members(set)
                let (cost, price, people) = value(members)
                if problem.isCluster(members, set, local, population: people) {
                    found.bits.append(set)
                    found.gains.append(price - cost)
                    found.shares.append(price > 0 ? cost / price : cost > 0 ? 2 : 1)
                }
                guard members.count < most else { continue }
                var beside = UnitBits()
                var excluded = closed | set
                for number in set.units {
                    beside = beside | local.adjacent[number]
                    excluded = excluded | local.excluded[number]
                }
                for number in beside.subtracting(excluded).units {
                    var larger = set
                    larger.insert(number)
                    guard seen.insert(larger).inserted else { continue }
                    let (cost, price, people) = value(local.members(larger))
                    if let most = problem.limits.population.max, people > most { continue }
                    next.append((larger, price > 0 ? cost / price : 1))
                }
            }
            next.sort {
                ($0.share, $0.set.a, $0.set.b, $0.set.c, $0.set.d) < ($1.share, $1.set.a, $1.set.b, $1.set.c, $1.set.d)
            }
            level = next.prefix(width).map(\.set)
        }
        return found
    }

    private func value(_ members: [Int]) -> (cost: Double, price: Double, people: Double) {
        let sums = problem.objective.measures.sums(of: members)
        return (
            problem.objective.cost(of: sums), members.reduce(0) { $0 + problem.objective.unassignedCost(of: $1) },
            members.reduce(0) { $0 + problem.populations[$1] }
        )
    }

    private func isAllowed(_ set: UnitBits) -> Bool {
        set.units.allSatisfy { local.excluded[$0].isDisjoint(with: set) }
    }

    /// The units with the shortest chains of neighbours that join them; nil where nothing does.
    private func connected(_ wanted: UnitBits, without closed: UnitBits) -> UnitBits? {
        var set = UnitBits(Array(wanted.units.prefix(1)))
        while !wanted.isSubset(of: set) {
            var before = [Int](repeating: -1, count: local.units.count)
            var queue = set.units
            var seen = set | closed
            var next = 0
            var goal = -1
            while next < queue.count && goal < 0 {
                let number = queue[next]
                next += 1
                for other in local.adjacent[number].units where !seen.contains(other) {
                    seen.insert(other)
                    before[other] = number
                    queue.append(other)
                    if wanted.contains(other) {
                        goal = other
                        break
                    }
                }
            }
            guard goal >= 0 else { return nil }
            while goal >= 0 && !set.contains(goal) {
                set.insert(goal)
                goal = before[goal]
            }
        }
        return set
    }
}
