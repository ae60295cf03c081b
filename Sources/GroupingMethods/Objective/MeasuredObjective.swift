import Graphs

/// The values of every unit and of every border that a cluster's sums are made from.
public struct UnitMeasures: Sendable {
    /// Which units share a border; declared links are not among them.
    public let graph: UnitGraph
    /// What each unit adds.
    public let units: [ClusterSums.Columns]
    /// What each entry of `graph.targets` adds, the same both ways.
    public let borders: [ClusterSums.Columns]
    /// The sum over all borders of each unit, with those to what is no unit.
    let totals: [ClusterSums.Columns]

    /// - Parameter further: for each unit what its borders with land outside the units add.
    public init(
        graph: UnitGraph, units: [ClusterSums.Columns], borders: [ClusterSums.Columns], further: [ClusterSums.Columns]
    ) {
        precondition(units.count == graph.unitCount && further.count == graph.unitCount, "one value a unit")
        precondition(borders.count == graph.targets.count, "one value an entry")
        self.graph = graph
        self.units = units
        self.borders = borders
        totals = (0..<graph.unitCount).map { unit in
            graph.row(of: unit).reduce(further[unit]) { $0 + borders[$1] }
        }
    }

    /// Takes `unit` in. O(neighbours of the unit).
    package func add(_ unit: Int, to sums: inout ClusterSums, isInside: (Int) -> Bool) {
        sums.add(unit, units: units[unit], borders: totals[unit], inside: shared(unit, isInside))
    }

    /// Takes `unit` out. O(neighbours of the unit + members).
    func remove(_ unit: Int, from sums: inout ClusterSums, isInside: (Int) -> Bool) {
        sums.remove(unit, units: units[unit], borders: totals[unit], inside: shared(unit, isInside))
    }

    @inline(__always)
    private func shared(_ unit: Int, _ isInside: (Int) -> Bool) -> ClusterSums.Columns {
        var shared = ClusterSums.Columns.zero
        for index in graph.row(of: unit) where isInside(graph.targets[index]) { shared += borders[index] }
        return shared
    }

    /// The sums of a cluster from scratch. O(members times neighbours), for small clusters times their size.
    public func sums(of members: [Int]) -> ClusterSums {
        var sums = ClusterSums()
        if members.count <= 24 {
            for (position, unit) in members.enumerated() {
                add(unit, to: &sums) { members[..<position].contains($0) }
            }
        } else {
            var inside: Set<Int> = []
            for unit in members {
                add(unit, to: &sums) { inside.contains($0) }
                inside.insert(unit)
            }
        }
        return sums
    }
}

/// An objective whose cost is a given function of a cluster's sums and members.
///
/// It keeps the sums; what they mean, and what makes a cluster good, is a value from outside.
public struct MeasuredObjective: ClusterObjective {
    /// What the sums are made from.
    public let measures: UnitMeasures
    /// The price of each unit outside every cluster. With other prices than at first nothing is known to be hopeless.
    public var prices: [Double] { didSet { hopeless = nil } }
    /// What each unit adds to the cost of any cluster at least; empty where nothing is known.
    public var leastCosts: [Double] = []
    /// Whether no cluster with these members, whoever joins them, costs less than the prices of its members; nil for never.
    private var hopeless: (@Sendable (ClusterSums) -> Bool)?
    private let costOfSums: @Sendable (ClusterSums) -> Double

    /// - Parameters:
    ///   - hopeless: see `isHopeless`.
    ///   - cost: finite and at least 0 for every cluster that hangs together.
    public init(
        measures: UnitMeasures, prices: [Double], hopeless: (@Sendable (ClusterSums) -> Bool)? = nil,
        cost: @escaping @Sendable (ClusterSums) -> Double
    ) {
        precondition(prices.count == measures.graph.unitCount, "one price a unit")
        self.measures = measures
        self.prices = prices
        costOfSums = cost
        self.hopeless = hopeless
    }

    /// The same with a further cost of each cluster, by its members in no meaningful order: at least 0, and finite.
    ///
    /// O(members) more for every cost.
    public func charging(_ further: @escaping @Sendable ([Int]) -> Double) -> MeasuredObjective {
        let cost = costOfSums
        var charging = MeasuredObjective(measures: measures, prices: prices, hopeless: hopeless) { sums in
            cost(sums) + further((0..<sums.count).map { sums[$0] })
        }
        charging.leastCosts = leastCosts
        return charging
    }

    /// Nothing yet.
    public func emptyState() -> ClusterSums { ClusterSums() }

    /// O(neighbours of the unit).
    public func add(_ unit: Int, to state: inout ClusterSums, inside: ClusterMembership) {
        measures.add(unit, to: &state) { inside.contains($0) }
    }

    /// O(neighbours of the unit + members).
    public func remove(_ unit: Int, from state: inout ClusterSums, inside: ClusterMembership) {
        measures.remove(unit, from: &state) { inside.contains($0) }
    }

    /// The given function.
    public func cost(of state: ClusterSums) -> Double { state.count == 0 ? 0 : costOfSums(state) }

    /// The given least cost.
    public func leastCost(of unit: Int) -> Double { leastCosts.isEmpty ? 0 : leastCosts[unit] }

    /// As given.
    public func isHopeless(_ state: ClusterSums) -> Bool { hopeless?(state) ?? false }

    /// The given price.
    public func unassignedCost(of unit: Int) -> Double { prices[unit] }
}
