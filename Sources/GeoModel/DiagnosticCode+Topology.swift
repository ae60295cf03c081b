extension DiagnosticCode {
    static let topologyCodes: [DiagnosticCode] = [
        tangledPolygon, crowdedPlace, tooManyOverlaps, coarseCoordinates, repairedCoverage, nearMissesCut,
        unmeasuredOverlaps,
    ]

    /// A polygon that crosses itself so often that nothing can be made of it.
    public static let tangledPolygon = DiagnosticCode(
        230, "tangled polygon",
        explanation: """
            The line of a polygon crosses itself more than 2,000 times, not counting edges that cross no more than eight \
            others. What is inside and what is outside cannot be told from such a line in reasonable time. The feature was \
            left out. All polygons of a layer, and the parts of one code, may cross 20,000 times together. Usually points \
            have lost their order: draw the polygon again, or take it from the source.
            """
    )

    /// More units meet in one place than can be paired one by one.
    public static let crowdedPlace = DiagnosticCode(
        231, "too many units in one place",
        explanation: """
            More than 2,000 units meet in one point or lie along one line, or more than 500 edges lie within the border \
            tolerance of one place. Each would be a neighbour of each, which is \
            millions of pairs. They are not paired because of that place; borders that two of them share elsewhere count. \
            Usually a layer holds the same units many times: look at the layer.
            """
    )

    /// More pairs of units overlap than are listed.
    public static let tooManyOverlaps = DiagnosticCode(
        232, "too many overlaps",
        explanation: """
            More than 500,000 pairs of units claim the same land, or more than 100,000 where they lie across one another. The \
            search ended there: further pairs and gaps are not known, and areas of groups of units count their land as often as \
            it is claimed. Usually a layer holds the same units many times: \
            leave the copies out.
            """
    )

    /// Coordinates rounded so coarsely that borders drawn alike lie apart.
    public static let coarseCoordinates = DiagnosticCode(
        233, "coarse coordinates",
        explanation: """
            The coordinates of the layer are rounded to steps of several metres: with four decimals of a degree a step is 11 \
            metres. Borders of neighbours that meet between vertices then overlap or lie apart by up to a step, so borders \
            within a step count as one. Take the layer with more decimals, or set `border-tolerance` to a value of your own, \
            which then holds.
            """
    )

    /// Narrow gaps and overlaps that were closed on request.
    public static let repairedCoverage = DiagnosticCode(
        234, "gaps and overlaps closed",
        explanation: """
            With `--repair`, gaps and overlaps between units that are nowhere wider than the border tolerance are closed: the \
            land goes to the unit with which it shares the longest border. Wide gaps (lakes, fjords, missing units) and wide \
            overlaps stay and are reported as K034 and K033. The message lists what was closed, with place, area and units.
            """
    )

    /// Borders so close to one another that not all near misses are listed.
    public static let nearMissesCut = DiagnosticCode(
        235, "near misses not all listed",
        explanation: """
            Very many borders lie within ten times the border tolerance of one another. Neighbours are found all the same, but \
            not every pair that nearly meets is listed. Usually units lie on top of one another, or `border-tolerance` is \
            larger than the units.
            """
    )

    /// Units whose overlaps could not be measured.
    public static let unmeasuredOverlaps = DiagnosticCode(
        236, "overlaps not measured",
        explanation: """
            The polygon of a unit is invalid in a manner that the geometry library cannot repair, so it is not known which \
            other units claim the same land. Draw it again, or take it from the source.
            """
    )
}
