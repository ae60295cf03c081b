import StudyAreas

/// The figures of a cluster that are laid side by side: what it has, and how clearly it is delimited.
public struct ClusterFigure: Sendable, Hashable {
    /// The stable name: a threshold's, `areaKm2`, `score`, a dimension's, or a measure's with its layer behind a colon.
    public var name: String
    /// What it counts in; empty for a score.
    public var unit: String
    /// The value.
    public var value: Double
    /// Whether it is a measure behind a dimension's score, for those who look closer.
    public var isDetail: Bool
}

extension ClusterFacts {
    /// Thresholds, area, the criterion's score, its dimensions and its measures, in this order.
    public var figures: [ClusterFigure] {
        var figures = thresholds.map {
            ClusterFigure(name: $0.threshold.rawValue, unit: $0.threshold.unit, value: $0.value, isDetail: false)
        }
        figures.append(ClusterFigure(name: "areaKm2", unit: "km2", value: areaKm2, isDetail: false))
        guard let criterion else { return figures }
        figures.append(ClusterFigure(name: "score", unit: "", value: criterion.score, isDetail: false))
        for dimension in criterion.dimensions {
            figures.append(
                ClusterFigure(name: dimension.dimension.rawValue, unit: "", value: dimension.score, isDetail: false))
        }
        for dimension in criterion.dimensions {
            for measure in dimension.measures {
                figures.append(
                    ClusterFigure(
                        name: measure.layer.map { "\(measure.name):\($0)" } ?? measure.name, unit: measure.unit,
                        value: measure.value, isDetail: true))
            }
        }
        return figures
    }
}
