extension DiagnosticCode {
    static let distanceCodes: [DiagnosticCode] = [
        unusableRoad, roadParts, farFromRoads, unreadableRoadValue, crossingLink, noRoads, unusableDistanceTable,
        unusableDistance, repeatedDistance, asymmetricDistances, unknownUnitInDistances, unknownDistances, unusableMove,
    ]

    /// A feature of the road layer that is no road.
    public static let unusableRoad = DiagnosticCode(
        130, "unusable road",
        explanation: """
            A feature of the road layer has no line with at least two places, or states as many `nodes` as it does not have \
            places. Without a line it is left out; with a wrong list of nodes the line is joined to others by where it lies.
            """)

    /// Roads that are not connected.
    public static let roadParts = DiagnosticCode(
        131, "roads in several parts",
        explanation: """
            The roads form several networks with no way from one to another: islands, or lines that merely almost meet. \
            Between units on different parts the straight line counts, and the result says so. Ends nearer to each other \
            than 1 m are joined; lines that carry OpenStreetMap's `nodes` are joined by those.
            """)

    /// A unit's point far from every road.
    public static let farFromRoads = DiagnosticCode(
        132, "far from every road",
        explanation: """
            A unit's point lies more than 2 km from the nearest road for cars, so no road distance is given for it: the \
            straight line counts. Either the road layer ends before the unit, or the unit's point lies where nobody lives: \
            `--unit-point village` takes the parish's largest village instead.
            """)

    /// A speed or direction that cannot be read.
    public static let unreadableRoadValue = DiagnosticCode(
        133, "unreadable speed or direction of a road",
        explanation: """
            `maxspeed` is a number of km/h (`50`, `30 mph`, `DK:urban`), `oneway` is yes, no, -1, true or false. What cannot \
            be read counts as missing: the usual speed of the road's class, and both directions. Docs/distances.md lists \
            the usual speeds.
            """)

    /// A ferry or bridge that makes two units neighbours.
    public static let crossingLink = DiagnosticCode(
        134, "ferry or bridge makes a link",
        explanation: """
            A ferry (`route=ferry`), or a bridge over water, in the road layer joins two units that share no border. They \
            count as neighbours from then on, as if `--link A=B` declared it.
            """)

    /// A road layer without a road for cars.
    public static let noRoads = DiagnosticCode(
        135, "no road for cars",
        explanation: """
            No line of the road layer is a road for cars, so distances are straight lines. The class stands in `highway`, as \
            OpenStreetMap has it; footways, cycleways, paths, tracks and steps are left out. In a layer where no line has \
            `highway` every line is a road.
            """)

    /// A table of distances that is not one.
    public static let unusableDistanceTable = DiagnosticCode(
        136, "unusable table of distances",
        explanation: """
            A table of distances is CSV with a header: `from,to,km,minutes`, in any order, `;` and decimal commas allowed, \
            other columns ignored. One of `km` and `minutes` may be missing; `metres` and `seconds` are fine. A column \
            called `distance` or `duration` has no unit and is not guessed at: give it one in its name.
            """)

    /// A row of a table of distances that cannot be used.
    public static let unusableDistance = DiagnosticCode(
        137, "unusable distance",
        explanation: """
            A row of the table of distances has a value that is not a number, is negative, or cannot be true: a distance \
            from a unit to itself, one far shorter than the straight line, one above 40,000 km, a time above a month. Rows without a number are left out; for \
            their pair the straight line counts.
            """)

    /// A pair that a table of distances has twice.
    public static let repeatedDistance = DiagnosticCode(
        138, "repeated distance",
        explanation:
            "A table of distances gives the same way, in the same direction, more than once. The first row counts.")

    /// Ways that differ in their two directions.
    public static let asymmetricDistances = DiagnosticCode(
        139, "way there and way back differ",
        explanation: """
            A table of distances gives another distance or time from A to B than from B to A. A cluster must be crossed in \
            both directions, so the larger one counts.
            """)

    /// A table of distances that names units which are not in the study.
    public static let unknownUnitInDistances = DiagnosticCode(
        147, "unknown unit in a table of distances",
        explanation: """
            Rows of the table of distances name units that the study does not have, or names that several units have. They \
            are left out. Units are named by id, or by a name that is unique; leading zeros count.
            """)

    /// Units between which no way is known.
    public static let unknownDistances = DiagnosticCode(
        148, "no distance known",
        explanation: """
            For some pairs of neighbouring units neither the table of distances nor the roads give a distance. The straight \
            line counts for them; `"source"` in the JSON says for each threshold what its value was taken from.
            """)

    /// A what-if move that means nothing.
    public static let unusableMove = DiagnosticCode(
        149, "unusable move",
        explanation: """
            `--add UNIT=CLUSTER` names the unit by id or by a name that is unique, and the cluster by its number or name in \
            the grouping; `--remove UNIT` a unit that is in a cluster. A move that names something else, or that changes \
            nothing, is refused rather than passed over.
            """)
}
