import GeoModel
import Graphs
import GroupingMethods
import StudyAreas

extension StudyProblem {
    /// Limits that no cluster can keep, seen by counting alone, each with the nearest values that work; empty where counting
    /// finds nothing. No search: O(units log units + borders), and a few hundred small clusters where something is wrong.
    ///
    /// - Parameter distancesFrom: studies of fewer units are not looked at for distances: there the search itself says soon which
    ///   single change helps.
    public func impossibleLimits(
        distancesFrom: Int = GroupingProblem<MeasuredObjective>.mostUnitsToRelax
    ) -> [Diagnostic] {
        let arithmetic = LimitArithmetic(self)
        return arithmetic.inhabitants() + arithmetic.members() + arithmetic.counts()
            + (study.units.count >= distancesFrom ? arithmetic.distances() : [])
    }
}

/// What sums and counts say about limits before any search.
private struct LimitArithmetic {
    let problem: StudyProblem
    /// Units that may share a cluster as far as borders and municipalities say, the most populous part first.
    let parts: [[Int]]
    let populations: [Double]
    private var limits: StudyLimits { problem.limits }
    private var units: [Unit] { problem.study.units }

    init(_ problem: StudyProblem) {
        self.problem = problem
        let grouping = problem.grouping
        populations = grouping.populations
        let numbers = grouping.municipalities
        let isBound = problem.limits.sameMunicipality == true
        parts = grouping.graph.components { first, second in
            !isBound || (numbers[first] != nil && numbers[first] == numbers[second])
        }
    }

    private func sum(_ members: [Int]) -> Double { members.reduce(0) { $0 + populations[$1] } }
    private var total: Double { sum(Array(populations.indices)) }
    private var most: Int { limits.members.maximum.map { Int($0) } ?? .max }
    private var least: Int { max(1, limits.members.minimum.map { Int($0.rounded(.up)) } ?? 1) }

    private func refused(_ message: String, notes: [String] = [], hint: String?) -> Diagnostic {
        Diagnostic(.infeasibleLimits, .error, "no grouping meets the limits: " + message, notes: notes, hint: hint)
    }

    private func range(_ bounds: LimitBounds, minimum: Double?) -> LimitBounds {
        LimitBounds(minimum: minimum, maximum: bounds.maximum)
    }

    /// Fewer or more people than any cluster can have.
    func inhabitants() -> [Diagnostic] {
        guard problem.study.knowsPopulation else { return [] }
        var found: [Diagnostic] = []
        if let least = limits.population.minimum, least > 0 {
            let largest =
                parts.map { part in
                    sum(
                        part.count > most ? Array(part.sorted { populations[$0] > populations[$1] }.prefix(most)) : part
                    )
                }.max() ?? 0
            if largest < least { found.append(tooMany(least, largest)) }
        }
        if let bound = limits.population.maximum, found.isEmpty {
            let smallest = parts.filter { $0.count >= self.least }.map { part in
                sum(Array(part.sorted { populations[$0] < populations[$1] }.prefix(self.least)))
            }.min()
            if let smallest, smallest > bound {
                let reached = extremes().map(sum).min()
                let bounds = LimitBounds(minimum: limits.population.minimum, maximum: reached ?? smallest)
                found.append(
                    refused(
                        "a cluster may have \(Wording.grouped(bound)) inhabitants at most, and the smallest that there can be has "
                            + Wording.grouped(smallest),
                        hint: reached.map { _ in "`--population \(bounds)` allows the smallest" }
                            ?? "raise the maximum of `--population`"))
            }
        }
        return found
    }

    private func tooMany(_ least: Double, _ largest: Double) -> Diagnostic {
        let reached = extremes().map(sum).max()
        var notes: [String] = []
        if largest < total {
            notes.append(
                "\(Wording.grouped(largest)) is what the most populous units that may share a cluster have together"
                    + (most < units.count ? ", \(most) of them at most" : ""))
        }
        var hint: String?
        if let reached, reached > 0 {
            hint =
                "`--population \(range(limits.population, minimum: reached.rounded(.down)))` is the largest minimum that a cluster was found for"
        }
        return refused(
            "a cluster must have \(Wording.grouped(least)) inhabitants at least, and "
                + (largest < total
                    ? "no \(problem.study.unitKind == .parish ? "parishes" : "villages") that may share one have so many; "
                    : "")
                + "\(Wording.grouped(total)) live in the whole study", notes: notes, hint: hint ?? "lower the minimum")
    }

    /// Clusters grown as far as the other limits let them, from many units: largest first and smallest first.
    ///
    /// Whatever it finds is possible; that there is nothing more extreme it does not say.
    private func extremes() -> [[Int]] {
        var problem = problem.grouping
        problem.limits.population.min = nil
        problem.limits.population.max = nil
        problem.distances = self.problem.distances
        var found: [[Int]] = []
        let isLargestWanted = limits.population.minimum.map { least in parts.allSatisfy { sum($0) < least } } ?? false
        if isLargestWanted {
            for part in parts where problem.breaches(of: part).isEmpty { found.append(part) }
            if let best = found.max(by: { sum($0) < sum($1) }), sum(best) == parts.map(sum).max() { return [best] }
        }
        for isLargest in [true, false] {
            let starts = populations.indices.sorted {
                let (a, b) = (populations[$0], populations[$1])
                return a == b ? $0 < $1 : (a > b) == isLargest
            }
            for start in starts.prefix(60) {
                var members = [start]
                if problem.breaches(of: members).isEmpty { found.append(members) }
                while members.count < min(most, 60), isLargest || members.count < least {
                    let beside = Set(members.flatMap { problem.graph.neighbours(of: $0) }).subtracting(members)
                    let next = beside.sorted {
                        let (a, b) = (populations[$0], populations[$1])
                        return a == b ? $0 < $1 : (a > b) == isLargest
                    }
                    guard
                        let taken = next.first(where: { unit in
                            problem.breaches(of: members + [unit]).allSatisfy {
                                $0.limit == .members && members.count + 1 < least
                            }
                        })
                    else { break }
                    members.append(taken)
                    if problem.breaches(of: members).isEmpty { found.append(members) }
                }
            }
        }
        return found
    }

    /// More members than there are units that may share a cluster.
    func members() -> [Diagnostic] {
        let largest = parts.map(\.count).max() ?? 0
        guard least > largest else { return [] }
        let word = problem.study.unitWord.english
        return [
            refused(
                "a cluster must have \(least) members at least, and there are "
                    + (largest < units.count
                        ? "\(largest) at most that may share one, of \(Wording.count(units.count, word.one, word.many))"
                        : Wording.count(units.count, word.one, word.many)),
                hint: "`--members \(range(limits.members, minimum: Double(largest)))` is the nearest")
        ]
    }

    /// More clusters than inhabitants or units suffice for, or fewer than can hold them all.
    func counts() -> [Diagnostic] {
        var found: [Diagnostic] = []
        let people = problem.study.knowsPopulation ? max(0, limits.population.minimum ?? 0) : 0
        if let wanted = limits.clusters.minimum, wanted > 0 {
            let possible = parts.reduce(0.0) { count, part in
                let byMembers = Double(part.count / least)
                return count + (people > 0 ? min(byMembers, (sum(part) / people).rounded(.down)) : byMembers)
            }
            if possible < wanted, possible > 0 {
                let size = people > 0 ? "\(Wording.grouped(people)) inhabitants" : "\(least) members"
                found.append(
                    refused(
                        "\(Wording.number(wanted)) clusters of \(size) at least are wanted, and there are "
                            + (people > 0 ? "\(Wording.grouped(total)) inhabitants" : "\(units.count) units")
                            + ", enough for \(Wording.number(possible))",
                        hint: "`--clusters \(LimitBounds(minimum: min(possible, wanted), maximum: possible))`, or "
                            + (people > 0
                                ? "`--population \(range(limits.population, minimum: (total / wanted).rounded(.down)))`"
                                : "`--members \(range(limits.members, minimum: (Double(units.count) / wanted).rounded(.down)))`")
                    ))
            }
        }
        guard limits.cover == .all, let allowed = limits.clusters.maximum else { return found }
        if let bound = limits.population.maximum, problem.study.knowsPopulation, bound * allowed < total {
            found.append(
                refused(
                    "\(Wording.number(allowed)) clusters of \(Wording.grouped(bound)) inhabitants at most cannot hold all "
                        + "\(Wording.grouped(total))",
                    hint: "`--clusters ..\(Wording.number((total / bound).rounded(.up)))`, "
                        + "`--population \(LimitBounds(minimum: limits.population.minimum, maximum: (total / allowed).rounded(.up)))`, or `--cover some`"
                ))
        }
        if let bound = limits.members.maximum, bound * allowed < Double(units.count) {
            found.append(
                refused(
                    "\(Wording.number(allowed)) clusters of \(Wording.number(bound)) members at most cannot hold all \(units.count) units",
                    hint: "`--clusters ..\(Wording.number((Double(units.count) / bound).rounded(.up)))`, "
                        + "`--members \(LimitBounds(minimum: limits.members.minimum, maximum: (Double(units.count) / allowed).rounded(.up)))`, or `--cover some`"
                ))
        }
        return found
    }

    /// Distances that no two neighbours keep, where a cluster must have two members.
    func distances() -> [Diagnostic] {
        guard least > 1 else { return [] }
        let bounds = [
            ("diameter", limits.maxDiameterKm), ("gap", limits.maxGapKm), ("radius", limits.maxRadiusKm),
        ].compactMap { name, km in km.map { (name, $0) } }
        guard let tightest = bounds.map(\.1).min() else { return [] }
        let graph = problem.grouping.graph
        // A cluster has no two members nearer than its nearest units, neighbours or not; so all pairs that share a part count.
        var nearest = Double.infinity
        for part in parts where part.count > 1 {
            for unit in part {
                for other in graph.neighbours(of: unit) where other > unit {
                    nearest = min(nearest, problem.study.distances.km(unit, other))
                    if nearest <= tightest { return [] }
                }
            }
        }
        // Neighbours need not be the nearest pair: only where no two units at all are so near is it certain.
        guard nearest.isFinite, units.count <= 2000 else { return [] }
        for part in parts {
            for (place, first) in part.enumerated() {
                for second in part[(place + 1)...] {
                    nearest = min(nearest, problem.study.distances.km(first, second))
                    if nearest <= tightest { return [] }
                }
            }
        }
        return bounds.filter { $0.1 < nearest }.map { name, km in
            refused(
                "the \(name) of a cluster may be \(Wording.number(km)) km, and the two nearest units that may share one are "
                    + "\(Wording.number((nearest * 100).rounded(.up) / 100)) km apart",
                hint: "`--max-\(name) \(Wording.number((nearest * 100).rounded(.up) / 100))` is the least")
        }
    }
}
