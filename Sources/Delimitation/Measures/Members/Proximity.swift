import StudyAreas

/// The largest distance from a member to its nearest other; reported with the diameter, and counted only in bands and limits.
struct Proximity: MeasureDefinition {
    let id = "proximity"
    let title = Evidence(english: "largest gap", danish: "største spring")
    let scope = MeasureScope.geographic
    let unit = "km"
    let direction = MeasureDirection.less

    func value(_ group: MeasuredGroup, layer: Int) -> Double? { extent(group).gapKm }

    /// 1 where the members lie as near one another as those of known clusters; for people, without weight.
    func score(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Double {
        let configuration = group.study.configuration
        let gap = Threshold.gap.band(in: configuration)?.band.score(value) ?? 1
        let wide = Threshold.diameter.band(in: configuration)?.band.score(extent(group).diameterKm) ?? 1
        return group.members.count > 1 ? min(gap, wide) : 1
    }

    func evidence(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Evidence {
        guard group.members.count > 1 else { return Sentences.noDistances }
        let scorer = group.scorer
        let nearest = scorer.grid.nearestOutside(group.members).map {
            (group.study.distances.km($0.member, $0.other), group.study.units[$0.other].name)
        }
        let extent = extent(group)
        return Sentences.proximity(
            gapKm: extent.gapKm, diameterKm: extent.diameterKm, outside: nearest, word: group.study.unitWord,
            knowsAll: group.study.configuration.within.isEmpty)
    }

    private func extent(_ group: MeasuredGroup) -> (gapKm: Double, diameterKm: Double) {
        let span = group.study.span(of: group.members)
        return (span.gapKm, span.diameterKm)
    }
}
