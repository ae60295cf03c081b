import Delimitation
import GeoModel
import GroupingMethods
import StudyAreas

/// Scores plans, and works out only those clusters that it has not seen yet.
///
/// What it says of a cluster is what `StudyProblem.facts` says of it, bit for bit: a cluster is a function of its members and the
/// limits, and nothing is carried over from one plan to the next but clusters that are the same in both.
public struct PlanScorer: Sendable {
    /// What plans are scored by; its limits are those of the plan that was scored last.
    public private(set) var problem: StudyProblem
    private let own: StudyLimits
    private var limits: StudyLimits?
    private var known: [[Int]: ScoredCluster] = [:]
    /// So many clusters are remembered at most.
    private let mostKnown: Int

    /// A scorer for plans of this study.
    public init(_ problem: StudyProblem) {
        self.problem = problem
        own = problem.limits
        mostKnown = max(400, problem.study.units.count)
    }

    /// A plan with everything that is known of it.
    ///
    /// - Throws: what the limits of the plan make unusable.
    public mutating func score(_ plan: Plan) throws(UnusableInput) -> ScoredPlan {
        if plan.limits != limits {
            problem = try problem.limited(by: plan.limits ?? own)
            limits = plan.limits
            known = [:]
        }
        let filled = plan.clusters.filter { !$0.members.isEmpty }
        let missing = filled.map(\.members).filter { known[$0] == nil }
        if known.count + missing.count > mostKnown {
            let wanted = Set(filled.map(\.members))
            known = known.filter { wanted.contains($0.key) }
        }
        let problem = problem
        let scored = concurrentMap(missing.count, threads: missing.count > 8 ? problem.study.threads : 1) {
            problem.scored(missing[$0])
        }
        for (members, cluster) in zip(missing, scored) { known[members] = cluster }
        let names = problem.clusterNames(filled.map(\.members))
        var entries: [ScoredPlan.Entry] = []
        var next = 0
        for cluster in plan.clusters {
            guard !cluster.members.isEmpty else {
                entries.append(ScoredPlan.Entry(cluster: cluster, name: cluster.name ?? "", scored: nil))
                continue
            }
            entries.append(
                ScoredPlan.Entry(
                    cluster: cluster, name: cluster.name ?? names[next], scored: known[cluster.members]))
            next += 1
        }
        return ScoredPlan(plan: plan, entries: entries)
    }
}

/// A plan with everything that is known of its clusters.
public struct ScoredPlan: Sendable {
    /// One cluster.
    public struct Entry: Sendable {
        /// Its number, members, lock and note.
        public var cluster: Plan.Cluster
        /// What it is called: by people, else by its largest settlement.
        public var name: String
        /// What is known of it; nil while it has no members.
        public var scored: ScoredCluster?
    }

    /// The plan.
    public var plan: Plan
    /// Its clusters, by number.
    public var entries: [Entry]
}
