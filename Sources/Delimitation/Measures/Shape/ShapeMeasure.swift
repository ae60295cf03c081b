/// The four measures of shape that are set against compact groups of as many units; the less of each, the clearer.
enum ShapeMeasure: Int, CaseIterable, Sendable {
    /// Outline without a reason, in circumferences of a circle as large as the cluster.
    case unexplainedOutline
    /// The distance of the largest member from the centre of area, in radii of that circle.
    case townOffCentre
    /// Neighbours that lie mostly against the cluster and are not in it.
    case enclosure
    /// The share of the inhabitants who live in the largest member.
    case largestMember

    /// Whether it can be taken only where inhabitants are known.
    var needsPopulation: Bool { self == .townOffCentre || self == .largestMember }
}

/// A value for each measure of shape.
struct ShapeValues: Sendable, Hashable {
    private var values = SIMD4<Double>.zero

    subscript(_ measure: ShapeMeasure) -> Double {
        get { values[measure.rawValue] }
        set { values[measure.rawValue] = newValue }
    }

    static func + (left: ShapeValues, right: ShapeValues) -> ShapeValues { left.combined(right, +) }
    static func * (left: ShapeValues, right: ShapeValues) -> ShapeValues { left.combined(right, *) }
    static func - (left: ShapeValues, right: ShapeValues) -> ShapeValues { left.combined(right, -) }

    /// Every value times a number.
    func scaled(by factor: Double) -> ShapeValues {
        var result = self
        result.values *= factor
        return result
    }

    private func combined(
        _ other: ShapeValues, _ operation: (SIMD4<Double>, SIMD4<Double>) -> SIMD4<Double>
    ) -> ShapeValues {
        var result = ShapeValues()
        result.values = operation(values, other.values)
        return result
    }

    /// Each the larger of two.
    func atLeast(_ other: ShapeValues) -> ShapeValues {
        var result = self
        result.values = pointwiseMax(values, other.values)
        return result
    }

    /// The square root of each.
    var roots: ShapeValues {
        var result = self
        result.values = values.squareRoot()
        return result
    }

    /// Each divided by that of another.
    func divided(by other: ShapeValues) -> ShapeValues {
        var result = self
        result.values = values / other.values
        return result
    }
}
