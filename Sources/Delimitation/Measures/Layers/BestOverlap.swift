/// Inhabitants in both over inhabitants in either, for the area that the cluster matches best.
struct BestOverlap: MeasureDefinition {
    let id = "jaccard"
    let title = Evidence(english: "overlap", danish: "overlap")
    let scope = MeasureScope.layer

    func value(_ group: MeasuredGroup, layer: Int) -> Double? { group.values.layers[layer].best?.jaccard }

    func evidence(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Evidence {
        Sentences.overlap(
            value, area: group.bestArea(layer), layer: group.scorer.layers[layer].name,
            isEstimate: group.isEstimate(layer), knowsPeople: group.scorer.layers[layer].knowsPopulation)
    }
}

extension MeasuredGroup {
    /// The area that the cluster matches best, as people call it.
    func bestArea(_ layer: Int) -> Sentences.Place {
        let table = scorer.layers[layer]
        guard let best = values.layers[layer].best else { return ("", "") }
        return table.kind.named(table.areaNames[best.area], wasBefore: table.dimension == .historical)
    }

    /// Whether shares of its inhabitants rest on an estimate by area.
    func isEstimate(_ layer: Int) -> Bool {
        values.layers[layer].best.map { scorer.layers[layer].isEstimate([$0.area], sums) } ?? false
    }
}
