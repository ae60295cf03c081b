/// The share of the freely chosen outline on a border of the layer, less the share of the inner borders on one: 1 for a cluster
/// that is made of whole areas and divides none, 0 for one that takes no notice of the layer.
struct Contrast: MeasureDefinition {
    let id = "contrast"
    let title = Evidence(english: "contrast", danish: "kontrast")
    let scope = MeasureScope.layer
    let unit = "ratio"
    let weight = 1.0

    func value(_ group: MeasuredGroup, layer: Int) -> Double? { group.values.layers[layer].contrast }

    func score(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Double { group.settings.contrast.score(value) }

    func evidence(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Evidence {
        let finding = group.values.layers[layer]
        return Sentences.contrast(
            outline: finding.outlineOnBorder, inner: group.sums.freeInner > 1 ? finding.innerOnBorder : nil,
            covered: finding.covered, layer: group.scorer.layers[layer].name)
    }

    func stance(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Stance? {
        value >= 0.3 ? .speaksFor : value < 0.1 ? .speaksAgainst : nil
    }
}
