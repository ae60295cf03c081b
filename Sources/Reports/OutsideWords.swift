import Delimitation
import StudyAreas

/// Who is in no cluster and why: by choice, on an island, too many for a cluster, too few together, or left over.
struct OutsideWords {
    /// Why nobody took a unit into a cluster.
    enum Reason: CaseIterable {
        case choice, isolated, tooMany, tooFew, leftOver
    }

    let facts: GroupingFacts
    let problem: StudyProblem
    private var study: Study { problem.study }

    init(_ facts: GroupingFacts, _ problem: StudyProblem) {
        self.facts = facts
        self.problem = problem
    }

    /// The units of each reason, most inhabitants first; reasons without a unit are left out.
    var byReason: [(reason: Reason, units: [Int])] {
        var found: [Reason: [Int]] = [.choice: facts.outside]
        let left = facts.leftOver
        let free = Set(left)
        let limits = problem.limits
        var seen: Set<Int> = []
        for unit in left where !seen.contains(unit) {
            let part = component(of: unit, among: free)
            seen.formUnion(part)
            let people = part.reduce(0) { $0 + (study.units[$1].population ?? 0) }
            let isSmall =
                people < limits.population.minimum ?? 0 || Double(part.count) < limits.members.minimum ?? 1
            for member in part {
                let own = study.units[member].population ?? 0
                let reason: Reason =
                    if study.graph.neighbours(of: member).isEmpty {
                        .isolated
                    } else if own > limits.population.maximum ?? .infinity {
                        .tooMany
                    } else {
                        isSmall ? .tooFew : .leftOver
                    }
                found[reason, default: []].append(member)
            }
        }
        return Reason.allCases.compactMap { reason in
            guard let units = found[reason], !units.isEmpty else { return nil }
            return (reason, largestFirst(units))
        }
    }

    /// How many groups of neighbours the units fall into; units of different groups never make a cluster together.
    private func groupCount(_ units: [Int]) -> Int {
        let free = Set(units)
        var seen: Set<Int> = []
        return units.count { unit in
            guard !seen.contains(unit) else { return false }
            seen.formUnion(component(of: unit, among: free))
            return true
        }
    }

    /// The units that are connected with one, by border or link, in the limits of a municipality.
    private func component(of start: Int, among free: Set<Int>) -> [Int] {
        var part = [start]
        var seen: Set<Int> = [start]
        var next = 0
        while next < part.count {
            let unit = part[next]
            next += 1
            for other in study.graph.neighbours(of: unit) where free.contains(other) && !seen.contains(other) {
                if problem.limits.sameMunicipality == true,
                    study.units[unit].municipality != study.units[other].municipality
                {
                    continue
                }
                seen.insert(other)
                part.append(other)
            }
        }
        return part
    }

    private func largestFirst(_ units: [Int]) -> [Int] {
        units.sorted { (study.units[$1].population ?? 0, $0) < (study.units[$0].population ?? 0, $1) }
    }

    /// A sentence a reason, with its full stop.
    func sentences(most: Int, sayingIsolated: Bool = true) -> [Bilingual] {
        byReason.filter { sayingIsolated || $0.reason != .isolated }.map { reason, units in
            let people = units.reduce(0) { $0 + (study.units[$1].population ?? 0) }
            let names = list(units, most: most)
            let inhabitants: Bilingual =
                study.knowsPopulation
                ? " (" + .whole(people)
                    + (people.rounded() == 1
                        ? Bilingual(" inhabitant)", " indbygger)") : Bilingual(" inhabitants)", " indbyggere)")) : ""
            return title(reason, units) + ": " + names + inhabitants + tail(reason, units) + "."
        }
    }

    private func title(_ reason: Reason, _ units: [Int]) -> Bilingual {
        switch reason {
        case .choice: Bilingual("Outside by choice", "Udenfor efter eget valg")
        case .isolated: Bilingual("Outside, with no neighbour", "Udenfor, uden nabo")
        case .tooMany: Bilingual("Outside, too many for a cluster", "Udenfor, for mange til en klynge")
        case .tooFew: tooFew(groups: groupCount(units))
        case .leftOver: Bilingual("Left over", "Tilovers")
        }
    }

    private func tooFew(groups: Int) -> Bilingual {
        guard groups > 1 else { return Bilingual("Left over, too few for a cluster", "Tilovers, for få til en klynge") }
        // Their sum may be enough for a cluster, and does not help: they are not neighbours.
        return Bilingual(
            "Left over in \(groups) groups, each too small for a cluster",
            "Tilovers i \(groups) grupper, hver for lille til en klynge")
    }

    private func tail(_ reason: Reason, _ units: [Int]) -> Bilingual {
        switch reason {
        case .isolated:
            return Bilingual("; a ferry counts once it is declared", "; en færge tæller med, når den er angivet")
        case .choice, .tooMany, .tooFew, .leftOver: return ""
        }
    }

    private func list(_ units: [Int], most: Int) -> Bilingual {
        let shown = units.count - 1 <= most ? units[...] : units.prefix(most)
        let names = shown.map { study.units[$0].name }
        let rest = units.count - names.count
        let joined = names.dropLast().joined(separator: ", ")
        let last = names.last ?? ""
        if rest > 0 {
            return Bilingual(same: names.joined(separator: ", ")) + Bilingual(" and ", " og ") + "\(rest)"
                + Bilingual(" more", " andre")
        }
        return joined.isEmpty
            ? Bilingual(same: last) : Bilingual(same: joined) + Bilingual(" and ", " og ") + Bilingual(same: last)
    }
}
