import StudyAreas

/// One thing that is measured of a cluster. Each has a file of its own and one line in `MeasureRegistry`.
protocol MeasureDefinition: Sendable {
    /// The stable name in the JSON.
    var id: String { get }
    /// What people call it.
    var title: Evidence { get }
    /// The dimension that it belongs to.
    var scope: MeasureScope { get }
    /// `share` for 0 to 1, `ratio`, `km`, `percent`, `count`.
    var unit: String { get }
    /// Whether more of it makes a cluster clearer, or less.
    var direction: MeasureDirection { get }
    /// Its share in the dimension's score; 0 for one that is only reported.
    var weight: Double { get }

    /// What is measured, in `unit`; nil where it cannot be taken.
    ///
    /// - Parameter layer: the position of the layer, for measures of a layer.
    func value(_ group: MeasuredGroup, layer: Int) -> Double?

    /// 0 to 1 by the stated function of the value.
    func score(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Double

    /// The sentence behind it.
    func evidence(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Evidence

    /// Whether the sentence speaks for the cluster or against it; nil for neither.
    func stance(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Stance?
}

/// What a measure belongs to.
enum MeasureScope: Sendable {
    /// The geographic dimension.
    case geographic
    /// Every historical and identity layer, once each.
    case layer
    /// The historical dimension as a whole.
    case historical
    /// The identity dimension as a whole.
    case identity
}

/// Which way a measure points.
enum MeasureDirection: Sendable {
    /// The more, the clearer.
    case more
    /// The less, the clearer.
    case less
}

extension MeasureDefinition {
    var unit: String { "share" }
    var direction: MeasureDirection { .more }
    var weight: Double { 0 }

    func score(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Double { min(1, max(0, value)) }

    func stance(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Stance? { nil }

    /// The value with its sign such that more is clearer.
    func rank(_ value: Double) -> Double { direction == .more ? value : -value }
}

/// A measure of shape: its score is the share of compact groups of as many units that have more of it, as by a normal
/// distribution.
protocol ShapeMeasureDefinition: MeasureDefinition {
    var shape: ShapeMeasure { get }
}

extension ShapeMeasureDefinition {
    var scope: MeasureScope { .geographic }
    var direction: MeasureDirection { .less }
    var weight: Double { 0.25 }

    func value(_ group: MeasuredGroup, layer: Int) -> Double? {
        group.scorer.tables.knowsPopulation || !shape.needsPopulation ? group.values.shape[shape] : nil
    }

    func score(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Double {
        normalShare(below: group.values.deviations[shape])
    }

    func stance(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Stance? {
        let score = score(value, group, layer: layer)
        return score >= 0.6 ? .speaksFor : score <= 0.4 ? .speaksAgainst : nil
    }
}
