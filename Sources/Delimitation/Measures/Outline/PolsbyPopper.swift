/// 4 pi times the area over the squared outline: 1 for a circle. It depends on the scale of the map and counts for nothing.
struct PolsbyPopper: MeasureDefinition {
    let id = "polsbyPopper"
    let title = Evidence(english: "Polsby-Popper", danish: "Polsby-Popper")
    let scope = MeasureScope.geographic

    func value(_ group: MeasuredGroup, layer: Int) -> Double? {
        let outline = group.sums.outline
        return outline > 0 ? 4 * Double.pi * group.scorer.tables.area(group.sums) / (outline * outline) : 0
    }

    func evidence(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Evidence { Sentences.form(id, value) }
}
