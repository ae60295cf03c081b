/// A score that rises along a straight line from 0 to 1, level outside; the end with 1 may be the smaller one.
public struct LinearScore: Sendable, Hashable {
    /// Where the score is 0.
    public var zero: Double
    /// Where the score is 1.
    public var full: Double

    /// A line from 0 at one value to 1 at another.
    public init(zero: Double, full: Double) {
        self.zero = zero
        self.full = full
    }

    /// The score of a value, 0 to 1.
    public func score(_ value: Double) -> Double {
        full == zero ? (value >= full ? 1 : 0) : min(1, max(0, (value - zero) / (full - zero)))
    }
}
