import GeoModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The metric system in which to measure and draw data that lies in `box`, in degrees.
///
/// Denmark, Bornholm included, is EPSG:25832; metropolitan France with Corsica EPSG:2154. Elsewhere it is the UTM zone, on
/// ETRS89 in Europe, in which the whole box lies; or else a national system in whose country it lies; or else one that is
/// made for the data: see `madeSystem(for:centre:)`.
/// - Parameters:
///   - box: past the antimeridian its eastern edge exceeds 180.
///   - centre: the middle of the data, where that is better known than by the box.
/// - Throws: `ProjectionError` with the reason when the box is empty or its numbers are no degrees.
public func workingSystem(
    for box: Box, centre: Coordinate? = nil
) throws(ProjectionError) -> CoordinateReferenceSystem {
    func refusal(_ words: String, _ hint: String) -> ProjectionError {
        ProjectionError(.noSuitableSystem, operation: "choosing a working system", words: words, hint: hint)
    }
    guard !box.isEmpty, [box.minX, box.minY, box.maxX, box.maxY].allSatisfy(\.isFinite) else {
        throw refusal("the data has no extent", "check that the files have coordinates")
    }
    guard abs(box.minX) <= 540, abs(box.maxX) <= 540, box.minY >= -90, box.maxY <= 90 else {
        throw refusal(
            "the numbers are not longitudes and latitudes: \(box.minX) to \(box.maxX), \(box.minY) to \(box.maxY)",
            "declare the system of the data with `--input-crs EPSG:N`")
    }
    if box.liesInDenmark { return .utm32 }
    if HomeArea.france.holds(box), HomeArea.isFrench(box.centre) { return CoordinateReferenceSystem("EPSG:2154") }
    if let zone = utmZone(holding: box) {
        let isEuropean = HomeArea.europe.holds(box) && (28...38).contains(zone)
        let south = box.centre.y < 0
        return CoordinateReferenceSystem("EPSG:\((isEuropean ? 25800 : south ? 32700 : 32600) + zone)")
    }
    if let national = Homeland.all.first(where: { $0.national != nil && $0.holds(box) })?.national { return national }
    return madeSystem(for: box, centre: centre ?? box.centre)
}

/// The UTM zone of a place in degrees, without the exceptions of Norway and Svalbard.
func utmZone(at place: Coordinate) -> Int {
    let turned = longitude(place.x, near: 0)
    return min(60, max(1, Int(((turned + 180) / 6).rounded(.down)) + 1))
}

/// The zone that holds a box, with a degree and a half to spare on both sides; nil where none does.
private func utmZone(holding box: Box) -> Int? {
    guard box.minY >= -80, box.maxY <= 84 else { return nil }
    let zone = utmZone(at: box.centre)
    let meridian = longitude(Double(zone) * 6 - 183, near: box.centre.x)
    return box.minX >= meridian - 4.5 && box.maxX <= meridian + 4.5 ? zone : nil
}

/// A system made for one study, described in full: transverse Mercator at the centre where the data is narrow from west to
/// east, and Lambert's azimuthal equal-area projection where it is wide or reaches a pole. Both are on WGS 84, in metres.
public func madeSystem(for box: Box, centre: Coordinate) -> CoordinateReferenceSystem {
    let nearest = box.minY <= 0 && box.maxY >= 0 ? 0 : min(abs(box.minY), abs(box.maxY))
    let halfWidth = box.width / 2 * cos(nearest * .pi / 180)
    if halfWidth <= 6, box.width <= 40, box.minY >= -84, box.maxY <= 84 {
        let meridian = rounded(longitude(box.centre.x, near: 0))
        let latitude = rounded(box.centre.y)
        return CoordinateReferenceSystem(
            "+proj=tmerc +lat_0=\(latitude) +lon_0=\(meridian) +k=\(halfWidth > 3 ? "0.9996" : "1") +x_0=0 +y_0=0 "
                + "+datum=WGS84 +units=m +no_defs +type=crs")
    }
    return CoordinateReferenceSystem(
        "+proj=laea +lat_0=\(rounded(centre.y)) +lon_0=\(rounded(longitude(centre.x, near: 0))) +x_0=0 +y_0=0 "
            + "+datum=WGS84 +units=m +no_defs +type=crs")
}

extension CoordinateReferenceSystem {
    /// Whether it is an equal-area azimuthal system that was made for a study.
    public var isAzimuthal: Bool { name.hasPrefix("+proj=laea ") }

    /// The conformal azimuthal system with the same middle, in which circles on the ground are circles; nil for other systems.
    public var stereographic: CoordinateReferenceSystem? {
        guard isAzimuthal else { return nil }
        return CoordinateReferenceSystem("+proj=stere " + name.dropFirst("+proj=laea ".count))
    }
}

/// Two decimals, without needless zeros.
private func rounded(_ degrees: Double) -> String {
    Wording.number((degrees * 100).rounded() / 100 + 0)
}

extension Box {
    /// Whether the numbers can be longitudes and latitudes.
    public var isInDegrees: Bool { minX >= -180 && maxX <= 180 && minY >= -90 && maxY <= 90 }
}
