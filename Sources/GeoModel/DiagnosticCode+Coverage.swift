extension DiagnosticCode {
    static let coverageCodes: [DiagnosticCode] = [overlappingUnits, gapsBetweenUnits]

    /// Two units claim the same land.
    public static let overlappingUnits = DiagnosticCode(
        33, "overlapping units",
        explanation: """
            Two units claim the same land. Narrow overlaps come from borders that were simplified one unit at a time: for \
            instance 520 pairs of parishes overlap by 1,300 m² in all on the national map at 1:2,000,000. They change areas \
            by next to nothing, and borders that run within `border-tolerance` of each other still make neighbours.

            A wide overlap means that a unit is there twice or belongs to another year. The two are neighbours along what of \
            their outlines lies within one another. The land counts for each of them, and once where both are in one cluster. \
            Take the layer from a better source, or leave one of the two out with `leave-out`.
            """
    )

    /// Land that no unit claims, with units all around.
    public static let gapsBetweenUnits = DiagnosticCode(
        34, "gaps between units",
        explanation: """
            There is land that no unit claims, with units all around it. A narrow gap is a border that two units draw \
            differently; `border-tolerance` decides whether they are neighbours across it. A wide gap is a lake, foreign \
            land, or a unit that is missing from the layer: look at the place that the finding names.
            """
    )
}
