import GeoModel

/// Where the end of the known land may be a border on land rather than a coast.
///
/// Danish layers end at the border with Germany as they end at the sea, and no layer tells the two apart. Of other countries
/// the program knows no border at all, so that any end of their land may be one.
enum NationalBorder {
    /// Denmark with the sea around it, in degrees.
    private static let denmark = Box(minX: 7.5, minY: 54.5, maxX: 15.5, maxY: 58)
    /// Around the land border from the Wadden Sea to Flensborg Fjord, in degrees.
    private static let southOfJutland = Box(minX: 8.6, minY: 54.79, maxX: 9.45, maxY: 54.925)

    /// Whether the end of a land, given in degrees, may be such a border.
    static func mayBound(_ land: MultiPolygon) -> Bool {
        let box = land.box
        return !denmark.intersects(box) || southOfJutland.intersects(box)
    }
}
