extension DiagnosticCode {
    static let proofCodes: [DiagnosticCode] = [exactNotReached, attributeTooLarge]

    /// `--method exact`, and no proof.
    public static let exactNotReached = DiagnosticCode(
        330, "no exact answer",
        explanation: """
            `--method exact` asks for the best grouping with proof, and there was none: a municipality has more sets of \
            units within the limits than can be listed, or the time was up. The groupings come from the search; `method` in \
            the JSON says `search`, and `bound` and `gap` say how far from the best they can be where that is known.

            Narrower limits (fewer members, a smaller diameter) leave fewer sets; more time helps where the time was up.
            """
    )

    /// A value whose square is no number.
    public static let attributeTooLarge = DiagnosticCode(
        331, "attribute too large",
        explanation: """
            An attribute that is used as it is (`--standardize none`) has a value beyond 1e100. Regions are compared by \
            sums of squares, which such a value takes beyond what a number can be. Standardized attributes may have any size.
            """
    )
}
