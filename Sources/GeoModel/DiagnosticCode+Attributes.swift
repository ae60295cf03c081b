extension DiagnosticCode {
    static let attributeCodes: [DiagnosticCode] = [
        missingAttributeValue, constantAttribute, impossibleRegionCount, unreachableBound, boundNotHeldByMethod,
        noRegionsFound, unusableWeight,
    ]

    /// An attribute value that is absent or no number.
    public static let missingAttributeValue = DiagnosticCode(
        140, "missing attribute value",
        explanation: """
            A unit has no number for an attribute that the regions are built from. Regions are compared by distance \
            between attribute values, and there is no distance to a value that is not there.

            Complete the value, leave the attribute out, or choose to fill gaps with the attribute's mean: the unit then \
            pulls its region neither way.
            """
    )

    /// An attribute with the same value everywhere.
    public static let constantAttribute = DiagnosticCode(
        141, "constant attribute",
        explanation: """
            Every unit has the same value for an attribute. It cannot tell units apart, and its standard deviation of 0 \
            cannot be divided by, so it counts as 0 everywhere and has no influence. Leave it out.
            """
    )

    /// A number of regions that cannot be had.
    public static let impossibleRegionCount = DiagnosticCode(
        142, "impossible number of regions",
        explanation: """
            The number of regions lies outside what the data allows: at least one for each connected part, at most one for \
            each unit, and not more than the minimum sums or fewer than the maximum sums leave room for. Example: 38 \
            islands cannot be 20 regions. The message names the nearest number that is not ruled out.
            """
    )

    /// A minimum or maximum that no region can meet.
    public static let unreachableBound = DiagnosticCode(
        143, "unreachable bound",
        explanation: """
            A minimum is above what all units of a connected part have together, a maximum is below what a single unit \
            has, or a minimum is above its own maximum. No set of regions can hold it. Lower the minimum, raise the \
            maximum, or let parts that are too small stand as regions of their own.
            """
    )

    /// A minimum that the chosen method has no means to hold.
    public static let boundNotHeldByMethod = DiagnosticCode(
        144, "bound not held by this method",
        explanation: """
            Agglomerative methods (SCHC) join the most similar neighbours first and cannot promise that every region \
            reaches a minimum; they do hold a maximum. Use `azp`, `max-p`, `skater` or `redcap-...` for a minimum.
            """
    )

    /// A method that ended without regions inside the bounds.
    public static let noRegionsFound = DiagnosticCode(
        145, "no regions found",
        explanation: """
            The method came to its end without regions that hold every bound. That does not prove that there are none: a \
            heuristic can miss them. Try another seed, another method, fewer regions, or a wider bound.
            """
    )

    /// A weight that cannot be summed to a bound.
    public static let unusableWeight = DiagnosticCode(
        146, "unusable weight",
        explanation: """
            A bound adds up a field over the units of a region, and one unit's value is negative or no number. With \
            negative values a region that grows could fall back below its minimum. Correct the value or choose another field.
            """
    )
}
