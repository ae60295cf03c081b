import Delimitation
import GeoModel
import GroupingMethods
import StudyAreas

/// Groups what is free in a plan: locked clusters stay, units outside by choice stay outside, limits hold.
///
///     let completion = PlanCompletion(of: plan, in: problem)
///     let result = try await completion.run(seconds: 10, seed: 1, threads: 1, cancellation: .never) { show($0) }
public struct PlanCompletion: Sendable {
    /// A way to complete the plan.
    public struct Candidate: Sendable {
        /// All clusters, those that stay with their numbers; new ones numbered behind.
        public var clusters: [Plan.Cluster]
        /// The objective of the whole; lower is better.
        public var objective: Double
        /// Whether no better one exists within the limits.
        public var isProven: Bool
        /// Units that change their cluster, ascending.
        public var moved: [Int]
    }

    /// What is completed.
    public let plan: Plan
    private let problem: StudyProblem
    private let fixed: [[Int]]
    private let outside: Set<Int>

    /// - Parameters:
    ///   - keepsAll: whether all clusters stay as they are, not only locked ones.
    ///   - together: units that have to be in one cluster.
    /// - Throws: `UnusableInput` for limits that the study cannot have.
    public init(
        of plan: Plan, in problem: StudyProblem, keepsAll: Bool = false, together: [Int] = []
    ) throws(UnusableInput) {
        self.plan = plan
        fixed = plan.clusters.filter { ($0.isLocked || keepsAll) && !$0.members.isEmpty }.map(\.members)
        outside = Set(plan.outside)
        var limits = plan.limits ?? problem.study.configuration.limits
        // Clusters that are to stay as they are come from the plan, not from a file.
        limits.fixed = nil
        if !together.isEmpty { limits.together.append(together.map { problem.study.units[$0].id }) }
        // A demand about units that stay where they are is met or broken already.
        let names = UnitNames(problem.study.units)
        let staying = Set(fixed.joined()).union(outside)
        func isFree(_ text: String) -> Bool {
            do throws(UnusableInput) { return !staying.contains(try names.index(of: text)) } catch { return true }
        }
        limits.together = limits.together.filter { $0.allSatisfy(isFree) }
        limits.outside = plan.outside.map { problem.study.units[$0].id }
        self.problem = try problem.limited(by: limits, fixed: fixed, completingLimits: true) { limits in
            limits.fixedMayBreakLimits = true
        }
    }

    /// Hands over better and better candidates, and the best at the end; nil where a signal came before the first.
    ///
    /// First a short search, then, unless that is proven, longer ones from other seeds until the time is up.
    /// - Throws: `ImpossibleCompletion` with the reasons where nothing is within the limits.
    public func run(
        seconds: Double, seed: UInt64, threads: Int, cancellation: Cancellation,
        progress: @escaping @Sendable (Double) -> Void = { _ in }, candidate: @escaping @Sendable (Candidate) -> Void
    ) async throws -> Candidate? {
        let start = ContinuousClock.now
        guard let end = start.adding(seconds: seconds) else { return nil }
        var best: Candidate?
        var reasons: [Infeasibility] = []
        var (round, length) = (UInt64(0), 0.3)
        rounds: while !cancellation.isRequested, best?.isProven != true, round == 0 || ContinuousClock.now < end {
            var options = GroupingOptions()
            options.seed = seed &+ round
            options.threads = threads
            options.cancellation = cancellation.before(min(end, .now + .seconds(length)))
            // What has no clusters yet gets all the time there is.
            if round > 0 && best == nil { options.cancellation = cancellation.before(end) }
            let share = (ContinuousClock.now - start) / .seconds(max(seconds, 0.001))
            progress(min(1, share))
            switch await problem.grouping.solve(options) {
            case .groupings(let groupings):
                if let found = groupings.first.map(self.candidate), found.objective < best?.objective ?? .infinity {
                    best = found
                    candidate(found)
                } else if let proven = groupings.first, proven.proven {
                    best?.isProven = true
                }
            case .infeasible(let found):
                if cancellation.isRequested { return best }
                // What a short search did not find is looked for again with all the time there is.
                reasons = found
                if best == nil && found.contains(where: \.proven) { break rounds }
            }
            round += 1
            length = min(length * 2, 8)
        }
        if best == nil && !reasons.isEmpty {
            var options = GroupingOptions()
            options.threads = threads
            options.cancellation = cancellation.before(max(end, .now + .seconds(2)))
            let explained = await problem.explained(reasons, options)
            throw ImpossibleCompletion(diagnostics: problem.diagnostics(for: explained), remedies: remedies(explained))
        }
        progress(1)
        return best
    }

    /// A grouping with the plan's numbers on the clusters that it keeps most of.
    private func candidate(_ grouping: Grouping) -> Candidate {
        let clusters = grouping.clusters
        let before = plan.clusters.filter { !$0.members.isEmpty }
        let comparison = GroupingComparison(
            before.map(\.members), clusters, populations: problem.study.units.map { $0.population ?? 1 })
        var numbered = [Plan.Cluster?](repeating: nil, count: clusters.count)
        for match in comparison.matches {
            guard let first = match.first, let second = match.second else { continue }
            numbered[second] = Plan.Cluster(id: before[first].id, members: clusters[second])
        }
        var next = plan.nextID
        let all = clusters.indices.map { index -> Plan.Cluster in
            if let known = numbered[index] { return known }
            next += 1
            return Plan.Cluster(id: next - 1, members: clusters[index])
        }
        // A locked cluster without members stays as well.
        let empty = plan.clusters.filter { $0.isLocked && $0.members.isEmpty }
        let whole = (all + empty).sorted { $0.id < $1.id }
        var homes = [Int?](repeating: nil, count: plan.homes.count)
        for cluster in whole { for unit in cluster.members { homes[unit] = cluster.id } }
        return Candidate(
            clusters: whole, objective: grouping.objective, isProven: grouping.proven,
            moved: homes.indices.filter { homes[$0] != plan.homes[$0] })
    }

    /// For each reason that one limit can repair, the limits with that one moved as little as it takes.
    private func remedies(_ reasons: [Infeasibility]) -> [ImpossibleCompletion.Remedy] {
        var found: [ImpossibleCompletion.Remedy] = []
        for reason in reasons where reason.effect != .isNotEnough {
            var limits = plan.limits ?? problem.study.configuration.limits
            let bound = reason.relaxation.flatMap { $0.isFinite ? $0 : nil }
            // Rounded to the side on which it suffices.
            let up = bound.map { ($0 * 10).rounded(.up) / 10 }
            func moved(_ bounds: LimitBounds) -> LimitBounds? {
                guard let bound else { return nil }
                return reason.isMaximum
                    ? LimitBounds(minimum: bounds.minimum, maximum: bound.rounded(.up))
                    : LimitBounds(minimum: bound.rounded(.down), maximum: bounds.maximum)
            }
            switch reason.limit {
            case .diameterKm: limits.maxDiameterKm = up
            case .gapKm: limits.maxGapKm = up
            case .radiusKm: limits.maxRadiusKm = up
            case .population: limits.population = moved(problem.limits.population) ?? limits.population
            case .members: limits.members = moved(problem.limits.members) ?? limits.members
            case .clusterCount: limits.clusters = moved(problem.limits.clusters) ?? limits.clusters
            case .municipality: limits.sameMunicipality = false
            case .coverAll: limits.cover = .some
            default: continue
            }
            guard limits != plan.limits ?? problem.study.configuration.limits else { continue }
            let remedy = ImpossibleCompletion.Remedy(limit: reason.limit, value: up ?? bound, limits: limits)
            if !found.contains(where: { $0.limits == limits }) { found.append(remedy) }
        }
        return found
    }
}

/// A plan cannot be completed within its limits.
public struct ImpossibleCompletion: Error, Sendable {
    /// One limit moved so that it is no longer in the way.
    public struct Remedy: Sendable {
        /// Which.
        public var limit: Infeasibility.Limit
        /// To where; nil for a demand that is dropped.
        public var value: Double?
        /// All limits afterwards.
        public var limits: StudyLimits
    }

    /// The reasons: which units, which limit, by how much.
    public var diagnostics: [Diagnostic]
    /// What would help, the limits one by one.
    public var remedies: [Remedy]
}
