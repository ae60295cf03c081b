/// The share of the members' borders with units that lies between members.
struct InternalBorderShare: MeasureDefinition {
    let id = "internalBorderShare"
    let title = Evidence(english: "internal border share", danish: "andel af indre grænser")
    let scope = MeasureScope.geographic

    func value(_ group: MeasuredGroup, layer: Int) -> Double? {
        let all = shared(group)
        return all > 0 ? group.sums.inside(BorderColumn.length) / all : 1
    }

    func evidence(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Evidence {
        Sentences.internalBorderShare(shared(group) > 0 ? value : nil, word: group.study.unitWord)
    }

    private func shared(_ group: MeasuredGroup) -> Double {
        group.sums.inside(BorderColumn.length) + group.sums.outside(BorderColumn.length)
    }
}
