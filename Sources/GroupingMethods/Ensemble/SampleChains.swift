import Constraints
import GeoModel
import Graphs

/// What the long-run distribution of neutral groupings is.
public enum SampleTarget: String, Sendable, Hashable, CaseIterable {
    /// Plain recombination: not known, close to that of spanning trees, and fast.
    case recom
    /// In proportion to the product of the clusters' numbers of spanning trees.
    case trees
    /// Every grouping equally often.
    case uniform
}

/// Groupings from several chains, and how well these agree.
public struct ChainSample: Sendable {
    /// Chain after chain.
    public var groupings: [Grouping]
    /// How many of them each chain gave.
    public var chainLengths: [Int]
    /// What the chains did, together.
    public var statistics: SampleStatistics
    /// Whether they were stopped before all were drawn.
    public var interrupted: Bool
    /// The agreement of the chains on each figure, by its name.
    public var quality: [(name: String, quality: ChainQuality)]
    /// The share of the steps that ended outside the limits, on the way from one grouping within them to another.
    public var shareOutsideLimits: Double

    /// The smallest effective sample size of any figure.
    public var effectiveSize: Double { quality.map(\.quality.effectiveSize).min() ?? 0 }
    /// The largest potential scale reduction of any figure.
    public var scaleReduction: Double { quality.map(\.quality.scaleReduction).max() ?? .infinity }
}

extension GroupingProblem {
    /// Neutral groupings from `chains` chains, each from its own start, with as many clusters as its start has.
    ///
    /// Limits on inhabitants or members that are narrower than a unit or two cut the groupings into islands. There the chains
    /// may pass through groupings a little outside, of which none is kept; for a known distribution these have a weight that is learned
    /// before the first is kept, and what is kept has the distribution of the target all the same (umbrella sampling).
    /// The same seed gives the same groupings at any number of threads, unless the time ends the work.
    ///
    /// Sources: see `RecombinationChain`; Torrie and Valleau, "Nonphysical sampling distributions in Monte Carlo free-energy
    /// estimation: umbrella sampling", 1977.
    /// - Parameter starts: groupings within the limits; chain `i` starts from number `i` modulo their number.
    public func sample(
        from starts: [Grouping], chains: Int, target: SampleTarget, options: SampleOptions = SampleOptions(),
        threads: Int = 1, cancellation: Cancellation = .never
    ) async -> ChainSample {
        let chains = max(1, min(chains, options.count))
        let graph = freeGraph()
        let starts = comparable(starts, graph)
        var results = [ChainRun?](repeating: nil, count: chains)
        await withTaskGroup(of: (Int, ChainRun).self) { group in
            var next = 0
            func add() {
                let index = next
                next += 1
                let share = options.count / chains + (index < options.count % chains ? 1 : 0)
                group.addTask {
                    var run = ChainRun(
                        self, graph, from: starts[index % starts.count], target: target, options: options,
                        chain: index)
                    run.draw(share, cancellation)
                    return (index, run)
                }
            }
            while next < min(chains, max(1, threads)) { add() }
            while let (index, run) = await group.next() {
                results[index] = run
                if next < chains { add() }
            }
        }
        return assembled(results.compactMap { $0 }, graph)
    }

    /// The starts with as many clusters and units in none in every part as the first: a chain changes neither.
    private func comparable(_ starts: [Grouping], _ graph: UnitGraph) -> [Grouping] {
        guard starts.count > 1 else { return starts }
        let parts = independentParts(graph)
        var partOf = [Int](repeating: -1, count: unitCount)
        for (index, part) in parts.enumerated() { for unit in part { partOf[unit] = index } }
        func signature(_ grouping: Grouping) -> [Int] {
            var counts = [Int](repeating: 0, count: 2 * parts.count)
            for cluster in grouping.clusters {
                if let first = cluster.first, partOf[first] >= 0 { counts[partOf[first]] += 1 }
            }
            for unit in grouping.unassigned where partOf[unit] >= 0 { counts[parts.count + partOf[unit]] += 1 }
            return counts
        }
        let wanted = signature(starts[0])
        return starts.filter { signature($0) == wanted }
    }

    private func assembled(_ runs: [ChainRun], _ graph: UnitGraph) -> ChainSample {
        var statistics = SampleStatistics()
        var outside = 0
        for run in runs {
            let own = run.statistics
            (statistics.every, statistics.burnIn) = (own.every, own.burnIn)
            statistics.steps += own.steps
            statistics.accepted += own.accepted
            statistics.trees += own.trees
            statistics.mostCuts = max(statistics.mostCuts, own.mostCuts)
            statistics.cutBound = own.cutBound.map { max($0, statistics.cutBound ?? 0) }
            statistics.boundsExceeded += own.boundsExceeded
            outside += run.stepsOutside
        }
        let interrupted = runs.contains(where: \.interrupted)
        let groupings = runs.map { run in
            run.kept.map { grouping(limits.fixed + $0, method: .search, interrupted: interrupted) }
        }
        let length = groupings.map(\.count).min() ?? 0
        func figure(_ value: (Grouping) -> Double) -> ChainQuality {
            ChainQuality(groupings.map { $0.prefix(length).map(value) })
        }
        let quality = [
            ("objective", figure(\.objective)),
            (
                "cutPairs",
                figure { grouping in
                    let labels = grouping.labels(unitCount: unitCount)
                    return Double(
                        (0..<unitCount).reduce(0) { sum, unit in
                            sum + graph.neighbours(of: unit).count { $0 > unit && labels[$0] != labels[unit] }
                        })
                }
            ),
        ]
        return ChainSample(
            groupings: groupings.flatMap { $0 }, chainLengths: groupings.map(\.count), statistics: statistics,
            interrupted: interrupted, quality: quality,
            shareOutsideLimits: statistics.steps > 0 ? Double(outside) / Double(statistics.steps) : 0)
    }
}

/// One chain with what it kept.
private struct ChainRun: Sendable {
    private var chain: RecombinationChain
    private let target: SampleTarget
    private var random: SplitMix64
    private let every: Int
    private let burnIn: Int
    /// The clusters of each grouping that was kept, without the fixed ones.
    private(set) var kept: [[[Int]]] = []
    private(set) var interrupted = false
    private(set) var stepsOutside = 0
    private var lastInside: [[Int32]] = []
    private let start: [[Int32]]

    init<Objective: ClusterObjective>(
        _ problem: GroupingProblem<Objective>, _ graph: UnitGraph, from start: Grouping, target: SampleTarget,
        options: SampleOptions, chain index: Int
    ) {
        self.target = target
        let limits = problem.limits
        let fixed = Set(limits.fixed.map { $0.sorted() })
        let free = problem.freeUnits()
        let strict = problem.recombinationRules(accepting: true)
        let clusters = start.clusters.filter { !fixed.contains($0) }
        let loose = problem.loosened(strict, clusters)
        self.start = clusters.map { $0.map(Int32.init) }
        chain = RecombinationChain(
            graph: graph, populations: problem.populations, clusters: clusters,
            outside: start.unassigned.filter { free[$0] }, rules: loose ?? strict, isReversible: target != .recom,
            seed: options.seed &+ 0x9E37_79B9 &* UInt64(index))
        chain.strict = loose == nil ? nil : strict
        chain.isUniform = target == .uniform
        random = SplitMix64(seed: options.seed, stream: 90_000 + index)
        every = max(1, options.every ?? max(target == .recom ? 20 : 100, 10 * chain.parts.count))
        let (twenty, isTooMany) = every.multipliedReportingOverflow(by: 20)
        burnIn = options.burnIn ?? (isTooMany ? Int.max : twenty)
    }

    var statistics: SampleStatistics {
        var statistics = chain.statistics
        (statistics.every, statistics.burnIn) = (every, burnIn)
        if target != .recom { statistics.cutBound = chain.cutBound }
        return statistics
    }

    /// Walks until so many groupings within the limits are kept.
    mutating func draw(_ count: Int, _ cancellation: Cancellation) {
        chain.cancellation = cancellation
        let isLearning = chain.isReversible && !chain.isCutBoundSure
        chain.isLearning = isLearning
        walk(burnIn / 2, cancellation, learning: true)
        if isLearning { chain.cutBound = chain.cutBound * 3 / 2 + 1 }
        chain.isLearning = false
        walk(burnIn - burnIn / 2, cancellation, learning: true)
        // A draw outside the limits is none: waiting for the next one inside would favour those at the edge.
        var drawsOutside = 0
        while kept.count < count && !interrupted && drawsOutside < 1000 + 100 * count {
            walk(every, cancellation, learning: false)
            if interrupted && !kept.isEmpty { return }
            if chain.isWithinLimits { kept.append(chain.clusters) } else { drawsOutside += 1 }
        }
        if kept.isEmpty { kept.append((lastInside.isEmpty ? start : lastInside).map { $0.map(Int.init).sorted() }) }
    }

    private mutating func walk(_ steps: Int, _ cancellation: Cancellation, learning: Bool) {
        guard chain.strict != nil else {
            for step in 0..<max(0, steps) {
                if step & 63 == 0 && cancellation.mustStop {
                    interrupted = true
                    return
                }
                chain.step()
            }
            return
        }
        for step in 0..<max(0, steps) {
            if step & 63 == 0 && cancellation.mustStop {
                interrupted = true
                return
            }
            if !chain.isReversible { chain.isLoose = random.below(4) == 0 }
            chain.step()
            let isInside = chain.isWithinLimits
            if !isInside { stepsOutside += 1 }
            if isInside { lastInside = chain.parts.indices.filter { !chain.isOutside[$0] }.map { chain.parts[$0] } }
            if chain.isReversible && learning {
                // About half of the steps inside: often enough, and free enough to go round.
                chain.strayWeight = min(1, max(-20, chain.strayWeight + (isInside ? 0.02 : -0.02)))
            }
        }
    }
}

extension GroupingProblem {
    /// The limits of a cluster, those that add up along a tree apart from those that are asked for one by one.
    func recombinationRules(accepting: Bool) -> RecombinationRules {
        let isPlain =
            limits.attributeSums.isEmpty && limits.clusterRules.isEmpty && limits.together.isEmpty
            && limits.apart.isEmpty && limits.maxDiameterKm == nil && limits.maxGapKm == nil
            && limits.maxRadiusKm == nil
        var rules = RecombinationRules(population: limits.population, members: limits.members, accepts: nil)
        if !isPlain {
            var other = self
            if accepting { (other.limits.population, other.limits.members) = (.unlimited, .unlimited) }
            rules.accepts = { [other] members in other.breaches(of: members).isEmpty }
        }
        return rules
    }

    /// Wider limits where those that hold leave less room than a unit or two; nil where they leave enough.
    func loosened(_ rules: RecombinationRules, _ clusters: [[Int]]) -> RecombinationRules? {
        let units = clusters.joined()
        guard !units.isEmpty else { return nil }
        let mean = units.reduce(0) { $0 + populations[$1] } / Double(units.count)
        var loose = rules
        var isWider = false
        if let least = rules.population.min, let most = rules.population.max, mean > 0, most - least < 3 * mean {
            let room = max(most - least, 1.5 * mean)
            loose.population = LimitRange(min: max(0, least - room), max: most + room)
            isWider = true
        }
        if let least = rules.members.min, let most = rules.members.max, most - least < 2 {
            loose.members = LimitRange(min: max(1, least - 1), max: most + 1)
            isWider = true
        }
        return isWider ? loose : nil
    }
}
