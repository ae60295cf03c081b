import GroupingMethods
import StudyAreas

/// The quantities of a cluster that have a band and may have a limit.
public enum Threshold: String, Sendable, CaseIterable {
    /// Inhabitants of the cluster.
    case population
    /// Units in the cluster.
    case members
    /// The largest distance from a member to its nearest member.
    case gap
    /// The largest distance between two members.
    case diameter
    /// The largest distance from the hub to a member.
    case radius
    /// The longest drive from one member to another.
    case drive

    /// What its values are counted in.
    public var unit: String {
        switch self {
        case .population: "inhabitants"
        case .members: "units"
        case .gap, .diameter, .radius: "km"
        case .drive: "min"
        }
    }

    /// The values that known clusters have; never a requirement of the campaign. Nil for the radius, of which nothing is known.
    ///
    /// Villages are many more than parishes, but the band covers both: 3 to 10 main villages or parishes, up to 25 hamlets.
    public var calibratedBand: TrapezoidScore? {
        switch self {
        case .population: .population
        case .members: TrapezoidScore(full: 3...10, zero: 2...25)
        case .gap: TrapezoidScore(full: 0...4.5, zero: 0...9)
        case .diameter: TrapezoidScore(full: 0...15, zero: 0...30)
        case .radius: nil
        case .drive: TrapezoidScore(full: 0...20, zero: 0...40)
        }
    }

    /// The band that holds in a study: the user's where there is one, and whether it is the calibrated one.
    public func band(in configuration: StudyConfiguration) -> (band: TrapezoidScore, isCalibrated: Bool)? {
        if let given = configuration.bands[rawValue] { return (given, false) }
        if let scaled = configuration.scaledBands[rawValue] { return (scaled, false) }
        return calibratedBand.map { ($0, true) }
    }

    /// The hard limit on this quantity.
    public func bounds(in limits: StudyLimits) -> LimitBounds { limit(in: limits) }

    /// The hard limit on this quantity.
    func limit(in limits: StudyLimits) -> LimitBounds {
        switch self {
        case .population: limits.population
        case .members: limits.members
        case .gap: LimitBounds(maximum: limits.maxGapKm)
        case .diameter: LimitBounds(maximum: limits.maxDiameterKm)
        case .radius: LimitBounds(maximum: limits.maxRadiusKm)
        case .drive: LimitBounds(maximum: limits.maxDriveMinutes)
        }
    }
}

/// One quantity of one cluster beside its limit and its band.
public struct ThresholdRow: Sendable, Hashable {
    /// How a value stands to its limit and its band.
    public enum Verdict: String, Sendable, CaseIterable {
        /// The hard limit is broken.
        case limitBroken
        /// Within the limit, and outside the band.
        case outsideBand
        /// Within both.
        case withinBand
        /// Within the limit, and there is no band.
        case noBand
    }

    /// Which quantity.
    public var threshold: Threshold
    /// What the cluster has, in `threshold.unit`; not finite where a distance is unknown.
    public var value: Double
    /// The hard limit; open where there is none.
    public var limit: LimitBounds
    /// Where the score is 1, and where it is 0; nil where nothing is known.
    public var band: TrapezoidScore?
    /// Whether the band is the one calibrated on known clusters, not the user's.
    public var isBandCalibrated: Bool
    /// Whether the band is the calibrated one in the scale of the study's own medians.
    public var isBandScaled = false
    /// 1 inside the band, falling to 0; nil without a band.
    public var score: Double?
    /// Whether the hard limit is kept.
    public var isWithinLimit: Bool
    /// The members that decide the value: the pair farthest apart, the hub and the farthest member. Positions of units.
    public var deciding: [Int]
    /// What a distance between the deciding members was taken from; nil for what is no distance.
    public var source: DistanceSource?
    /// Pairs of members whose time is not known, and which therefore do not count.
    public var unknownPairs = 0

    /// How the value stands to its limit and its band.
    public var verdict: Verdict {
        if !isWithinLimit { return .limitBroken }
        guard let score else { return .noBand }
        return score < 1 ? .outsideBand : .withinBand
    }

    /// How many digits behind the point, 1 to 3, tell the value from an end of its limit or band that it only comes near.
    public var decimals: Int {
        let ends = [limit.minimum, limit.maximum, band?.full.lowerBound, band?.full.upperBound].compactMap { $0 }
        return [(1, 10.0), (2, 100)].first { entry in
            !ends.contains { $0 != value && ($0 * entry.1).rounded() == (value * entry.1).rounded() }
        }?.0 ?? 3
    }

    init(
        _ threshold: Threshold, value: Double, limits: StudyLimits,
        configuration: StudyConfiguration = StudyConfiguration(), deciding: [Int] = [], source: DistanceSource? = nil
    ) {
        self.threshold = threshold
        self.value = value
        limit = threshold.limit(in: limits)
        let band = threshold.band(in: configuration)
        self.band = band?.band
        isBandCalibrated = band?.isCalibrated ?? false
        isBandScaled =
            configuration.bands[threshold.rawValue] == nil && configuration.scaledBands[threshold.rawValue] != nil
        score = band.map { $0.band.score(value) }
        isWithinLimit = limit.contains(value)
        self.deciding = deciding
        self.source = source
    }
}
