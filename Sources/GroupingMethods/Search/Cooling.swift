import GeoModel

/// How far a walk has cooled: by its rounds or, when there is no time for all of them, by the time that has passed.
///
/// A walk that is cut off while it is hot has hardly improved anything; one that cools faster has.
struct Cooling {
    /// In how many steps a walk cools.
    static let steps = 200

    private let rounds: Int
    private let start = ContinuousClock.now
    private let cancellation: Cancellation
    /// Whether the time decides: then the result depends on it.
    private(set) var isCutShort = false

    /// For a walk of `rounds` that `cancellation` may end before.
    init(rounds: Int, cancellation: Cancellation) {
        self.rounds = rounds
        self.cancellation = cancellation
    }

    /// How many of the steps are done after `round` rounds; nil when the walk is over.
    mutating func step(after round: Int) -> Int? {
        if cancellation.isRequested {
            isCutShort = true
            return nil
        }
        let byRounds = round * Self.steps / rounds
        guard let deadline = cancellation.deadline else { return byRounds }
        let passed = deadline > start ? (ContinuousClock.now - start) / (deadline - start) : 1
        // Rounds are not equally long, so a small lag may be made up for.
        isCutShort = isCutShort || passed >= 1 || passed > Double(round) / Double(rounds) + 0.1
        guard passed < 1 else { return nil }
        return isCutShort ? max(byRounds, Int(passed * Double(Self.steps))) : byRounds
    }
}
