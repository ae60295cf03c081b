import GeoModel

/// How much work to do, and in what manner. The same options give the same groupings at any number of threads, unless
/// the deadline binds.
public struct GroupingOptions: Sendable {
    /// How groupings are found.
    public var method = GroupingMethod.auto
    /// Where all randomness starts.
    public var seed: UInt64 = 1
    /// How many tasks run at once.
    public var threads = 2
    /// When to stop and hand over the best so far.
    public var cancellation = Cancellation.never
    /// The moment at which to stop, where there is one.
    public var deadline: ContinuousClock.Instant? {
        get { cancellation.deadline }
        set { cancellation.deadline = newValue }
    }
    /// How many different groupings to find.
    public var alternatives = 1
    /// The largest share of pairs of cluster-mates that two alternatives may have in common, of the pairs in either.
    public var maxOverlap = 0.8
    /// Independent starts of the search.
    public var starts = 4
    /// Multiplies the length of the search.
    public var effort = 1.0
    /// From how many units on parts that no cluster spans are searched by themselves, in parallel.
    public var largeFrom = 20_000
    /// Connected sets that exact enumeration may hold for one part, about 50 bytes each.
    public var maxSets = 2_000_000
    /// Connected sets that exact enumeration may look at in one part, kept or not. No Danish municipality of parishes has
    /// as many under the usual limits; where `auto` would take minutes over one part, the search answers in seconds.
    var maxSteps: Int { (method == .exact ? 40 : 2) * maxSets }
    /// Steps that the proof of one part may take before it settles for a bound.
    public var maxProofSteps = 20_000_000

    /// The defaults.
    public init() {}

    /// The options for what is tried before the search: half the time that is left and, where there are very many parts
    /// to try, little work for each.
    func beforeSearch(of unitCount: Int) -> GroupingOptions {
        var first = self
        if unitCount > largeFrom {
            first.maxSets = min(maxSets, 50_000)
            first.maxProofSteps = min(maxProofSteps, 50_000)
        }
        guard let deadline else { return first }
        let now = ContinuousClock.now
        first.deadline = now + max(.zero, (deadline - now) / 2)
        return first
    }

    /// How long a first grouping is still worked on when it is time to stop and there is none yet.
    static let patience = Duration.milliseconds(250)

    /// Whether to stop now.
    var mustStop: Bool { cancellation.mustStop }
}

/// How far the work has come. See `GroupingProblem.solve`.
public struct GroupingProgress: Sendable, Hashable {
    /// Share of the work done, 0 to 1.
    public var fraction: Double
    /// The objective of the best grouping so far, where one exists.
    public var objective: Double?
}
