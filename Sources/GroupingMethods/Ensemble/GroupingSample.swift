import GeoModel

/// How neutral groupings are drawn.
public struct SampleOptions: Sendable {
    /// How many groupings are kept.
    public var count = 100
    /// Steps before the first one is counted, so that the start is forgotten; nil for as many as lie between 20 that
    /// are kept.
    public var burnIn: Int?
    /// Steps from one kept grouping to the next; nil for ten a cluster and at least 100.
    public var every: Int?
    /// Whether the chain's long-run distribution is known: in proportion to the product of numbers of spanning trees.
    public var isReversible = false
    /// Where all randomness starts.
    public var seed: UInt64 = 1

    /// The defaults.
    public init() {}
}

/// What a chain did.
public struct SampleStatistics: Sendable, Hashable {
    /// Steps from one kept grouping to the next.
    public var every = 0
    /// Steps before those that count.
    public var burnIn = 0
    /// Steps made, those before the first kept grouping included.
    public var steps = 0
    /// Steps that changed the grouping.
    public var accepted = 0
    /// Spanning trees drawn.
    public var trees = 0
    /// The most cuts within the limits that a tree had.
    public var mostCuts = 0
    /// Reversible: the number of cuts that the chain allowed for.
    public var cutBound: Int?
    /// Reversible: how often a tree had more cuts than that. At 0 the long-run distribution is exact.
    public var boundsExceeded = 0

    /// The share of steps that changed the grouping.
    public var acceptanceRate: Double { steps > 0 ? Double(accepted) / Double(steps) : 0 }
}

/// Neutral groupings, in the order in which they were drawn.
public struct GroupingSample: Sendable {
    /// Each within the limits.
    public var groupings: [Grouping]
    /// What the chain did.
    public var statistics: SampleStatistics
    /// Whether it was stopped before all were drawn.
    public var interrupted: Bool
}

extension GroupingProblem {
    /// Groupings that differ from `start` by random recombination only: with as many clusters, and as many units in none,
    /// in every connected part.
    ///
    /// A step costs about as much as a few walks through two clusters. The same seed gives the same groupings.
    /// - Parameters:
    ///   - start: a grouping within the limits; its fixed clusters stay.
    ///   - cancellation: when it ends the work, the groupings so far are handed over.
    public func sample(
        from start: Grouping, options: SampleOptions = SampleOptions(), cancellation: Cancellation = .never
    ) -> GroupingSample {
        let fixed = Set(limits.fixed.map { $0.sorted() })
        let free = freeUnits()
        var chain = RecombinationChain(
            graph: freeGraph(), populations: populations, clusters: start.clusters.filter { !fixed.contains($0) },
            outside: start.unassigned.filter { free[$0] }, rules: recombinationRules(),
            isReversible: options.isReversible, seed: options.seed)
        chain.cancellation = cancellation
        let every = max(1, options.every ?? max(100, 10 * chain.parts.count))
        let (twenty, isTooMany) = every.multipliedReportingOverflow(by: 20)
        let burnIn = options.burnIn ?? (isTooMany ? Int.max : twenty)
        var kept: [Grouping] = []
        var interrupted = false
        func walk(_ steps: Int) {
            for step in 0..<max(0, steps) {
                if step & 63 == 0 && cancellation.mustStop {
                    interrupted = true
                    return
                }
                chain.step()
            }
        }
        // Half of the steps that are not counted teach the reversible chain how many cuts to allow for.
        chain.isLearning = options.isReversible && !chain.isCutBoundSure
        walk(burnIn / 2)
        if chain.isLearning { chain.cutBound = chain.cutBound * 3 / 2 + 1 }
        chain.isLearning = false
        walk(burnIn - burnIn / 2)
        while kept.count < options.count {
            walk(every)
            // Even when stopped at once there is one grouping to hand over: the chain as it is.
            if interrupted && !kept.isEmpty { break }
            kept.append(grouping(limits.fixed + chain.clusters, method: .search, interrupted: interrupted))
            if interrupted { break }
        }
        var statistics = chain.statistics
        statistics.every = every
        statistics.burnIn = burnIn
        if options.isReversible { statistics.cutBound = chain.cutBound }
        return GroupingSample(groupings: kept, statistics: statistics, interrupted: interrupted)
    }

    /// The limits of a cluster, those that add up along a tree apart from those that are asked for one by one.
    private func recombinationRules() -> RecombinationRules {
        let isPlain =
            limits.attributeSums.isEmpty && limits.clusterRules.isEmpty && limits.together.isEmpty
            && limits.apart.isEmpty
            && limits.maxDiameterKm == nil && limits.maxGapKm == nil && limits.maxRadiusKm == nil
        var rules = RecombinationRules(population: limits.population, members: limits.members, accepts: nil)
        if !isPlain { rules.accepts = { [self] members in breaches(of: members).isEmpty } }
        return rules
    }
}
