import GroupingMethods

/// The stated functions from what is measured to 0..1, and how measures make legs and legs the criterion.
///
/// Few numbers, each with its reason in `Docs/criterion.md`. Calibrated on known clusters; no requirement of the campaign.
public struct CriterionFunctions: Sendable, Hashable {
    /// A straight line from 0 at `zero` to 1 at `full`, level outside; `full` may be the smaller one.
    public struct Ramp: Sendable, Hashable {
        /// Where the score is 0.
        public var zero: Double
        /// Where the score is 1.
        public var full: Double

        /// A line from 0 at one value to 1 at another.
        public init(zero: Double, full: Double) {
            self.zero = zero
            self.full = full
        }

        /// The upper side of a band: a distance is never too short. A band that ends at once falls at once.
        public init(upperSideOf band: SoftBand) {
            full = band.full.upperBound
            zero = max(band.zero.upperBound, full.nextUp)
        }

        /// The score of a value.
        public func score(_ value: Double) -> Double {
            full == zero ? (value >= full ? 1 : 0) : min(1, max(0, (value - zero) / (full - zero)))
        }
    }

    /// Outline that follows nothing, in circumferences of a circle as large as the cluster.
    public var openOutline = Ramp(zero: 1.3, full: 0)
    /// 4 pi times the area over the squared outline: 1 for a disc.
    public var polsbyPopper = Ramp(zero: 0.1, full: 0.6)
    /// Share of the members' shared borders that runs inside.
    public var separation = Ramp(zero: 0.1, full: 0.6)
    /// Share of the outline that is coast, municipal border or old border.
    public var edge = Ramp(zero: 0, full: 0.7)
    /// Squared area over 2 pi times the second moment: 1 for a disc.
    public var compactness = Ramp(zero: 0.3, full: 0.9)
    /// Steep: an overlap of 0.7 happens by chance, one of 0.95 does not.
    public var jaccard = Ramp(zero: 0.8, full: 1)
    /// Kilometres from a member to its nearest other, the largest; in a study the band `gap` says.
    public var gap = Ramp(zero: 9, full: 4.5)
    /// Kilometres between the two members farthest apart; in a study the band `diameter` says.
    public var diameter = Ramp(zero: 30, full: 15)
    /// What a proposal's quality is weighed by; in a study the band `population` says.
    public var population = SoftBand.population
    /// What an outline that follows something adds to the geographic leg.
    public var openOutlineWeight = 0.6
    /// What a simple outline adds.
    public var polsbyPopperWeight = 0.2
    /// What short distances add.
    public var proximityWeight = 0.2
    /// How much of an old border counts: outside as an outline that follows something, inside as one that is crossed.
    public var oldBorderShare = 0.5
    /// What is left of the geographic leg when the members do not hang together.
    public var scatteredFactor = 0.5
    /// How much the geographic leg loses when all borders between members are barriers without a link.
    public var innerBarrierWeight = 0.5
    /// How much of a leg that does not lead counts.
    public var sideWeight = 0.25

    /// How near a border runs to a barrier that it follows, in metres.
    public var barrierTolerance = 50.0
    /// The share of the inhabitants that a survey found attached to the cluster.
    public var attachment = Ramp(zero: 0.5, full: 1)
    /// What one inhabitant outside every cluster costs a proposal, 0 to 1: a cluster is proposed when its quality exceeds
    /// 1 less this.
    public var unassignedPrice = 0.6

    /// The defaults.
    public init() {}

    /// The legs together: the best counts whole, each other one takes its part of what is missing to 1.
    public func criterion(_ legs: [Double]) -> Double {
        criterion(legs.first ?? 0, legs.dropFirst().first ?? 0, legs.dropFirst(2).first ?? 0)
    }

    /// The same for three legs, a missing one being 0.
    public func criterion(_ first: Double, _ second: Double, _ third: Double) -> Double {
        let best = max(first, second, third)
        let least = min(first, second, third)
        let middle = first + second + third - best - least
        return 1 - (1 - best) * (1 - sideWeight * middle) * (1 - sideWeight * least)
    }
}
