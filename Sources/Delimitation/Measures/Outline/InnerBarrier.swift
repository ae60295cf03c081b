/// The share of the borders between members along a barrier that no declared link crosses.
struct InnerBarrier: MeasureDefinition {
    let id = "innerBarrier"
    let title = Evidence(english: "barrier inside", danish: "barriere indeni")
    let scope = MeasureScope.geographic
    let direction = MeasureDirection.less

    func value(_ group: MeasuredGroup, layer: Int) -> Double? {
        group.scorer.barriers.isEmpty ? nil : group.values.innerBarrier
    }

    func score(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Double {
        1 - group.settings.innerBarrierWeight * value
    }

    func evidence(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Evidence {
        value > Sentences.nothing
            ? Sentences.innerBarrier(value, names: group.barrierMetres(inside: true).map(\.name))
            : Evidence(
                english: "no barrier runs between members", danish: "der løber ingen barriere mellem medlemmerne")
    }

    func stance(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Stance? {
        value > Sentences.nothing ? .speaksAgainst : nil
    }
}
