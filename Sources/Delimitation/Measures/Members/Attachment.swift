/// The percentage of the inhabitants whom a survey found attached to the cluster.
struct Attachment: MeasureDefinition {
    let id = "attachment"
    let title = Evidence(english: "attachment", danish: "tilknytning")
    let scope = MeasureScope.identity
    let unit = "percent"
    let weight = 1.0

    func value(_ group: MeasuredGroup, layer: Int) -> Double? { group.values.attachment.map { $0 * 100 } }

    func score(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Double {
        group.settings.attachment.score(value / 100)
    }

    func evidence(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Evidence {
        let asked = group.members.count { group.scorer.attachment[$0] != nil }
        return Sentences.attachment(
            value / 100, asked: asked, of: group.members.count, word: group.study.unitWord)
    }

    func stance(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Stance? {
        value >= 60 ? .speaksFor : value <= 50 ? .speaksAgainst : nil
    }
}
