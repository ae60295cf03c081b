/// The share of the borders between members that is a municipal border; absent where there is none.
struct InnerMunicipalBorder: MeasureDefinition {
    let id = "innerMunicipalBorder"
    let title = Evidence(english: "municipal border inside", danish: "kommunegrænse indeni")
    let scope = MeasureScope.geographic
    let direction = MeasureDirection.less

    func value(_ group: MeasuredGroup, layer: Int) -> Double? { group.values.innerMunicipal }

    func score(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Double {
        1 - group.settings.innerMunicipalWeight * value
    }

    func evidence(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Evidence {
        value > Sentences.nothing
            ? Evidence(
                english: "\(Sentences.percent(value)) of the borders between members are a municipal border",
                danish: "\(Sentences.percent(value)) af grænserne mellem medlemmerne er kommunegrænse")
            : Evidence(
                english: "no municipal border runs between members",
                danish: "der løber ingen kommunegrænse mellem medlemmerne")
    }

    func stance(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Stance? {
        value > Sentences.nothing ? .speaksAgainst : nil
    }
}
