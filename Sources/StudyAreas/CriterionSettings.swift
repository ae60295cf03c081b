import GroupingMethods

/// The numbers by which measures become scores, scores dimensions, and dimensions the criterion.
///
/// Few numbers, each with its reason in `Docs/criterion.md`. Calibrated on real groupings; no requirement of the campaign.
public struct CriterionSettings: Sendable, Hashable {
    /// The most that shape alone can score: a compact cluster is no clear one.
    public var shapeCap = 0.5
    /// Share of the outline on coast or along a barrier: above the middle it is an argument of its own.
    public var naturalOutline = LinearScore(zero: 0.5, full: 1)
    /// How much the geographic dimension loses when all borders between members are barriers without a link.
    public var innerBarrierWeight = 0.5
    /// How much it loses when all borders between members are a municipal border.
    public var innerMunicipalWeight = 0.5
    /// Share of the freely chosen outline on a border of a layer, less that of the inner borders.
    public var contrast = LinearScore(zero: -0.2, full: 0.8)
    /// Overlap with all areas together of which the cluster holds more than half.
    public var unionOverlap = LinearScore(zero: 0.9, full: 1)
    /// The share of the inhabitants that a survey found attached to the cluster.
    public var attachment = LinearScore(zero: 0.5, full: 1)
    /// How much of a dimension that does not lead counts.
    public var sideWeight = 0.25
    /// What a proposal's quality is multiplied by; in a study the band `population` holds.
    public var population = TrapezoidScore.population
    /// How near a border runs to a barrier that it follows, in metres.
    public var barrierTolerance = 50.0
    /// What one inhabitant outside every cluster costs a proposal, 0 to 1: a cluster is proposed when its quality exceeds
    /// 1 less this.
    public var unassignedPrice = 0.8

    /// The defaults.
    public init() {}

    /// The dimensions together: the best counts whole, each other one takes its part of what is missing to 1.
    public func criterion(_ dimensions: [Double]) -> Double {
        criterion(dimensions.first ?? 0, dimensions.dropFirst().first ?? 0, dimensions.dropFirst(2).first ?? 0)
    }

    /// The same for three dimensions, a missing one being 0.
    public func criterion(_ first: Double, _ second: Double, _ third: Double) -> Double {
        let best = max(first, second, third)
        let least = min(first, second, third)
        let middle = first + second + third - best - least
        return 1 - (1 - best) * (1 - sideWeight * middle) * (1 - sideWeight * least)
    }
}
