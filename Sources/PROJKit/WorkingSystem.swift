import GeoModel

/// The metric system in which to measure and draw data that lies in `box`, in degrees.
///
/// Denmark, Bornholm included, is EPSG:25832; metropolitan France with Corsica EPSG:2154; elsewhere in Europe the ETRS89 UTM
/// zone of the middle, and the WGS 84 one in the rest of the world.
/// - Throws: `ProjectionError` with the reason where no such system fits: near the poles, across the antimeridian, wider than
///   18 degrees, or when the numbers are no degrees.
public func workingSystem(for box: Box) throws(ProjectionError) -> CoordinateReferenceSystem {
    func refusal(_ words: String, _ hint: String = "name a metric system with `--working-crs EPSG:N`")
        -> ProjectionError
    {
        ProjectionError(.noSuitableSystem, operation: "choosing a working system", words: words, hint: hint)
    }
    guard !box.isEmpty, [box.minX, box.minY, box.maxX, box.maxY].allSatisfy(\.isFinite) else {
        throw refusal("the data has no extent", "check that the files have coordinates")
    }
    guard box.isInDegrees else {
        throw refusal(
            "the numbers are not longitudes and latitudes: \(box.minX) to \(box.maxX), \(box.minY) to \(box.maxY)",
            "declare the system of the data with `--input-crs EPSG:N`")
    }
    guard box.width <= 180 else {
        throw refusal("the data spans \(Int(box.width)) degrees of longitude, probably across the antimeridian")
    }
    guard box.minY >= -80, box.maxY <= 84 else { throw refusal("the data reaches a polar region") }
    if HomeArea.denmark.holds(box) { return .utm32 }
    if HomeArea.france.holds(box), HomeArea.isFrench(box.centre) { return CoordinateReferenceSystem("EPSG:2154") }
    guard box.width <= 18 else {
        throw refusal("the data spans \(Int(box.width)) degrees of longitude, too wide for one UTM zone")
    }
    let zone = min(60, max(1, Int(((box.centre.x + 180) / 6).rounded(.down)) + 1))
    let isEuropean = HomeArea.europe.holds(box) && (28...38).contains(zone)
    let south = box.centre.y < 0
    return CoordinateReferenceSystem("EPSG:\((isEuropean ? 25800 : south ? 32700 : 32600) + zone)")
}

extension Box {
    /// Whether the numbers can be longitudes and latitudes.
    var isInDegrees: Bool { minX >= -180 && maxX <= 180 && minY >= -90 && maxY <= 90 }
}
