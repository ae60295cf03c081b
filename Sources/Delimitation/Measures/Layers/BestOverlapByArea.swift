/// The same overlap by area instead of inhabitants.
struct BestOverlapByArea: MeasureDefinition {
    let id = "jaccardByArea"
    let title = Evidence(english: "overlap by area", danish: "overlap i areal")
    let scope = MeasureScope.layer

    func value(_ group: MeasuredGroup, layer: Int) -> Double? { group.values.layers[layer].best?.jaccardByArea }

    func evidence(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Evidence {
        Sentences.overlapByArea(value, area: group.bestArea(layer), layer: group.scorer.layers[layer].name)
    }
}
