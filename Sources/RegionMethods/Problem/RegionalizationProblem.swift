import Constraints
import GeoModel
import Graphs

/// A sum over the units of a region that must stay within bounds, both allowed values themselves.
public struct SumBound: Sendable, Hashable {
    /// What is summed, as messages call it.
    public var name: String
    /// One non-negative value a unit.
    public var values: [Double]
    /// The smallest and the largest sum a region may have.
    public var range: LimitRange<Double>

    /// Either side may be left open.
    public init(name: String, values: [Double], min: Double? = nil, max: Double? = nil) {
        self.name = name
        self.values = values
        range = LimitRange(min: min, max: max)
    }
}

/// What regions with the same objective are compared by; lower is better.
public enum RegionObjective: String, Sendable, Hashable, CaseIterable {
    /// Squared distances to the region's mean, summed over units and attributes.
    case wss
    /// Euclidean attribute distances summed over all pairs of units in the same region.
    case pairwise
}

/// How units with no path between them are treated. A region never spans two parts.
public enum PartsPolicy: String, Sendable, Hashable, CaseIterable {
    /// Each part gets its own regions, and a part that cannot reach a minimum is an error that names it.
    case ownRegions
    /// As above, but a part that cannot reach a minimum stands as one region of its own, listed in the result.
    case exemptSmallParts
}

/// Units to be grouped into connected regions that are alike in their attributes. The same problem serves every method.
///
///     let problem = RegionalizationProblem(graph: graph, attributes: table, regions: 10)
///     let regions = try problem.regions(by: .skater)
///     regions.labels   // [1, 1, 2, …]
public struct RegionalizationProblem: Sendable {
    /// Which units are neighbours.
    public var graph: UnitGraph
    /// What regions should be alike in.
    public var attributes: AttributeTable
    /// How many regions; nil for max-p, which seeks the largest number.
    public var regions: Int?
    /// Sums that every region must keep within.
    public var sums: [SumBound]
    /// How many units a region may have.
    public var count: LimitRange<Int>
    /// What AZP and max-p minimise.
    public var objective: RegionObjective
    /// What becomes of disconnected parts.
    public var parts: PartsPolicy
    /// Where the randomness of AZP and max-p starts.
    public var seed: UInt64
    /// How long AZP and max-p search, as a multiple of their usual number of steps.
    public var effort: Double
    /// How many connected sets the proof of a part of up to 64 units may look at, for AZP and max-p, less where `effort` is
    /// below 1; 0 for no proof. A million take about two seconds: what is not proven by then seldom is soon after. Sets that
    /// are only listed count an eighth each.
    public var proofSteps = 1_000_000
    /// Whether regions tell their pairwise distances also where these are not the objective: a sum over all pairs in a
    /// region.
    public var measuresPairwise = false
    /// Whether AZP and max-p go on improving regions that are not proven the best, until they are stopped or a good while brings
    /// nothing.
    public var keepsImproving = false
    /// What messages call the units; their positions when empty.
    public var unitNames: [String]

    /// No bounds, the sum of squares as objective and seed 1, unless said otherwise.
    public init(
        graph: UnitGraph,
        attributes: AttributeTable,
        regions: Int? = nil,
        sums: [SumBound] = [],
        count: LimitRange<Int> = .unlimited,
        objective: RegionObjective = .wss,
        parts: PartsPolicy = .ownRegions,
        seed: UInt64 = 1,
        effort: Double = 1,
        unitNames: [String] = []
    ) {
        self.graph = graph
        self.attributes = attributes
        self.regions = regions
        self.sums = sums
        self.count = count
        self.objective = objective
        self.parts = parts
        self.seed = seed
        self.effort = effort
        self.unitNames = unitNames
    }

    /// What a message calls a unit.
    func name(_ unit: Int) -> String { unit < unitNames.count ? unitNames[unit] : String(unit) }

    /// Every bound as a sum, the count of units being a sum of ones.
    var bounds: [SumBound] {
        guard !count.isUnlimited else { return sums }
        let ones = [Double](repeating: 1, count: graph.unitCount)
        return sums + [
            SumBound(name: "units", values: ones, min: count.min.map(Double.init), max: count.max.map(Double.init))
        ]
    }
}
