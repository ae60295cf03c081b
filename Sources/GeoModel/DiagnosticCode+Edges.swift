extension DiagnosticCode {
    static let edgeCodes: [DiagnosticCode] = [
        studyTooWide, disagreeingPopulations, systemElsewhere, wideText, clusterZero,
        eitherOrder, emptyGrouping, unseenEdges,
    ]

    /// A study that reaches so far over the earth that no working system can hold it.
    public static let studyTooWide = DiagnosticCode(
        390, "study too wide",
        explanation: """
            Borders, overlaps and shapes are measured in a plane. The plane is made for the study, with its middle as far \
            from the data's antipode as can be; near the antipode every plane turns inside out. So nothing may lie farther \
            than 175 degrees from the middle, and villages, whose land is what is nearest to each, not farther than 30 degrees. \
            A study of the whole earth has to be taken in parts. Where a single feature lies far off, look at its coordinates.
            """)

    /// Several fields that can be the inhabitants, and do not say the same.
    public static let disagreeingPopulations = DiagnosticCode(
        391, "several fields of inhabitants disagree",
        explanation: """
            The layer has more than one field that can be the number of inhabitants, as `population` and `indbyggere`, or \
            POP2010 and POP2020, and they do not hold the same figures. One is taken: the name that stands first in our list, and of \
            several years the newest. The message names it, the others, and how far apart they are. \
            `--field parishes.population=NAME` takes another one, and says that this is meant.
            """)

    /// Coordinates that lie where their system is not meant for.
    public static let systemElsewhere = DiagnosticCode(
        392, "system and coordinates disagree",
        explanation: """
            Each projected system is meant for a part of the world, and far outside it its numbers mean nothing. The layer's \
            coordinates lie far outside that of the system that the file declares, or that `--input-crs` names, and would \
            with swapped axes too. Where they lie in the open sea or nowhere the layer is refused, elsewhere it is read with this \
            warning. Another system is declared in the file, or with `--input-crs EPSG:N`, which counts where the file \
            declares none; an option for one layer, `--input-crs parishes=EPSG:N`, counts before its declaration.
            """)

    /// A layer in UTF-16 or UTF-32.
    public static let wideText = DiagnosticCode(
        393, "GeoJSON in UTF-16 or UTF-32",
        explanation: """
            GeoJSON is UTF-8 (RFC 7946, section 1, by RFC 8259). The file is written in two or four bytes a character, which its \
            byte-order mark or the zero bytes around its first characters show. It is decoded and read; other programs may not.
            """)

    /// A cluster called 0.
    public static let clusterZero = DiagnosticCode(
        394, "a cluster called 0",
        explanation: """
            Programs that number clusters from 0 call the first of them 0, and others write 0 for units in no cluster. Nothing in \
            the file says which it is, so 0 counts as a cluster. Where it stands for none, leave the cells empty, or write `-`; \
            -1, `ingen`, `none` and words like them are no cluster.
            """)

    /// A layer whose axes nothing in its numbers tells apart.
    public static let eitherOrder = DiagnosticCode(
        395, "axes that cannot be told apart",
        explanation: """
            The declared system has numbers of one size in both directions, as those of Poland or Great Britain, and the layer lies \
            on land with easting first and with northing first. It is read with easting first, as GeoJSON is written, and the \
            message gives both places. It is a warning where the outlines run clockwise, which a layer with swapped axes does. \
            `--input-crs EPSG:N` with the same system says that the order is right.
            """)

    /// A grouping without a cluster.
    public static let emptyGrouping = DiagnosticCode(
        396, "grouping without a cluster",
        explanation: """
            The grouping assigns no unit to any cluster: its table has no rows, or all of its cluster cells are empty or hold a \
            word for none. It is scored all the same, and all units are in no cluster.
            """)

    /// More long edges than are looked at.
    public static let unseenEdges = DiagnosticCode(
        397, "too many long edges",
        explanation: """
            Edges longer than 0.05 degrees (5 km) get the vertices of other units that lie on them, so that a border of one edge on one \
            side and of several on the other is one border. The limit is two million pieces of 0.25 degrees (25 km) in a layer, and \
            fifty million vertices near them. The layer has more, and some vertices were not looked at.
            """)
}
