/// Which units are in the cluster that is being evaluated.
///
/// A view into the caller's memory: use it only inside the call that received it.
public struct ClusterMembership {
    @usableFromInline let labels: UnsafePointer<Int32>
    @usableFromInline let label: Int32

    @inlinable
    init(labels: UnsafePointer<Int32>, label: Int32) {
        self.labels = labels
        self.label = label
    }

    /// Whether `unit` is a member.
    @inlinable
    public func contains(_ unit: Int) -> Bool { labels[unit] == label }
}

/// What makes a cluster good: a cost that depends on that cluster alone, kept up to date one unit at a time.
///
/// The objective of a grouping is the sum of the costs of its clusters and of `unassignedCost` over the units in none.
/// Search and proof serve every objective alike. Costs are finite and at least 0: that is what a bound rests on.
/// `State` is copied for every trial, so it should be small and plain.
public protocol ClusterObjective: Sendable {
    /// What is remembered of a cluster, enough to know its cost.
    associatedtype State: Sendable

    /// The state of a cluster without members.
    func emptyState() -> State

    /// Takes `unit` into the cluster. `inside` knows the other members; what it says of `unit` itself is undefined.
    func add(_ unit: Int, to state: inout State, inside: ClusterMembership)

    /// Takes `unit` out of the cluster. `inside` knows the other members; what it says of `unit` itself is undefined.
    func remove(_ unit: Int, from state: inout State, inside: ClusterMembership)

    /// The cost of the cluster, at least 0; lower is better.
    func cost(of state: State) -> Double

    /// The price of leaving `unit` in no cluster, at least 0.
    func unassignedCost(of unit: Int) -> Double

    /// What `unit` adds to the cost of any cluster at least: no cluster costs less than the sum of these over its members.
    ///
    /// A bound on groupings whose clusters cannot be listed rests on it; 0 says nothing.
    func leastCost(of unit: Int) -> Double

    /// Whether no cluster with these members, whoever joins them, costs less than leaving its members out.
    ///
    /// An enumeration goes no further there; `false` says nothing.
    func isHopeless(_ state: State) -> Bool
}

extension ClusterObjective {
    /// Nothing is known.
    public func leastCost(of unit: Int) -> Double { 0 }

    /// Nothing is known.
    public func isHopeless(_ state: State) -> Bool { false }
}

extension ClusterObjective {
    /// The cost of a cluster from scratch, and the state behind it. `unitCount` is the number of all units.
    public func evaluate(_ members: [Int], unitCount: Int) -> (cost: Double, state: State) {
        var labels = [Int32](repeating: 0, count: unitCount)
        var state = emptyState()
        for unit in members {
            labels.withUnsafeBufferPointer { buffer in
                guard let base = buffer.baseAddress else { return }
                add(unit, to: &state, inside: ClusterMembership(labels: base, label: 1))
            }
            labels[unit] = 1
        }
        return (cost(of: state), state)
    }
}

extension ClusterMembership {
    /// Calls `body` with the units whose label is `label`: for tests of an objective.
    public static func withLabels<Result>(
        _ labels: [Int32], label: Int32, _ body: (ClusterMembership) throws -> Result
    ) rethrows -> Result {
        // Room for one more label, so that even no labels have an address.
        try (labels + [label &- 1]).withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else {
                preconditionFailure("a buffer that is not empty has an address")
            }
            return try body(ClusterMembership(labels: base, label: label))
        }
    }
}
