/// What of a unit's shape adds up over a cluster: area, centroid and second moment, in the plane of the working CRS.
public struct UnitMoments: Sendable, Hashable, BitwiseCopyable {
    /// Area in square metres.
    public var area: Double
    /// Easting of the centroid in metres.
    public var x: Double
    /// Northing of the centroid in metres.
    public var y: Double
    /// Polar second moment of area about the unit's own centroid, in metres to the fourth.
    public var secondMoment: Double

    /// All four in metres; `secondMoment` is about the unit's own centroid.
    public init(area: Double, x: Double, y: Double, secondMoment: Double) {
        self.area = area
        self.x = x
        self.y = y
        self.secondMoment = secondMoment
    }
}

/// A soft limit: 1 inside `full`, falling straight to 0 at the two ends of `zero`.
public struct TrapezoidScore: Sendable, Hashable {
    /// Where the score is 1.
    public var full: ClosedRange<Double>
    /// Where, and beyond which, the score is 0.
    public var zero: ClosedRange<Double>

    /// `zero` contains `full`.
    public init(full: ClosedRange<Double>, zero: ClosedRange<Double>) {
        self.full = full
        self.zero = zero
    }

    /// Inhabitants of a cluster as calibrated on known clusters: full from 3,000 to 8,000, zero at 1,000 and 16,000.
    public static var population: TrapezoidScore { TrapezoidScore(full: 3000...8000, zero: 1000...16000) }

    /// The score of a value, 0 to 1.
    public func score(_ value: Double) -> Double {
        if value < full.lowerBound {
            let span = full.lowerBound - zero.lowerBound
            return span > 0 ? Swift.max(0, (value - zero.lowerBound) / span) : 0
        }
        if value > full.upperBound {
            let span = zero.upperBound - full.upperBound
            return span > 0 ? Swift.max(0, (zero.upperBound - value) / span) : 0
        }
        return 1
    }
}
