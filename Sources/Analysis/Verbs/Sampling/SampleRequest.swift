import Delimitation
import GeoModel
import GroupingMethods
import MapOutput
import StudyAreas

/// Drawing neutral groupings within the limits, to compare others with chance.
///
///     let sample = try await SampleRequest(count: 400, seed: 1).run(on: problem)
///
/// Source: DeFord, Duchin and Solomon, "Recombination: A family of Markov chains for redistricting", 2021,
/// <https://doi.org/10.1162/99608f92.eb30390f>.
public struct SampleRequest: Sendable {
    /// How many groupings to keep, at least 1.
    public var count: Int
    /// Where all randomness starts.
    public var seed: UInt64
    /// Steps of the chains from the first kept grouping on; nil for a number that fits the clusters.
    public var steps: Int?
    /// Steps before those, to forget the start; nil for a number that fits.
    public var burnIn: Int?
    /// How many chains, each from a start of its own; nil for 4, or fewer for few groupings.
    public var chains: Int?
    /// What comes up how often.
    public var target = SampleTarget.recom
    /// Draws single contiguous groups of so many units instead of whole groupings; nil for groupings.
    public var groupSize: Int?
    /// How many tasks run at once, at least 1.
    public var threads = 2
    /// When to stop and hand over what was drawn.
    public var cancellation = Cancellation.never

    /// A request for whole groupings.
    public init(count: Int = 100, seed: UInt64 = 1) { (self.count, self.seed) = (count, seed) }

    /// Where the work has come to.
    public enum Step: Sendable {
        /// The search for groupings to start from.
        case grouping
        /// The chains, or the single groups.
        case sampling
    }

    /// Draws.
    ///
    /// - Parameter progress: called with each step as it begins.
    /// - Returns: what was drawn; nil where the work was stopped before there was a grouping to start from.
    /// - Throws: `UnusableInput` where no grouping keeps the limits, and with K172 where no single group does.
    public func run(
        on problem: StudyProblem, progress: (Step) -> Void = { _ in }
    ) async throws(UnusableInput) -> SampleResult? {
        if let groupSize { return try groups(of: groupSize, problem, progress) }
        let wanted = chains ?? max(1, min(4, count / 10))
        let record = DeadlineRecord(cancellation)
        progress(.grouping)
        var reasons: [Diagnostic] = []
        var starts = await starts(problem, wanted)
        if starts.isEmpty {
            guard let start = try await provenStart(problem, &reasons) else { return nil }
            starts = [start]
        }
        progress(.sampling)
        var options = SampleOptions()
        options.count = count
        options.seed = seed
        options.burnIn = burnIn
        options.every = steps.map { max(1, $0 / count) }
        let sample = await problem.grouping.sample(
            from: starts, chains: wanted, target: target, options: options, threads: threads,
            cancellation: cancellation)
        if sample.interrupted { _ = record.mustStop() }
        return SampleResult(
            groupings: sample.groupings, sampling: SamplingFacts(chains: sample, target: target), reasons: reasons,
            findings: SampleFindings.diagnostics(sample, wanted: count), isCutShort: record.isSet)
    }

    /// Good groupings, each from a search of its own. Nothing is proven about them.
    private func starts(_ problem: StudyProblem, _ chains: Int) async -> [Grouping] {
        var options = halfTheTime
        options.method = .search
        options.starts = 1
        options.effort = 0.05
        var found: [Grouping] = []
        for chain in 0..<min(chains, 4) where found.isEmpty || !options.cancellation.mustStop {
            options.seed = seed &+ UInt64(chain)
            guard case .groupings(let groupings) = await problem.grouping.solve(options), let first = groupings.first
            else { continue }
            if !first.clusters.isEmpty { found.append(first) }
        }
        return found
    }

    /// The best grouping, where the search found none; nil where the work was stopped, and else the reason why there is none is
    /// thrown.
    private func provenStart(
        _ problem: StudyProblem, _ reasons: inout [Diagnostic]
    ) async throws(UnusableInput) -> Grouping? {
        let options = halfTheTime
        switch await problem.grouping.solve(options) {
        case .infeasible where cancellation.isRequested: return nil
        case .infeasible(let reasons):
            throw UnusableInput(problem.diagnostics(for: await problem.explained(reasons, options)))
        case .groupings(let found):
            let best = found.first ?? problem.grouping.grouping([])
            if best.clusters.isEmpty && best.proven {
                let why = await problem.whyNoCluster(options)
                if why.isInfeasible { throw UnusableInput(why.diagnostics) }
                reasons = why.diagnostics
            }
            return best
        }
    }

    /// Options that leave half of the time that is left for the chains.
    private var halfTheTime: GroupingOptions {
        var options = GroupingOptions()
        options.seed = seed
        options.threads = threads
        options.cancellation = cancellation
        if let deadline = cancellation.deadline { options.deadline = deadline - max(.zero, deadline - .now) / 2 }
        return options
    }
}
