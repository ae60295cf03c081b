import Graphs

/// What is asked of proposals that start from units or clusters that the user names.
public struct AnchoredOptions: Sendable {
    /// How many different proposals.
    public var count = 5
    /// The largest share of units that two proposals for one cluster may have in common, of the units in either.
    public var maxOverlap = 0.5
    /// How much work, and when to stop.
    public var work = GroupingOptions()

    /// The defaults.
    public init() {}
}

/// What anchored proposals came to.
public struct AnchoredOutcome: Sendable {
    /// Best first; each keeps the limits. None where no cluster can hold the units.
    public var groupings: [Grouping]
    /// How many clusters within the limits hold the named units; nil where they were not counted.
    public var candidates: Int?
    /// The named groups, by position, that no cluster within the limits can hold.
    public var impossible: [Int]
    /// Whether the first is proven to be the best.
    public var proven: Bool { groupings.first?.proven ?? false }
}

extension GroupingProblem where Objective == MeasuredObjective {
    /// Different clusters that hold `units`, the best first, each as a grouping of that one cluster.
    ///
    /// Best is the lowest objective: what the cluster saves over leaving its members out. Of clusters that share more than
    /// `maxOverlap` of their units only the better is offered.
    /// O(connected sets that hold the units); where they are too many, a beam of the best of each size.
    public func clusters(around units: [Int], options: AnchoredOptions = AnchoredOptions()) -> AnchoredOutcome {
        let candidates = candidates(holding: units, forbidden: [], options.work)
        guard !candidates.bits.isEmpty else {
            return AnchoredOutcome(
                groupings: [], candidates: candidates.isComplete ? 0 : nil, impossible: candidates.isComplete ? [0] : []
            )
        }
        let order = candidates.bits.indices.sorted {
            (-candidates.gains[$0], $0) < (-candidates.gains[$1], $1)
        }
        var kept: [Int] = []
        var overlap = options.maxOverlap
        // Where few clusters are possible they are all alike; the wish for difference gives way.
        while kept.count < options.count {
            for index in order where kept.count < options.count && !kept.contains(index) {
                let isDifferent = kept.allSatisfy {
                    Self.overlap(candidates.bits[$0], candidates.bits[index]) <= overlap
                }
                if isDifferent { kept.append(index) }
            }
            if overlap >= 1 { break }
            overlap += 0.1
        }
        kept.sort { (-candidates.gains[$0], $0) < (-candidates.gains[$1], $1) }
        let best = order[0]
        let groupings = kept.map { index in
            grouping(
                [candidates.members(index)], method: candidates.isComplete ? .exact : .search,
                proven: candidates.isComplete && index == best)
        }
        return AnchoredOutcome(
            groupings: groupings, candidates: candidates.isComplete ? candidates.bits.count : nil, impossible: [])
    }

    /// The shared part of two sets, of the units in either.
    static func overlap(_ one: UnitBits, _ other: UnitBits) -> Double {
        let either = (one | other).count
        return either == 0 ? 1 : Double((one & other).count) / Double(either)
    }

    /// All sets within the limits that hold certain units or, where they are too many, the best that were met.
    func candidates(holding required: [Int], forbidden: [Int], _ options: GroupingOptions) -> CandidateSets {
        let graph = freeGraph()
        let (near, isWhole) = surroundings(of: required, graph)
        let local = LocalUnits(self, graph: graph, units: near)
        if options.method != .search {
            let enumerator = CandidateEnumerator(
                self, local, required: required, forbidden: forbidden, maxSets: min(options.maxSets, 1_000_000),
                maxSteps: options.maxSteps, mustStop: { options.mustStop })
            var found = enumerator.run()
            if found.isComplete {
                found.isComplete = isWhole
                return found
            }
        }
        return CandidateBeam(
            problem: self, local: local, required: required, forbidden: forbidden, mustStop: { options.mustStop }
        ).run()
    }

    /// The units that may share a cluster with all of `units`, at most 256 of them; whether those are all.
    private func surroundings(of units: [Int], _ graph: UnitGraph) -> (units: [Int], isWhole: Bool) {
        var found = units
        var seen = Set(units)
        var next = 0
        var isWhole = true
        while next < found.count {
            let unit = found[next]
            next += 1
            for other in graph.neighbours(of: unit) where !seen.contains(other) {
                seen.insert(other)
                if let most = limits.maxDiameterKm, units.contains(where: { distances.km($0, other) > most }) {
                    continue
                }
                guard found.count < UnitBits.capacity else {
                    isWhole = false
                    continue
                }
                found.append(other)
            }
        }
        return (found.sorted(), isWhole)
    }
}
