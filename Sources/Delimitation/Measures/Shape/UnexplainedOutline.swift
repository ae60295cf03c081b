/// Outline without a reason, neither coast nor barrier nor municipal border, in circumferences of a circle as large as the
/// cluster.
struct UnexplainedOutline: ShapeMeasureDefinition {
    let id = "unexplainedOutline"
    let title = Evidence(english: "unexplained outline", danish: "uforklaret omrids")
    let unit = "ratio"
    let shape = ShapeMeasure.unexplainedOutline

    func evidence(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Evidence {
        Sentences.unexplainedOutline(
            share(group), hasLayers: !group.scorer.layers.isEmpty, hasBarriers: !group.scorer.barriers.isEmpty,
            edge: group.edge)
    }

    func stance(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Stance? {
        share(group) >= 0.1 ? .speaksAgainst : .speaksFor
    }

    /// The share of the outline that has no reason at all, not even a border of a layer.
    private func share(_ group: MeasuredGroup) -> Double {
        let scorer = group.scorer
        let outline = group.sums.outline
        guard outline > 0 else { return 0 }
        let graph = scorer.tables.graph
        let members = Set(group.members)
        var explained = 0.0
        for unit in group.members {
            for index in graph.row(of: unit)
            where !members.contains(graph.targets[index]) && scorer.layerBorders.contains(where: { $0.along[index] }) {
                explained += scorer.measures.borders[index][BorderColumn.open]
            }
        }
        return max(0, group.sums.outside(BorderColumn.open) - explained) / outline
    }
}
