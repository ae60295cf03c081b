import StudyAreas

extension StudyProblem {
    /// A name for each cluster: the hub's where the hub is about as large as any member, else the most populous member's.
    ///
    /// Names that come twice get the unit's municipality behind them, then its id, so that they are unique.
    public func clusterNames(_ clusters: [[Int]]) -> [String] {
        let namesakes = clusters.map(namesake)
        func counts(_ names: [String]) -> [String: Int] { names.reduce(into: [:]) { $0[$1, default: 0] += 1 } }
        var names = namesakes.map { study.units[$0].name }
        let first = counts(names)
        for (index, unit) in namesakes.enumerated() where first[names[index], default: 0] > 1 {
            if let municipality = municipalityName(of: unit) { names[index] += ", \(municipality)" }
        }
        let second = counts(names)
        for (index, unit) in namesakes.enumerated() where second[names[index], default: 0] > 1 {
            names[index] += " (\(study.units[unit].id))"
        }
        return names
    }

    /// The hub when it has at least half the inhabitants of the most populous member, else that member; ties by id.
    private func namesake(_ members: [Int]) -> Int {
        let largest = members.max { left, right in
            let (one, other) = (study.units[left].population ?? 0, study.units[right].population ?? 0)
            return one != other ? one < other : study.units[left].id > study.units[right].id
        }
        guard let largest else { return 0 }
        guard let hub = distances.hub(members)?.unit else { return largest }
        let half = (study.units[largest].population ?? 0) / 2
        return (study.units[hub].population ?? 0) >= half ? hub : largest
    }

    private func municipalityName(of unit: Int) -> String? {
        study.units[unit].municipality.flatMap(study.municipalityName)
    }
}
