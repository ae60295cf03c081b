import Regionalization
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

    /// What its values are counted in.
    public var unit: String {
        switch self {
        case .population: "inhabitants"
        case .members: "units"
        case .gap, .diameter, .radius: "km"
        }
    }

    /// The values that known clusters have; never a requirement of the campaign. Nil for the radius, of which nothing is known.
    ///
    /// Villages are many more than parishes, but the band covers both: 3 to 10 main villages or parishes, up to 25 hamlets.
    public var calibratedBand: SoftBand? {
        switch self {
        case .population: .population
        case .members: SoftBand(full: 3...10, zero: 2...25)
        case .gap: SoftBand(full: 0...4.5, zero: 0...9)
        case .diameter: SoftBand(full: 0...15, zero: 0...30)
        case .radius: nil
        }
    }

    /// The hard limit on this quantity.
    func limit(in limits: StudyLimits) -> LimitBounds {
        switch self {
        case .population: limits.population
        case .members: limits.members
        case .gap: LimitBounds(maximum: limits.maxGapKm)
        case .diameter: LimitBounds(maximum: limits.maxDiameterKm)
        case .radius: LimitBounds(maximum: limits.maxRadiusKm)
        }
    }
}

/// One quantity of one cluster beside its limit and its band.
public struct ThresholdRow: Sendable, Hashable {
    /// Which quantity.
    public var threshold: Threshold
    /// What the cluster has, in `threshold.unit`; not finite where a distance is unknown.
    public var value: Double
    /// The hard limit; open where there is none.
    public var limit: LimitBounds
    /// Where known clusters lie; nil where nothing is known.
    public var band: SoftBand?
    /// 1 inside the band, falling to 0; nil without a band.
    public var score: Double?
    /// Whether the hard limit is kept.
    public var isWithinLimit: Bool
    /// The members that decide the value: the pair farthest apart, the hub and the farthest member. Positions of units.
    public var deciding: [Int]

    init(_ threshold: Threshold, value: Double, limits: StudyLimits, deciding: [Int] = []) {
        self.threshold = threshold
        self.value = value
        limit = threshold.limit(in: limits)
        band = threshold.calibratedBand
        score = band.map { $0.score(value) }
        isWithinLimit = limit.contains(value)
        self.deciding = deciding
    }
}
