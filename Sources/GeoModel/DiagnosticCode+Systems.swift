extension DiagnosticCode {
    static let systemCodes: [DiagnosticCode] = [degreesBesideProjected, farFeatures, unknownSystemLayer]

    /// Degrees in a layer, while the user names a projected system for files that declare none.
    public static let degreesBesideProjected = DiagnosticCode(
        220, "degrees beside projected numbers",
        explanation: """
            `--input-crs` names a projected system, and the coordinates of this layer are degrees: it is read as longitude and \
            latitude, and the option holds for the files whose numbers cannot be degrees. To say it of one layer, whatever its \
            numbers are, name the layer: `--input-crs villages=EPSG:25832`.
            """)

    /// Features far from all others that are kept.
    public static let farFeatures = DiagnosticCode(
        221, "features far from all others",
        explanation: """
            Some features lie far from where most of the layer lies: islands, overseas departments, or a mistake. Nothing in \
            their coordinates speaks for a mistake, so they are kept. A feature in the open sea, at 0, 0, or in its place only \
            when its axes, a sign or a decimal point are put right is left out instead (K027).
            """)

    /// A layer named for its reference system that the study does not have.
    public static let unknownSystemLayer = DiagnosticCode(
        222, "reference system of an unknown layer",
        explanation: """
            `--input-crs NAME=EPSG:N` gives the reference system of one layer: villages, parishes, municipalities, roads, \
            barriers, historical, identity, or the name of a historical or identity layer. The study has no layer of that name.
            """)
}
