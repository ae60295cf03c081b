extension DiagnosticCode {
    static let layerCodes: [DiagnosticCode] = [
        emptyLayer, unusableBarrier, barrierAlongNoBorder, layerOutsideStudy, layerOverlaps, unknownLayerField,
    ]

    /// A layer without a feature.
    public static let emptyLayer = DiagnosticCode(
        120, "empty layer",
        explanation: """
            A layer of municipalities, roads, barriers, or historical or identity areas holds no feature. The study is loaded without it.
            """)

    /// A barrier that is no line and no polygon.
    public static let unusableBarrier = DiagnosticCode(
        121, "unusable barrier",
        explanation: """
            Barriers are lines (a stream, a motorway, a railway) or polygons (a fjord, a lake). A point separates nothing, \
            and a feature whose coordinates cannot be placed has no border to follow. It is left out, the others count.
            """)

    /// Barriers, and none of them near a border.
    public static let barrierAlongNoBorder = DiagnosticCode(
        122, "barriers along no border",
        explanation: """
            No border between two units runs along any barrier, so the layer adds nothing to natural edges. Perhaps it \
            covers another place, or is drawn so coarsely that it lies further from the borders than the tolerance: 50 m \
            unless `barrier-tolerance` under [criterion] in klynge.toml says otherwise.
            """)

    /// A historical or identity layer that holds no unit.
    public static let layerOutsideStudy = DiagnosticCode(
        123, "layer outside the study",
        explanation: """
            No unit lies in any area of a historical or identity layer, so it can say nothing about a cluster. A layer of \
            points or lines has no area at all. Look \
            whether it covers the same place, and whether its coordinate reference system is right.
            """)

    /// Areas of one layer on top of each other, or land in none.
    public static let layerOverlaps = DiagnosticCode(
        124, "layer with overlaps or gaps",
        explanation: """
            Areas of a historical or identity layer lie on top of each other, or leave land of the units in none. The \
            layer is used all the same: each unit is shared out to the areas in proportion to the land in common, so \
            nothing counts twice, and the shares of a unit sum to one.

            The message says how many units are concerned by more than 2 % of their land. Scores near such a fault are \
            as good as the layer.
            """)

    /// A field that was named as a layer and does not exist.
    public static let unknownLayerField = DiagnosticCode(
        125, "no such field for a layer",
        explanation: """
            A historical or identity layer can be a field of the units: `--identity Pastorat=field:pastorat` makes one \
            area of all units with the same value. The units' own file must have the field.
            """)
}
