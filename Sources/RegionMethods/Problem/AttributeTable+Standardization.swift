/// How attributes in different units are made comparable.
public enum Standardization: String, Sendable, Hashable, CaseIterable {
    /// Minus the mean, over the standard deviation with n - 1.
    case zscore
    /// Minus the minimum, over the range: 0 to 1.
    case range
    /// As they are.
    case none
}

/// What happens to attribute values that are missing or no number.
public enum MissingValues: String, Sendable, Hashable, CaseIterable {
    /// They are an error that names the units.
    case refuse
    /// They take the attribute's mean, and a warning says so.
    case mean
}

/// The shift and the factor that standardise one column.
struct Scale {
    let mean: Double
    let origin: Double
    let factor: Double
    let isConstant: Bool
    /// What values are divided by before anything is squared: 1, but for numbers near the ends of what a number can be.
    let unit: Double

    /// nil when there is no value at all.
    init?(of values: [Double], by standardization: Standardization) {
        guard !values.isEmpty else { return nil }
        let largest = values.reduce(0) { Swift.max($0, abs($1)) }
        let isOrdinary = largest == 0 || Self.ordinary.contains(largest) || standardization == .none
        let unit = isOrdinary ? 1 : largest
        self.unit = unit
        let values = isOrdinary ? values : values.map { $0 / unit }
        let first = values[0]
        let mean = values.reduce(0, +) / Double(values.count)
        let low = values.reduce(first, Swift.min)
        let high = values.reduce(first, Swift.max)
        self.mean = mean * unit
        isConstant = low == high
        switch standardization {
        case .zscore:
            let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            let deviation = (squares / Double(values.count - 1)).squareRoot()
            origin = mean
            factor = isConstant ? 0 : 1 / deviation
        case .range:
            origin = low
            factor = isConstant ? 0 : 1 / (high - low)
        case .none:
            origin = 0
            factor = 1
        }
    }

    /// Sizes whose squares, and sums of a million of them, are ordinary numbers.
    static let ordinary = 1e-100...1e100
}
