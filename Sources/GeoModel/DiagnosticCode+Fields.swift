extension DiagnosticCode {
    static let fieldCodes: [DiagnosticCode] = [
        foundId, foundName, noName, numberedFeatures, thousandsMarks, undecidableNumbers, idsWithDecimals, mixedIds,
        mixedCollection, municipalityFromField,
    ]

    /// Ids from a field without a usual name.
    public static let foundId = DiagnosticCode(
        200, "ids found by their values",
        explanation: """
            No field has one of the usual names of ids, and the features have no ids of their own. The ids come from the field \
            whose values are unique and look like codes (`AKOOD`, `GEOID`, `ID_2`, `ADM3_PCODE`). Groupings and limits name \
            units by it. Another field is named with `--field parishes.id=FIELD`.
            """)

    /// Names from a field without a usual name.
    public static let foundName = DiagnosticCode(
        201, "names found by their values",
        explanation: """
            No field is called by a word for "name". The names come from the field whose values look most like names: text, with \
            letters, mostly different. Another field is named with `--field parishes.name=FIELD`.
            """)

    /// No field with names.
    public static let noName = DiagnosticCode(
        202, "no field with names",
        explanation: """
            No field is called by a word for "name", and no field's values look like names. The ids stand for names. The message \
            lists the fields; name one with `--field parishes.name=FIELD`.
            """)

    /// Features that are numbered for want of an id.
    public static let numberedFeatures = DiagnosticCode(
        203, "features are numbered",
        explanation: """
            Neither a field nor the features themselves hold an id. They are called `feature-0`, `feature-1` and so on by their \
            position in the file, which holds only as long as the file's order does. Name a field whose values are unique with \
            `--field parishes.id=FIELD`.
            """)

    /// Figures with a mark between thousands.
    public static let thousandsMarks = DiagnosticCode(
        204, "marks between thousands",
        explanation: """
            Counts that stand as text have a point, comma, space or apostrophe between thousands: `2.000`, `12.000`, `1 234`. They \
            are read as whole numbers. It is a warning where every such figure ends in three zeros, because a program that \
            writes whole numbers with three decimals (`2.000` for 2) looks the same.
            """)

    /// Figures whose marks contradict each other.
    public static let undecidableNumbers = DiagnosticCode(
        205, "figures that can be read in two ways",
        explanation: """
            A text such as `2.000` is two thousand or two. Other texts of the same column (`2.5`, `2,000`, `1'234`) show that the \
            mark may also stand before decimals, so that nobody can tell. Nothing is guessed. Write the numbers without marks \
            between thousands.
            """)

    /// Ids that a table program wrote with decimals.
    public static let idsWithDecimals = DiagnosticCode(
        206, "ids with decimals",
        explanation: """
            A table program took codes for numbers and wrote `7701.0` for `7701`. The decimals are left out, here and in groupings, \
            tables and limits. Zeros that stood in front (`0412`) may be lost in such a file: save codes as text.
            """)

    /// Ids from two sources.
    public static let mixedIds = DiagnosticCode(
        207, "ids from two sources",
        explanation: """
            Most features have an id in a field, and some have none there. Those keep their own ids (the `id` member of GeoJSON), \
            or are called by their position.
            """)

    /// Points or lines beside polygons.
    public static let mixedCollection = DiagnosticCode(
        208, "points or lines beside polygons",
        explanation: """
            A GeometryCollection holds polygons together with points or lines, as repairing a polygon may leave them. The polygons \
            are used, overlaps among them count once, and the points and lines are left out.
            """)

    /// Municipalities from a field of the units.
    public static let municipalityFromField = DiagnosticCode(
        209, "municipalities from a field",
        explanation: """
            There is no layer of municipalities, and a field of the units holds their codes. `--same-municipality` and `--within` \
            go by it. With a layer of municipalities the field is not used.
            """)
}
