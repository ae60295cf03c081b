/// How far a walk has cooled: by its rounds or, when there is no time for all of them, by the time that has passed.
///
/// A walk that is cut off while it is hot has hardly improved anything; one that cools faster has.
struct Cooling {
    /// In how many steps a walk cools.
    static let steps = 200

    private let rounds: Int
    private let start = ContinuousClock.now
    private let deadline: ContinuousClock.Instant?
    /// Whether the time decides: then the result depends on it.
    private(set) var isCutShort = false

    /// For a walk of `rounds` that ends at `deadline` at the latest.
    init(rounds: Int, deadline: ContinuousClock.Instant?) {
        self.rounds = rounds
        self.deadline = deadline
    }

    /// How many of the steps are done after `round` rounds; nil when the walk is over.
    mutating func step(after round: Int) -> Int? {
        if Task.isCancelled {
            isCutShort = true
            return nil
        }
        let byRounds = round * Self.steps / rounds
        guard let deadline else { return byRounds }
        let passed = deadline > start ? (ContinuousClock.now - start) / (deadline - start) : 1
        // Rounds are not equally long, so a small lag may be made up for.
        isCutShort = isCutShort || passed >= 1 || passed > Double(round) / Double(rounds) + 0.1
        guard passed < 1 else { return nil }
        return isCutShort ? max(byRounds, Int(passed * Double(Self.steps))) : byRounds
    }
}
