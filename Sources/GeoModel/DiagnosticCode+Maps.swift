extension DiagnosticCode {
    static let mapCodes: [DiagnosticCode] = [
        propertyNameTaken, landTooSmallToDraw, mapInAnotherSystem, fillsAlike, crossingsDrawn, polygonRepairedToDraw,
    ]

    /// An input property with the name of one of ours.
    public static let propertyNameTaken = DiagnosticCode(
        150, "property name taken",
        explanation: """
            A property of the input has the name of one that the maps add. All that Klynge adds to features begins with \
            `klynge_`: such a property is most likely from an earlier run, and the new value takes its place. The members of \
            simplestyle (`fill`, `stroke`, …) have no prefix; there the input's own value is kept.

            To keep both, rename the property of the input.
            """)

    /// Land that rounding leaves nothing of.
    public static let landTooSmallToDraw = DiagnosticCode(
        151, "land too small to draw",
        explanation: """
            A piece of land is narrower than a step of the last decimal that the maps are written with, so that nothing is \
            left of it. Figures and scores still count it. A unit of which nothing at all is left has a null geometry.

            Six decimals of a degree are about 0.1 m. `--decimals` writes more.
            """)

    /// Coordinates that are not longitude and latitude.
    public static let mapInAnotherSystem = DiagnosticCode(
        152, "map in another reference system",
        explanation: """
            With `--crs` the maps hold projected coordinates and name their system in a `crs` member. QGIS and GDAL read \
            that; RFC 7946 knows only longitude and latitude, so web maps and geojson.io draw such a file in the wrong place.
            """)

    /// Neighbours with the same fill.
    public static let fillsAlike = DiagnosticCode(
        153, "neighbours with the same fill",
        explanation: """
            Six fills suffice for every map without links, but clusters in several parts, or joined across others by declared \
            links, can need more. Two neighbours then have the same fill; their numbers and names still tell them apart.
            """)

    /// Lands that overlap beyond drawing.
    public static let crossingsDrawn = DiagnosticCode(
        154, "crossings left in the maps",
        explanation: """
            Where lands of the input overlap, the maps give their borders a common vertex at each crossing. Rounding can make \
            new crossings; here some were left after many rounds. Write more decimals, or repair the input's polygons.
            """)

    /// Land that cuts through itself.
    public static let polygonRepairedToDraw = DiagnosticCode(
        155, "polygon repaired to be drawn",
        explanation: """
            A unit's polygon crosses itself, or its parts lie on one another. Maps must be valid, so they show the land that \
            the polygon covers; figures are those of the polygon as it is. `klynge check` names the place of each fault, and \
            `--repair` repairs the input's polygons before anything is measured.
            """)
}
