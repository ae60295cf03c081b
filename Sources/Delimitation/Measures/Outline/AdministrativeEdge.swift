/// The share of the outline on a municipal border.
struct AdministrativeEdge: MeasureDefinition {
    let id = "administrativeEdge"
    let title = Evidence(english: "municipal border", danish: "kommunegrænse")
    let scope = MeasureScope.geographic

    func value(_ group: MeasuredGroup, layer: Int) -> Double? {
        let outline = group.sums.outline
        return outline > 0 ? group.sums.outside(BorderColumn.municipal) / outline : 0
    }

    func evidence(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Evidence {
        Sentences.administrativeEdge(value)
    }

    func stance(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Stance? { value >= 0.1 ? .speaksFor : nil }
}
