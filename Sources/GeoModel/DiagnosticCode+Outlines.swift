extension DiagnosticCode {
    static let outlineCodes: [DiagnosticCode] = [misplacedFeature, overlappingParts, repairedForJoin]

    /// A feature that lies where its file's system does not hold.
    public static let misplacedFeature = DiagnosticCode(
        27, "feature out of place",
        explanation: """
            A feature lies where it cannot: at 0, 0, in the open sea, or where its numbers mean nothing in the file's reference \
            system, while all others lie together. Often the axes, a sign or a decimal point are wrong. It is left out, and the rest of the file is used. Correct \
            its coordinates. When every feature is concerned, the declared system is wrong instead (K026).
            """
    )

    /// Parts of one code that claim the same land.
    public static let overlappingParts = DiagnosticCode(
        53, "parts of one code overlap",
        explanation: """
            Several features carry one code and were joined, and some of their land is the same. It counts once. Parts that \
            only have a border in common are joined without a word.
            """
    )

    /// A polygon that was repaired for one comparison.
    public static let repairedForJoin = DiagnosticCode(
        54, "repaired for a join",
        explanation: """
            To know in which municipality a parish lies, their lands are laid over each other, which takes valid polygons. \
            One was not valid, at least not after it was projected: for this join alone a repaired copy was used. What is \
            measured and written is the polygon as it came, unless `--repair` repairs it throughout.
            """
    )
}
