extension DiagnosticCode {
    static let joinCodes: [DiagnosticCode] = [
        undeclaredSystem, swappedAxes, unusableSystem, distortingSystem, invalidPolygon, repairedPolygon,
        unusableGeometry,
        unknownField, missingId, duplicateId, negativePopulation, nonNumericPopulation, missingPopulation,
        joinedFeatures, villagePolygons, villageOutsideParishes, villageNearParish, splitParish,
        parishWithoutMunicipality, catchmentOfEmptyParish, landAssumed, leftOut, conflictingPopulation,
        sharedPopulation, catchmentFragment, conflictingName, linkOutside, coincidentVillage,
    ]

    /// Projected numbers without a declared system.
    public static let undeclaredSystem = DiagnosticCode(
        24, "projected numbers without a reference system",
        explanation: """
            The coordinates are too large to be degrees, and the file declares no coordinate reference system, or declares \
            one that they contradict: degrees under EPSG:25832, metres under CRS84. Guessing \
            would put the map in the wrong place without a word, so the file is refused. The message names the systems that \
            fit the numbers, the place of the other layers and the names of the fields: declare the right one with \
            `--input-crs EPSG:25832`, or for one layer with `--input-crs parishes=EPSG:25832`.
            """)

    /// Latitude before longitude.
    public static let swappedAxes = DiagnosticCode(
        25, "axes look swapped",
        explanation: """
            GeoJSON has longitude before latitude, and easting before northing, whatever the order of the axes on paper. In this \
            file they seem to be the other way round: Denmark would lie in \
            the sea off Somalia. Swap them where the file is made. When the data truly lies there, say so with \
            `--input-crs OGC:CRS84`, or the system that the file declares.
            """)

    /// A system that cannot be used, or coordinates that cannot be brought to it.
    public static let unusableSystem = DiagnosticCode(
        26, "unusable reference system",
        explanation: """
            A coordinate reference system is not known, or coordinates could not be brought from one system to another, for \
            instance because they lie far outside the area that the system is made for. The message carries the library's words.
            """)

    /// A working system whose lengths are not those of the ground.
    public static let distortingSystem = DiagnosticCode(
        28, "distorting working system",
        explanation: """
            In the working system that was asked for, lengths in the middle of the study differ from those on the ground by \
            more than one in a hundred. Distances, areas and borders are measured on the ground all the same, but catchments \
            and shapes are drawn in the working system.
            """)

    /// A polygon that is not valid.
    public static let invalidPolygon = DiagnosticCode(
        50, "invalid polygon",
        explanation: """
            A polygon crosses or touches itself in a way that leaves its area undefined. Borders, areas and catchments around \
            it cannot be trusted. The message gives the reason and the place. `--repair` repairs it and reports by how much the \
            area changes; nothing is repaired silently.
            """)

    /// A polygon that was repaired on request.
    public static let repairedPolygon = DiagnosticCode(
        51, "repaired polygon",
        explanation:
            "An invalid polygon was repaired because `--repair` was given. The message says how its area changed.")

    /// A geometry of a kind that the layer cannot use.
    public static let unusableGeometry = DiagnosticCode(
        52, "geometry of the wrong kind",
        explanation: """
            A layer of parishes or municipalities needs polygons, a village layer points or polygons. The feature has another \
            kind of geometry, or none, and was left out.
            """)

    /// Two villages in one place.
    public static let coincidentVillage = DiagnosticCode(
        56, "villages in one place",
        explanation: """
            Two villages have exactly the same coordinates, so no land lies nearer to one than to the other. The first in the \
            file gets it; the second is a unit without land and without neighbours. Correct its coordinates, or leave one out.
            """)

    /// A field that the user names does not exist.
    public static let unknownField = DiagnosticCode(
        60, "unknown field",
        explanation: """
            A field named under `[fields]` is in no feature of the layer, or a layer has no field from which ids can come. \
            The message lists the fields that there are, and the nearest name.
            """)

    /// A feature without an id.
    public static let missingId = DiagnosticCode(
        61, "missing id",
        explanation: """
            A feature has no value in the field that ids come from. A parish or municipality without a code is left out. A \
            village is called `feature-41` by its position in the file, counted from 0; such an id holds only as long as the \
            file's order does.
            """)

    /// Two features with one id.
    public static let duplicateId = DiagnosticCode(
        62, "duplicate id",
        explanation: """
            Two villages have the same id, so a grouping could not name them apart. The message names both lines. Several \
            polygons of one parish code are no error: they are joined.
            """)

    /// Fewer than no inhabitants.
    public static let negativePopulation = DiagnosticCode(
        63, "negative population",
        explanation: "A unit has a negative number of inhabitants. The figure is treated as missing.")

    /// A population that is not a number.
    public static let nonNumericPopulation = DiagnosticCode(
        64, "population is not a number",
        explanation: """
            A population must be a number or a string of digits. The figure is treated as missing.
            """)

    /// Units without a population.
    public static let missingPopulation = DiagnosticCode(
        65, "missing population",
        explanation: """
            Units have no number of inhabitants. They count as having none in limits and scores, which understates their \
            clusters. Where parishes have figures, catchments get their share of them. Where no unit has a figure, inhabitants \
            are left out: clusters are neither limited nor scored by them, and every unit counts the same.
            """)

    /// Several features of one code.
    public static let joinedFeatures = DiagnosticCode(
        66, "features joined by code",
        explanation:
            "Several features have the same code, as the parts of a parish with islands do. They were joined to one unit."
    )

    /// Villages given as polygons.
    public static let villagePolygons = DiagnosticCode(
        67, "villages given as polygons",
        explanation: "The village layer holds polygons. A point inside each polygon stands for the village.")

    /// A village in no parish.
    public static let villageOutsideParishes = DiagnosticCode(
        68, "village outside every parish",
        explanation: """
            A village lies farther from every parish than `join-tolerance`. It belongs to no parish and has no catchment. Check \
            its coordinates, or raise the tolerance.
            """)

    /// A village that lies a little outside every parish.
    public static let villageNearParish = DiagnosticCode(
        69, "village joined to the nearest parish",
        explanation: """
            A village lies outside every parish, usually on a quay or a coast drawn coarsely, but within `join-tolerance` of \
            one. It was joined to the nearest.
            """)

    /// A parish in more than one municipality.
    public static let splitParish = DiagnosticCode(
        70, "parish split between municipalities",
        explanation: """
            Less than 99 % of a parish's land in the municipalities lies in one of them. It was given to the one with the largest share. Most such \
            shares come from borders drawn differently in the two layers; about ten Danish parishes are truly split.
            """)

    /// A parish in no municipality.
    public static let parishWithoutMunicipality = DiagnosticCode(
        71, "parish outside every municipality",
        explanation: "No municipality of the layer holds any of the parish's land.")

    /// A parish without a village, given to a neighbour's catchment.
    public static let catchmentOfEmptyParish = DiagnosticCode(
        72, "parish without a village",
        explanation: """
            Villages are the units, and a parish holds none. Its land and inhabitants go to the catchment that shares the longest \
            border with it, in the same municipality where there is one; a parish with no neighbour goes to the nearest catchment.
            """)

    /// Catchments without parishes.
    public static let landAssumed = DiagnosticCode(
        73, "catchments without parishes",
        explanation: """
            Villages are the units and there is no parish layer. Their land is then what lies nearest to each village within its \
            municipality; without municipalities, within 5 km of the village.
            """)

    /// Village features that were left out.
    public static let leftOut = DiagnosticCode(
        74, "villages left out",
        explanation: """
            Features of the village layer were left out: their type is listed in `leave-out`, or they are a second name of a \
            place (`brugsprioritet` is not `primær`).
            """)

    /// Parts of one parish that disagree.
    public static let conflictingPopulation = DiagnosticCode(
        75, "parts of one code disagree about the population",
        explanation: "Several features of one code carry different populations. The first one counts.")

    /// Inhabitants shared out to catchments.
    public static let sharedPopulation = DiagnosticCode(
        76, "inhabitants shared out",
        explanation: """
            Each parish's inhabitants are shared out to the villages: first each village's own figure; a town that has more \
            people than its parish takes the others from the parishes around it in its municipality; what is left goes to \
            the parish's villages without a figure, or by area where all have one. The sum stays exactly the parish's. \
            Docs/inhabitants.md says more.
            """)

    /// Land across the water from its nearest village.
    public static let catchmentFragment = DiagnosticCode(
        77, "land across the water from its nearest village",
        explanation: """
            A catchment is the land that lies nearest to its village. Where a fjord or bay cuts a piece of it off from the \
            village, while another village's catchment lies beside it, the piece goes to that one, so that a catchment hangs \
            together. An island without a village stays with the nearest.
            """)

    /// Parts of one parish with different names.
    public static let conflictingName = DiagnosticCode(
        78, "parts of one code have different names",
        explanation: """
            Several features of one code carry different names. They were joined into one unit under the first name. Where they \
            are two units in truth, one of them has the wrong code.
            """)

    /// A link to what is not looked at.
    public static let linkOutside = DiagnosticCode(
        79, "link outside the municipalities asked for",
        explanation: """
            A declared link leads to a unit outside `within`. That unit is not grouped, so the link joins nothing in this run.
            """)
}
