extension DiagnosticCode {
    /// What is refused at once because it would cost without end, or mean nothing.
    static let boundCodes: [DiagnosticCode] = [beyondTheEarth, crowdedEdges]

    /// A coordinate that no system of the earth has.
    public static let beyondTheEarth = DiagnosticCode(
        290, "coordinate beyond the earth",
        explanation: """
            A coordinate is larger than 100,000,000,000. No reference system of the earth has such numbers: in millimetres \
            its circumference is 40,000,000,000. The feature is left out and the rest of the file is used. Usually a number \
            was written without its decimal point, or a program filled in its largest number for a missing value: correct \
            the coordinate, or delete the vertex.
            """
    )

    /// A polygon with more edges in one place than can be looked at.
    public static let crowdedEdges = DiagnosticCode(
        291, "too many edges in one place",
        explanation: """
            So many edges of a polygon lie beside one another that more than 20,000,000 pairs of them might cross. Whether \
            they do cannot be found out in reasonable time, so the feature was left out. A coast of a million vertices is far \
            below that limit: usually one line was written over itself again and again, or its vertices have lost their \
            order. All polygons of a layer together may have ten times as many such pairs. Simplify the polygon, or take it \
            from the source.
            """
    )
}
