import Graphs

/// The objective that needs only per-unit data: clusters in the population band, compact, and with their borders inside.
///
/// Quality is the population score times a mean of three measures of 0 to 1: separation (shared border inside the
/// cluster over shared border inside and on its outline), compactness (area squared over 2 pi times the polar second
/// moment, 1 for a disc) and natural edge (outline that borders no unit). Cost is the inhabitants times what quality
/// falls short of 1, so a cluster is worth having when its quality exceeds 1 minus the price of leaving units out.
/// Source of the compactness: Li, Goodchild and Church, "An efficient measure of compactness", 2013.
public struct CompactnessObjective: ClusterObjective {
    /// Sums over the members of a cluster.
    public struct State: Sendable, BitwiseCopyable {
        var members = 0
        var population = 0.0
        var area = 0.0
        var areaX = 0.0
        var areaY = 0.0
        var momentAboutOrigin = 0.0
        var innerBorder = 0.0
        var outerSharedBorder = 0.0
        var openOutline = 0.0
    }

    let graph: UnitGraph
    let populations: [Double]
    let moments: [UnitMoments]
    let sharedBorders: [Double]
    let sharedTotals: [Double]
    let openOutlines: [Double]
    let originX: Double
    let originY: Double
    /// The soft limits on the inhabitants.
    public var populationBand = TrapezoidScore.population
    /// What one inhabitant outside every cluster costs, 0 to 1. At 0.5 a cluster must have half the full quality.
    public var unassignedPrice = 0.5

    /// Values of every unit, and of every edge in the order of `graph.targets`.
    ///
    /// - Parameters:
    ///   - sharedBorders: metres of common border for each entry of `graph.targets`; 0 for a link.
    ///   - outlines: metres of each unit's outline that borders no unit, one entry a kind (coast, municipal border, …).
    public init(
        graph: UnitGraph, populations: [Double], moments: [UnitMoments], sharedBorders: [Double],
        outlines: [[Double]] = []
    ) {
        precondition(populations.count == graph.unitCount && moments.count == graph.unitCount)
        precondition(sharedBorders.count == graph.targets.count)
        self.graph = graph
        self.populations = populations
        self.moments = moments
        self.sharedBorders = sharedBorders
        sharedTotals = (0..<graph.unitCount).map { sharedBorders[graph.row(of: $0)].reduce(0, +) }
        openOutlines =
            outlines.isEmpty
            ? [Double](repeating: 0, count: graph.unitCount) : outlines.map { $0.reduce(0, +) }
        // Moments about a far-away origin lose digits: UTM northings are in the millions.
        let count = Double(max(1, moments.count))
        originX = moments.reduce(0) { $0 + $1.x } / count
        originY = moments.reduce(0) { $0 + $1.y } / count
    }

    /// Nothing yet.
    public func emptyState() -> State { State() }

    /// O(neighbours of the unit).
    public func add(_ unit: Int, to state: inout State, inside: ClusterMembership) {
        accumulate(unit, into: &state, inside: inside, sign: 1)
    }

    /// O(neighbours of the unit).
    public func remove(_ unit: Int, from state: inout State, inside: ClusterMembership) {
        accumulate(unit, into: &state, inside: inside, sign: -1)
    }

    private func accumulate(_ unit: Int, into state: inout State, inside: ClusterMembership, sign: Double) {
        var shared = 0.0
        for index in graph.row(of: unit) where inside.contains(graph.targets[index]) { shared += sharedBorders[index] }
        let own = moments[unit]
        let x = own.x - originX
        let y = own.y - originY
        state.members += sign > 0 ? 1 : -1
        state.population += sign * populations[unit]
        state.area += sign * own.area
        state.areaX += sign * own.area * x
        state.areaY += sign * own.area * y
        state.momentAboutOrigin += sign * (own.secondMoment + own.area * (x * x + y * y))
        state.innerBorder += sign * shared
        state.outerSharedBorder += sign * (sharedTotals[unit] - 2 * shared)
        state.openOutline += sign * openOutlines[unit]
    }

    /// The quality of a cluster, 0 to 1.
    public func quality(of state: State) -> Double {
        guard state.members > 0 else { return 0 }
        let population = populationBand.score(state.population)
        guard population > 0 else { return 0 }
        let measures = [(0.5, separation(state)), (0.35, compactness(state)), (0.15, openShare(state))]
        return population * measures.reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// Full from one half of the borders inside, which chance rarely reaches.
    private func separation(_ state: State) -> Double {
        let borders = state.innerBorder + max(0, state.outerSharedBorder)
        return borders > 0 ? min(1, 2 * state.innerBorder / borders) : 1
    }

    private func compactness(_ state: State) -> Double {
        guard state.area > 0 else { return 0 }
        let about = state.momentAboutOrigin - (state.areaX * state.areaX + state.areaY * state.areaY) / state.area
        return about > 0 ? min(1, state.area * state.area / (2 * Double.pi * about)) : 1
    }

    private func openShare(_ state: State) -> Double {
        let outline = max(0, state.openOutline) + max(0, state.outerSharedBorder)
        return outline > 0 ? min(1, max(0, state.openOutline) / outline) : 1
    }

    /// Inhabitants times what the quality falls short of 1.
    public func cost(of state: State) -> Double { max(0, state.population) * (1 - quality(of: state)) }

    /// Inhabitants times `unassignedPrice`.
    public func unassignedCost(of unit: Int) -> Double { populations[unit] * unassignedPrice }
}
