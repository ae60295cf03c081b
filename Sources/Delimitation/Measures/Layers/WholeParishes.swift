import StudyAreas

/// The share of a cluster's inhabitants in parishes of which every village is a member; absent where the units are parishes.
struct WholeParishes: MeasureDefinition {
    let id = "wholeParishes"
    let title = Evidence(english: "whole parishes", danish: "hele sogne")
    let scope = MeasureScope.historical

    func value(_ group: MeasuredGroup, layer: Int) -> Double? { whole(group)?.share }

    func evidence(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Evidence {
        Sentences.wholeParishes(value, names: whole(group)?.names ?? [], area: group.study.areaWord)
    }

    func stance(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Stance? {
        value >= 0.9 ? .speaksFor : value < 0.5 ? .speaksAgainst : nil
    }

    private func whole(_ group: MeasuredGroup) -> (share: Double, names: [String])? {
        let study = group.study
        guard study.unitKind == .village else { return nil }
        let inside = Set(group.members)
        var whole = Set(group.members.compactMap { study.units[$0].parish })
        guard !whole.isEmpty else { return nil }
        for (unit, other) in study.units.enumerated() where !inside.contains(unit) {
            if let parish = other.parish { whole.remove(parish) }
        }
        let populations = group.scorer.tables.populations
        let within = group.members.filter { study.units[$0].parish.map(whole.contains) ?? false }
        let people = group.members.reduce(0) { $0 + populations[$1] }
        let share =
            people > 0
            ? within.reduce(0) { $0 + populations[$1] } / people : Double(within.count) / Double(group.members.count)
        return (share, study.parishes.filter { whole.contains($0.code) }.map(\.name))
    }
}
