/// The share of the cluster's inhabitants inside the area that it matches best.
struct Purity: MeasureDefinition {
    let id = "purity"
    let title = Evidence(english: "purity", danish: "renhed")
    let scope = MeasureScope.layer

    func value(_ group: MeasuredGroup, layer: Int) -> Double? { group.values.layers[layer].best?.purity }

    func evidence(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Evidence {
        Sentences.purity(
            value, area: group.bestArea(layer), layer: group.scorer.layers[layer].name,
            isEstimate: group.isEstimate(layer), knowsPeople: group.scorer.layers[layer].knowsPopulation)
    }

    /// A cluster that is half of one area or more, and lies in it whole.
    func stance(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Stance? {
        guard let best = group.values.layers[layer].best else { return nil }
        return value >= 0.95 && best.jaccard >= 0.5 ? .speaksFor : value < 0.5 ? .speaksAgainst : nil
    }
}
