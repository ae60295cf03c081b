/// Overlap with all areas together of which the cluster holds more than half: real clusters are often two or three old units.
struct UnionOverlap: MeasureDefinition {
    let id = "unionOverlap"
    let title = Evidence(english: "overlap with whole areas", danish: "overlap med hele områder")
    let scope = MeasureScope.layer
    let weight = 1.0

    func value(_ group: MeasuredGroup, layer: Int) -> Double? {
        group.values.layers[layer].best == nil ? nil : group.values.layers[layer].union
    }

    func score(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Double {
        group.settings.unionOverlap.score(value)
    }

    func evidence(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Evidence {
        let table = group.scorer.layers[layer]
        let held = table.held(group.sums)
        return Sentences.unionOverlap(
            value, areas: held.map { table.areaNames[$0.area] }, areWhole: held.allSatisfy { $0.held >= 0.95 },
            isEstimate: table.isEstimate(held.map(\.area), group.sums), knowsPeople: table.knowsPopulation,
            layer: table.name)
    }

    func stance(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Stance? { value >= 0.7 ? .speaksFor : nil }
}
