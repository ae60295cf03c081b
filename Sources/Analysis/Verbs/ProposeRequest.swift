import Delimitation
import GeoModel
import GroupingMethods
import MapOutput
import StudyAreas

/// Finding the best groupings of a study within its limits.
///
/// How many, by which method, from which seed and for how long are settings of the study, given once:
///
///     var settings = try StudyFile.read("SampleData")
///     settings.alternatives = 3
///     let problem = try StudyProblem(StudyLoader.load(settings))
///     let result = try await ProposeRequest(settings).run(on: problem)
///     for entry in result.entries { print(entry.grouping.objective, entry.facts.clusters.map(\.name)) }
public struct ProposeRequest: Sendable {
    /// How groupings are found, and when the search has to end.
    public var options: GroupingOptions
    /// How each cluster is compared with chance; nil for not at all.
    public var chance: ChanceOptions?

    /// A request with the method, seed, number of alternatives and time limit of these settings; the time counts from now.
    ///
    /// - Parameters:
    ///   - threads: how many at once, at least 1; the result does not depend on it.
    ///   - cancellation: when to stop in any case.
    public init(_ settings: StudyConfiguration, threads: Int = 2, cancellation: Cancellation = .never) {
        options = GroupingOptions()
        options.method = GroupingMethod(rawValue: settings.method.rawValue) ?? .auto
        options.seed = settings.seed
        options.alternatives = settings.alternatives
        options.threads = threads
        options.cancellation = cancellation.before(
            settings.timeLimitSeconds.flatMap { ContinuousClock.now.adding(seconds: $0) })
    }

    /// The options with which groupings are looked for: where clusters are compared with chance too, that gets a fifth of the time
    /// that is left.
    public var searchOptions: GroupingOptions {
        var search = options
        if chance != nil, let deadline = options.deadline {
            search.deadline = deadline - max(.zero, deadline - .now) / 5
        }
        return search
    }

    /// When the comparison with chance has to end: a second after everything else.
    public var chanceCancellation: Cancellation {
        var cancellation = options.cancellation
        cancellation.deadline = cancellation.deadline.map { $0 + .seconds(1) }
        return cancellation
    }

    /// Where the work has come to.
    public enum Step: Sendable {
        /// The search has begun, or has come so far.
        case grouping(GroupingProgress?)
        /// There is no grouping: what change of the limits would help.
        case lookingForWhatHelps
        /// The comparison with chance.
        case comparing
    }

    /// Searches, explains what cannot be had, and scores what was found.
    ///
    /// - Parameter progress: called with each step as it begins, and with how far the search has come; from any thread.
    /// - Throws: `UnusableInput` when no grouping keeps the limits, with one diagnostic a reason: K080 where that is proven, K081
    ///   where none was found.
    public func run(
        on problem: StudyProblem, progress: @escaping @Sendable (Step) -> Void = { _ in }
    ) async throws(UnusableInput) -> ProposeResult {
        let faults = problem.impossibleLimits()
        guard faults.isEmpty else { throw UnusableInput(faults) }
        switch await search(problem, progress: progress) {
        case .infeasible(let reasons): throw UnusableInput(problem.diagnostics(for: reasons))
        case .groupings(let groupings):
            let reasons = try await reasonsForNoCluster(groupings, problem)
            return ProposeResult(
                entries: entries(groupings, problem, progress: progress),
                findings: reasons + findings(about: groupings))
        }
    }

    /// The groupings, the best first; or why there are none, with what would help unless the work was stopped by hand.
    public func search(
        _ problem: StudyProblem, progress: @escaping @Sendable (Step) -> Void = { _ in }
    ) async -> GroupingOutcome {
        progress(.grouping(nil))
        let options = searchOptions
        let outcome = await problem.grouping.solve(options) { progress(.grouping($0)) }
        guard case .infeasible(let reasons) = outcome, !options.cancellation.isRequested else { return outcome }
        progress(.lookingForWhatHelps)
        return .infeasible(await problem.explained(reasons, options))
    }

    /// Why the best grouping has no clusters; empty where it has some.
    ///
    /// - Throws: `UnusableInput` where the limits are the reason.
    public func reasonsForNoCluster(
        _ groupings: [Grouping], _ problem: StudyProblem
    ) async throws(UnusableInput) -> [Diagnostic] {
        guard let best = groupings.first, best.clusters.isEmpty, !options.cancellation.isRequested else { return [] }
        let why = await problem.whyNoCluster(searchOptions, proven: best.proven)
        if why.isInfeasible { throw UnusableInput(why.diagnostics) }
        return why.diagnostics
    }

    /// Everything known of these groupings, with numbers, names and colours that a cluster keeps through all of them.
    ///
    /// With `chance` each cluster is compared with chance groups until `chanceCancellation` says that the time is up.
    public func entries(
        _ groupings: [Grouping], _ problem: StudyProblem, progress: (Step) -> Void = { _ in }
    ) -> [GroupingsDocument.Entry] {
        if chance != nil { progress(.comparing) }
        let cancellation = chanceCancellation
        let weights = problem.grouping.populations
        let facts = groupings.map {
            problem.facts(of: $0, scorer: problem.scorer, chance: chance, cancellation: cancellation)
        }
        let numbers = ClusterIdentity.numbers(facts.map { $0.clusters.map(\.members) }, weights: weights)
        let kept = ClusterColours.kept(
            ClusterIdentity.kept(facts, weights: weights), numbers: numbers, study: problem.study)
        return zip(groupings, kept).map { GroupingsDocument.Entry($0, facts: $1) }
    }
}

/// Groupings within the limits, the best first.
public struct ProposeResult: Sendable {
    /// Each grouping with everything known of it.
    public var entries: [GroupingsDocument.Entry]
    /// What was found about the groupings themselves: that there are fewer than asked for, or that no proof was reached.
    public var findings: [Diagnostic]

    /// A result from its parts.
    init(entries: [GroupingsDocument.Entry], findings: [Diagnostic]) {
        (self.entries, self.findings) = (entries, findings)
    }
}
