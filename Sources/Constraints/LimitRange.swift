/// A limit that may be open at either side: `1000...`, `...16000`, `2...10`, or none.
public struct LimitRange<Bound: Comparable & Sendable & Hashable>: Sendable, Hashable {
    /// The smallest allowed value; nil when there is no such limit.
    public var min: Bound?
    /// The largest allowed value; nil when there is no such limit.
    public var max: Bound?

    /// Both bounds are allowed values themselves.
    public init(min: Bound? = nil, max: Bound? = nil) {
        self.min = min
        self.max = max
    }

    /// Both bounds given.
    public init(_ range: ClosedRange<Bound>) { self.init(min: range.lowerBound, max: range.upperBound) }

    /// No limit at all.
    public static var unlimited: LimitRange { LimitRange() }

    /// Whether neither bound is set.
    public var isUnlimited: Bool { min == nil && max == nil }

    /// Whether no value can satisfy it.
    public var isUpsideDown: Bool {
        guard let min, let max else { return false }
        return min > max
    }

    /// Whether `value` is allowed.
    @inlinable
    public func contains(_ value: Bound) -> Bool {
        if let min, value < min { return false }
        if let max, value > max { return false }
        return true
    }
}
