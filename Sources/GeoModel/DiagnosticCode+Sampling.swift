extension DiagnosticCode {
    static let samplingCodes: [DiagnosticCode] = [
        sampleStandsStill, sampleBoundExceeded, fewerGroupsThanAsked, fewerAlternatives,
    ]

    /// A random walk over groupings that never left its start.
    public static let sampleStandsStill = DiagnosticCode(
        170, "the sample stands still",
        explanation: """
            Neutral groupings are drawn by a random walk: two neighbouring clusters become one and are cut apart elsewhere, \
            within the limits. No step found another grouping, so all that were drawn are the same. Either the limits leave \
            no other one with as many clusters and as many units in none, or the way to it leads through groupings that \
            break a limit.

            Wider limits, another number of clusters (`--clusters`), or more steps (`--steps`) may help.
            """
    )

    /// A reversible chain that met more ways to cut a tree than it allowed for.
    public static let sampleBoundExceeded = DiagnosticCode(
        171, "bound of the reversible chain exceeded",
        explanation: """
            The reversible chain takes a cut of a spanning tree with probability 1 over a bound on how many cuts a tree can \
            have. Where clusters may have many members the bound is learned before the first grouping is kept, and here a \
            later tree had more cuts. The distribution is then slightly off that of spanning trees.

            A longer `--burn-in` learns a better bound; `--members ..32`, or less, makes it certain.
            """
    )

    /// Random groups that could not be found.
    public static let fewerGroupsThanAsked = DiagnosticCode(
        172, "fewer random groups than asked for",
        explanation: """
            Random contiguous groups are grown unit by unit and kept when they meet the limits. Most did not: the size and \
            the limits hardly go together. Widen a limit, or ask for groups of another size.
            """
    )

    /// Alternatives that could not be found, or not in time.
    public static let fewerAlternatives = DiagnosticCode(
        173, "fewer alternatives than asked for",
        explanation: """
            Each alternative must differ from all groupings before it: of the pairs of units that share a \
            cluster in either, at most four fifths may share one in both. Under tight limits there may be no further grouping that differs so much, and the search \
            may miss one. With a time limit, or when interrupted, what was not reached in time is left out.

            Widen a limit, or allow more time.
            """
    )
}
