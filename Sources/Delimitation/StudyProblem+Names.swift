import GeoModel
import StudyAreas

extension StudyProblem {
    /// A name for each cluster: that of its largest settlement by its own figure, not by the inhabitants that were shared out
    /// to it; of the hub where no member has a figure.
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

    /// The member with the largest figure of its own, ties by the smallest id; the hub where none has one.
    private func namesake(_ members: [Int]) -> Int {
        let known = members.filter { ownFigure(of: $0) != nil }
        let largest = known.max { left, right in
            let (one, other) = (ownFigure(of: left) ?? 0, ownFigure(of: right) ?? 0)
            return one != other ? one < other : IdOrder.precedes(study.units[right].id, study.units[left].id)
        }
        return largest ?? distances.hub(members)?.unit ?? members.first ?? 0
    }

    /// What the data says about the unit itself: a village's own inhabitants, a parish's.
    private func ownFigure(of unit: Int) -> Double? {
        study.unitKind == .village ? study.units[unit].ownPopulation : study.units[unit].population
    }

    private func municipalityName(of unit: Int) -> String? {
        study.units[unit].municipality.flatMap(study.municipalityName)
    }
}
