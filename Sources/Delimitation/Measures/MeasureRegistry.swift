/// Every measure, in the order in which they are reported. Evidence, JSON, the words of reports and the percentiles of single
/// measures all follow this list.
public enum MeasureRegistry {
    static let all: [any MeasureDefinition] = [
        UnexplainedOutline(), TownOffCentre(), Enclosure(), LargestMember(), NaturalEdge(), AdministrativeEdge(),
        InternalBorderShare(), InnerMunicipalBorder(), InnerBarrier(), Contiguity(), Compactness(), PolsbyPopper(),
        Reock(), ConvexHull(), Proximity(),
        Contrast(), UnionOverlap(), BestOverlap(), BestOverlapByArea(), Purity(), WholeParishes(), Attachment(),
    ]

    /// The names of all measures, in this order.
    public static var names: [String] { all.map(\.id) }

    /// What a measure is called for people, in both languages; nil for a name that no measure has.
    public static func title(of measure: String) -> Evidence? { all.first { $0.id == measure }?.title }

    /// The measures of one dimension of a cluster.
    static func measures(of group: MeasuredGroup, _ dimension: Dimension) -> [Measure] {
        places(group.scorer, dimension).compactMap { definition, layer in
            guard let value = definition.value(group, layer: layer) else { return nil }
            return Measure(
                definition.id, layer: definition.scope == .layer ? group.scorer.layers[layer].name : nil, value: value,
                unit: definition.unit, score: definition.score(value, group, layer: layer), weight: definition.weight,
                evidence: definition.evidence(value, group, layer: layer),
                stance: definition.stance(value, group, layer: layer))
        }
    }

    /// Every measure of a dimension with the layer that it is taken from; 0 for one without a layer.
    private static func places(
        _ scorer: CriterionScorer, _ dimension: Dimension
    ) -> [(definition: any MeasureDefinition, layer: Int)] {
        func own(_ scope: MeasureScope) -> [(definition: any MeasureDefinition, layer: Int)] {
            all.filter { $0.scope == scope }.map { ($0, 0) }
        }
        switch dimension {
        case .geographic: return own(.geographic)
        case .historical, .identity:
            let layers = scorer.layers.indices.filter { scorer.layers[$0].dimension == dimension }
            let layered = layers.flatMap { layer in all.filter { $0.scope == .layer }.map { ($0, layer) } }
            return layered + own(dimension == .historical ? .historical : .identity)
        }
    }

    /// What stands behind a measure for a group, with its sign such that more is clearer; nil where it cannot be taken.
    static func rank(_ measure: Measure, _ group: MeasuredGroup) -> Double? {
        guard let definition = all.first(where: { $0.id == measure.name }) else { return nil }
        let layer = measure.layer.flatMap { name in group.scorer.layers.firstIndex { $0.name == name } } ?? 0
        return definition.value(group, layer: layer).map(definition.rank)
    }
}
