import GeoModel
import GroupingMethods
import StudyAreas

/// Finds the settlement that a cluster is called after.
struct LargestSettlement: Sendable {
    private let study: Study
    /// For each unit the largest known settlement in it.
    private var largest: [(name: String, people: Double)?]

    init(_ study: Study) {
        self.study = study
        largest = [(name: String, people: Double)?](repeating: nil, count: study.units.count)
        guard study.unitKind == .parish else { return }
        var byCode: [String: Int] = [:]
        for (index, unit) in study.units.enumerated() { byCode[unit.id] = index }
        for village in study.villages {
            guard let parish = village.parish, parish < study.parishes.count, let people = village.population,
                let unit = byCode[study.parishes[parish].code], people > largest[unit]?.people ?? 0
            else { continue }
            largest[unit] = (village.name, people)
        }
    }

    /// The unit with the largest settlement, and what that is called. A town whose name is that of a unit elsewhere would name
    /// the wrong cluster, so the next one does.
    func of(
        _ members: [Int], besides namesakes: [String: [Int]], _ problem: StudyProblem
    ) -> (unit: Int, name: String) {
        let inside = Set(members)
        let found = members.compactMap { unit in
            settlement(in: unit).map { (unit: unit, name: $0.name, people: $0.people) }
        }
        .sorted { one, other in
            if one.people != other.people { return one.people > other.people }
            return IdOrder.precedes(study.units[one.unit].id, study.units[other.unit].id)
        }
        func fits(_ name: String) -> Bool { namesakes[name]?.contains(where: inside.contains) ?? true }
        let people = members.reduce(0) { $0 + (study.units[$1].population ?? 0) }
        let largest = found.first { fits($0.name) && (members.count > 1 || study.unitKind == .village) }
        if let largest, study.unitKind == .village || largest.people >= Self.shareOfCluster * people {
            return (largest.unit, largest.name)
        }
        // No town stands out: the unit with the most people is what is known.
        let units = members.sorted { one, other in
            let (first, second) = (study.units[one].population ?? 0, study.units[other].population ?? 0)
            return first != second ? first > second : IdOrder.precedes(study.units[one].id, study.units[other].id)
        }
        if people > 0, let unit = units.first { return (unit, study.units[unit].name) }
        if let best = largest ?? found.first { return (best.unit, best.name) }
        let unit = problem.distances.hub(members)?.unit ?? members.first ?? 0
        return (unit, study.units.indices.contains(unit) ? study.units[unit].name : "")
    }

    /// A parish's largest known settlement, or the parish with its inhabitants; a village with its own inhabitants, or half of
    /// those of its catchment where only they are known: a hamlet with a figure is not larger than a town without one.
    private func settlement(in unit: Int) -> (name: String, people: Double)? {
        if let known = largest[unit] { return known }
        let facts = study.units[unit]
        if facts.kind == .village, let own = facts.ownPopulation { return (facts.name, own) }
        return facts.population.map { (facts.name, facts.kind == .village ? $0 / 2 : Self.shareInTown * $0) }
    }

    /// From this share of a cluster's inhabitants on a town stands out.
    private static let shareOfCluster = 0.15

    /// How much of a parish lives in its largest settlement where no settlement is known.
    private static let shareInTown = 0.5
}
