extension DiagnosticCode {
    static let groupingCodes: [DiagnosticCode] = [
        infeasibleLimits, noGroupingFound, brokenLimit, unknownUnitInGrouping, repeatedUnitInGrouping, unusableGrouping,
        noClusterWorthwhile, outputIsInput, unknownOutputSystem,
    ]

    /// Limits that contradict the data or each other.
    public static let infeasibleLimits = DiagnosticCode(
        80, "infeasible limits",
        explanation: """
            No grouping can meet the limits: that is proven, not merely not found. The message names the units and the \
            limit, by how much it is missed, and the smallest change of that one limit that is enough.

            Example: with `--cover all --max-gap 4` a village whose nearest neighbour is 5.2 km away can be in no cluster; \
            `--max-gap 5.2`, or `--cover some`, lets the rest be grouped.
            """
    )

    /// Clusters are possible, and leaving every unit unassigned is better.
    public static let noClusterWorthwhile = DiagnosticCode(
        86, "no cluster is worth it",
        explanation: """
            Clusters within the limits exist, and each of them is so far from what known clusters look like that leaving \
            its units unassigned costs less. That is an answer, not a failure: most of a municipality is often in no \
            cluster.

            `--cover all` shows the best grouping that leaves no unit out.
            """
    )

    /// A search that ended without a grouping.
    public static let noGroupingFound = DiagnosticCode(
        81, "no grouping found",
        explanation: """
            The search ended without a grouping that meets all limits. One may exist all the same: a longer search \
            (`--time-limit`), another `--seed`, or wider limits may find it.
            """
    )

    /// A grouping that the user brought breaks a limit.
    public static let brokenLimit = DiagnosticCode(
        82, "limit broken",
        explanation: """
            A cluster of the grouping that was scored breaks a hard limit. The score is given all the same, and the \
            command ends with exit status 1. Bands, calibrated on known clusters, are no limits and break nothing.
            """
    )

    /// A grouping file that names a unit which is not in the study.
    public static let unknownUnitInGrouping = DiagnosticCode(
        83, "unknown unit in a grouping",
        explanation: """
            A grouping file names a unit that the study does not have. Units are named by id, or by a name that is unique \
            in the study. A code that lost the zeros before it (`412` for `0412`), and a name with its kind behind it \
            ("Skjern Sogn"), are found where only one unit can be meant; what is written in full comes first.
            """
    )

    /// A grouping file that names a unit twice.
    public static let repeatedUnitInGrouping = DiagnosticCode(
        84, "repeated unit in a grouping",
        explanation: """
            A grouping file names a unit twice. A unit is in one cluster or in none, so this is an error, with one exception: \
            `klynge score` also scores clusters that overlap, each by itself, and only warns. Twice in the same cluster is \
            an error there too.
            """
    )

    /// A grouping file that is not one.
    public static let unusableGrouping = DiagnosticCode(
        85, "unusable grouping file",
        explanation: """
            A grouping is read from a CSV table with a header (`unit,cluster`; `;`, tabs and `|` are fine too), from GeoJSON \
            features with a `cluster` or `klynge_cluster` property, or from the JSON that `klynge propose` writes. The column \
            of clusters is found by its name (`cluster`, `klynge`), wherever it stands, the column of units by what it holds. \
            An empty cluster means unassigned.
            """
    )

    /// An output that would replace one of its inputs.
    public static let outputIsInput = DiagnosticCode(
        102, "output is an input",
        explanation: """
            An output file is one of the files that the command reads. An input is never overwritten, not even with \
            `--force`. Write to another file or folder.
            """
    )

    /// A map that cannot be written in the system asked for.
    public static let unknownOutputSystem = DiagnosticCode(
        103, "map cannot be written in this reference system",
        explanation: """
            `--crs` names a reference system that the projection library does not know, or in which the study's land cannot \
            be drawn. Without `--crs` maps are written in longitude and latitude, as RFC 7946 prescribes.
            """
    )
}
