/// Neighbours in the same municipality that have more than 30 % of their border on land with the cluster and are not in it: the
/// excess over 30 %, added up and divided by the root of the number of members.
struct Enclosure: ShapeMeasureDefinition {
    let id = "enclosure"
    let title = Evidence(english: "enclosed neighbours", danish: "omsluttede naboer")
    let unit = "ratio"
    let shape = ShapeMeasure.enclosure

    func evidence(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Evidence {
        Sentences.enclosure(neighbours(group).map { (group.scorer.comparison.names[$0.unit], $0.share) })
    }

    func stance(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Stance? {
        if value <= 0 { return .speaksFor }
        return neighbours(group).contains { $0.share >= 0.5 } || score(value, group, layer: layer) <= 0.4
            ? .speaksAgainst : nil
    }

    /// The neighbours that are not in the cluster, with the share of their border that is with it, the largest first.
    private func neighbours(_ group: MeasuredGroup) -> [(unit: Int, share: Double)] {
        let units = group.scorer.comparison
        let inside = Set(group.members.map { units.home[$0] })
        var metres: [Int: Double] = [:]
        for unit in inside.sorted() {
            for index in units.graph.row(of: unit) where !inside.contains(units.graph.targets[index]) {
                let other = units.graph.targets[index]
                guard units.municipalities[other] == units.municipalities[unit] else { continue }
                metres[other, default: 0] += units.borders[index]
            }
        }
        return metres.map { (unit: $0.key, share: min(1, $0.value / max(1, units.landBorders[$0.key]))) }
            .filter { $0.share > ShapeMeter.enclosedFrom }
            .sorted { ($1.share, $0.unit) < ($0.share, $1.unit) }
    }
}
