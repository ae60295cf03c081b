import GeoModel
import GroupingMethods
import Texts

extension ProposeRequest {
    /// What there is to report about groupings that were found: a proof that was asked for and is not there, K172; alternatives
    /// that were asked for and are not there, K173.
    public func findings(about groupings: [Grouping]) -> [Diagnostic] {
        [proofNotReached(groupings), fewerThanWanted(groupings)].compactMap { $0 }
    }

    /// The search never takes the place of a proof in silence.
    private func proofNotReached(_ groupings: [Grouping]) -> Diagnostic? {
        guard options.method == .exact, let best = groupings.first, !best.proven else { return nil }
        return Diagnostic(
            .exactNotReached, .warning,
            best.interrupted
                ? "the time was up before the best grouping was proven; this is the best that was found"
                : "the best grouping could not be proven: there are too many sets of units within the limits; this is the best "
                    + "that the search found",
            notes: best.gap.map {
                [
                    "the lowest possible objective is at most \(Wording.number(($0 * 10_000).rounded(.up) / 100)) % below this one"
                ]
            } ?? [],
            hint: best.interrupted
                ? "allow more time (`--time-limit`)"
                : "narrow the limits (`--members`, `--max-diameter`), or take a smaller area (`--within`)")
    }

    /// A word on alternatives that were asked for and are not there.
    public func fewerThanWanted(_ groupings: [Grouping]) -> Diagnostic? {
        guard groupings.count < options.alternatives else { return nil }
        let isCutShort = options.cancellation.isRequested || groupings.contains(where: \.interrupted)
        return Diagnostic(
            .fewerAlternatives, .note,
            "\(groupings.count) of \(options.alternatives) groupings were found: "
                + (isCutShort
                    ? "the time was up" : "no other was found within the limits that differs enough from these"),
            hint: isCutShort ? "allow more time" : "widen a limit")
    }
}
