import Graphs

/// Units, limits and an objective: what every method of grouping starts from.
///
///     var problem = GroupingProblem(ids: ids, graph: graph, populations: populations, objective: objective)
///     problem.limits.population = LimitRange(1000...16000)
///     let outcome = await problem.solve()
public struct GroupingProblem<Objective: ClusterObjective>: Sendable {
    /// One id a unit; they break ties between clusters of equal population.
    public var ids: [String]
    /// Borders and links.
    public var graph: UnitGraph
    /// Inhabitants of every unit, finite and at least 0.
    public var populations: [Double]
    /// A number for the municipality of every unit; nil where none is known, which counts as a municipality of its own.
    public var municipalities: [Int?]
    /// Kilometres between units.
    public var distances: Distances
    /// What every grouping must respect.
    public var limits: GroupingLimits
    /// What is minimised.
    public var objective: Objective

    /// Values of every unit, all in the same order.
    public init(
        ids: [String], graph: UnitGraph, populations: [Double], municipalities: [Int?] = [],
        distances: Distances = .none, limits: GroupingLimits = GroupingLimits(), objective: Objective
    ) {
        precondition(ids.count == graph.unitCount && populations.count == graph.unitCount, "one value a unit")
        precondition(municipalities.isEmpty || municipalities.count == graph.unitCount, "one municipality a unit")
        self.ids = ids
        self.graph = graph
        self.populations = populations
        self.municipalities = municipalities.isEmpty ? [Int?](repeating: nil, count: ids.count) : municipalities
        self.distances = distances
        self.limits = limits
        self.objective = objective
    }

    /// How many units there are.
    public var unitCount: Int { graph.unitCount }

    /// The clusters as a grouping in stable order with its objective, whoever made them.
    public func grouping(
        _ clusters: [[Int]], method: GroupingMethod = .search, bound: Double? = nil, proven: Bool = false,
        interrupted: Bool = false
    ) -> Grouping {
        var used = [Bool](repeating: false, count: unitCount)
        for cluster in clusters { for unit in cluster { used[unit] = true } }
        let unassigned = (0..<unitCount).filter { !used[$0] }
        let ordered = stableOrder(clusters)
        return Grouping(
            clusters: ordered, unassigned: unassigned, objective: cost(of: ordered, unassigned: unassigned),
            bound: bound, proven: proven, method: method, interrupted: interrupted
        )
    }

    /// Largest population first, ties by the smallest id in each cluster.
    func stableOrder(_ clusters: [[Int]]) -> [[Int]] {
        clusters.map { members in
            (
                members: members.sorted(), population: members.sorted().reduce(0) { $0 + populations[$1] },
                id: members.map { ids[$0] }.min() ?? ""
            )
        }
        .sorted { ($1.population, $0.id, $0.members.first ?? 0) < ($0.population, $1.id, $1.members.first ?? 0) }
        .map(\.members)
    }

    private func cost(of clusters: [[Int]], unassigned: [Int]) -> Double {
        var labels = [Int32](repeating: -1, count: unitCount)
        var sum = unassigned.reduce(0) { $0 + objective.unassignedCost(of: $1) }
        labels.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            for (index, cluster) in clusters.enumerated() {
                var state = objective.emptyState()
                let inside = ClusterMembership(labels: base, label: Int32(index))
                for unit in cluster {
                    objective.add(unit, to: &state, inside: inside)
                    base[unit] = Int32(index)
                }
                sum += objective.cost(of: state)
            }
        }
        return sum
    }
}

/// What solving gives: ranked groupings, best first, or every reason why there is none.
public enum GroupingOutcome: Sendable {
    case groupings([Grouping])
    case infeasible([Infeasibility])
}
