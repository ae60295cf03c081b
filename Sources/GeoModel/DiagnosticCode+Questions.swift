extension DiagnosticCode {
    static let questionCodes: [DiagnosticCode] = [
        noClusterHolds, notCompletable, changeImpossible, changeTooLarge, confidenceTooLarge, confidenceIsRough,
        unknownAttribute, attributeHasHoles, unusableLimit, unusableFacility, sampleMixesPoorly,
    ]

    /// Units that no cluster within the limits can hold.
    public static let noClusterHolds = DiagnosticCode(
        340, "no cluster holds these units",
        explanation: """
            `--around` asks for clusters that hold certain units, and no connected set of units that holds them all keeps \
            the limits. The notes say which single limit, changed alone, would let one be found, and the nearest value that \
            does. `klynge propose STUDY --why UNIT` says the same of one unit.
            """
    )

    /// A grouping that is given in part and cannot be completed.
    public static let notCompletable = DiagnosticCode(
        341, "the partial grouping cannot be completed",
        explanation: """
            `--complete` keeps the given parts of clusters together, joins no two of them, makes no further cluster, and \
            grows them until they keep the limits. Either one of the parts cannot be in a cluster within the limits, and the \
            message names it, or each can, and they stand in each other's way.
            """
    )

    /// Limits that no grouping can keep with so few moves.
    public static let changeImpossible = DiagnosticCode(
        342, "no grouping is near enough",
        explanation: """
            `--start GROUPING` asks for the least change that keeps the limits. No grouping keeps them or, with `--max-moves`, \
            none that moves so few units. Where this is proven the message says how many must move at the least, otherwise how
            many the nearest grouping moves that was found.
            """
    )

    /// A change that is too large to be proven.
    public static let changeTooLarge = DiagnosticCode(
        343, "too large to prove the least change",
        explanation: """
            The fewest moves are found by looking at all connected sets of units within the limits. Here there are too many, \
            so the answer comes from the search with a price on moves. It keeps the limits; fewer moves may be possible. \
            `--within MUNICIPALITY`, or narrower limits, make a proof possible.
            """
    )

    /// Border confidence that cannot be had.
    public static let confidenceTooLarge = DiagnosticCode(
        344, "too large for border confidence",
        explanation: """
            `--confidence` looks at all groupings that are nearly as good as the best, and needs all connected sets of units \
            within the limits for that. Here there are too many, or the time ran out. `--within MUNICIPALITY`, parishes in \
            place of villages, or narrower limits make it possible.
            """
    )

    /// Border confidence from a sample that has not settled.
    public static let confidenceIsRough = DiagnosticCode(
        345, "border confidence is rough",
        explanation: """
            There were too many groupings within the tolerance to look at each, so some were drawn, and the chains that drew \
            them do not agree well yet. The standard error in the result says how far a share may be off. A smaller tolerance \
            leaves fewer groupings, and often all of them can be looked at.
            """
    )

    /// A limit on an attribute that no unit has.
    public static let unknownAttribute = DiagnosticCode(
        346, "unknown attribute",
        explanation: """
            A limit or target names an attribute that neither a table of figures (`--figures`) nor the layer of the units \
            has. `population` and `km2` are always there. The hint names the nearest real one.
            """
    )

    /// An attribute that not every unit has.
    public static let attributeHasHoles = DiagnosticCode(
        347, "attribute without a figure for some units",
        explanation: """
            A limit or target is on an attribute that some units have no figure for. They count as 0 in sums and ratios, and \
            do not count for a smallest or largest value or a mean.
            """
    )

    /// A limit that cannot be read.
    public static let unusableLimit = DiagnosticCode(
        348, "unusable limit",
        explanation: """
            A limit on an attribute is written `sum(ATTRIBUTE)=MIN..MAX`, `min(…)`, `max(…)`, `mean(…)`, or `A/B=MIN..MAX` for \
            the ratio of two sums; a target is written `ATTRIBUTE=VALUE@PRICE`. Either end of a range may be left out. The \
            decimal sign is a point: `mean(age)=..44.5`.
            """
    )

    /// A facility that cannot be used.
    public static let unusableFacility = DiagnosticCode(
        349, "unusable facility",
        explanation: """
            `--facilities NAME=FILE` reads points: halls, schools. Each belongs to the unit whose land it lies in. One that \
            lies in no unit is left out and named. `--facility`, `--max-facility-distance` and `--close` need the name of a \
            layer that was given, and `--close NAME:ID` a facility in it.
            """
    )

    /// Chains that do not agree.
    public static let sampleMixesPoorly = DiagnosticCode(
        350, "the sample mixes poorly",
        explanation: """
            Several chains drew groupings, each from its own start, and their figures do not agree well yet, or the draws of \
            a chain resemble each other too much to tell as many things as there are draws. R-hat is 1 where chains agree and \
            should be below 1.05; the effective sample size says how many independent draws the sample is worth. More \
            `--steps` help, and so do wider limits.

            Source: Vehtari and others, "Rank-normalization, folding, and localization: an improved R-hat", 2021.
            """
    )
}
