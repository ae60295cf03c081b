import GeoModel

/// Whether degrees look as if latitude came before longitude: Denmark or France in the sea off Somalia, or a latitude beyond
/// 90. A suspicion for a message: somebody's data may truly lie there.
/// - Parameter box: around the numbers, taken as longitude and latitude.
public func looksSwapped(_ box: Box) -> Bool {
    guard !box.isEmpty else { return false }
    let swapped = box.swapped
    if box.minY < -90 || box.maxY > 90 { return swapped.isInDegrees }
    return HomeArea.denmark.holds(swapped) || HomeArea.france.holds(swapped)
}

/// Whether most of these places in degrees lie where they can be only with latitude before longitude.
///
/// They look swapped where the box around them does, where they lie in the open sea and turned round near land, and where
/// the names of the fields belong to a country in which they lie only when turned round.
/// - Parameters:
///   - places: one a feature, taken as longitude and latitude.
///   - fields: the names of the fields.
public func lookSwapped(_ places: [Coordinate], fields: some Sequence<String>) -> Bool {
    guard !places.isEmpty else { return false }
    let turned = places.map { Coordinate(x: $0.y, y: $0.x) }
    func most(_ places: [Coordinate], _ isGood: (Coordinate) -> Bool) -> Bool {
        places.count(where: isGood) * 10 >= places.count * 9
    }
    func few(_ places: [Coordinate], _ isGood: (Coordinate) -> Bool) -> Bool {
        places.count(where: isGood) * 2 <= places.count
    }
    let isPlace = { (place: Coordinate) in abs(place.x) <= 540 && abs(place.y) <= 90 }
    if few(places, isPlace), most(turned, isPlace) { return true }
    guard most(turned, isPlace) else { return false }
    if few(places, LandMask.earth.isNearLand), most(turned, LandMask.earth.isNearLand) { return true }
    let homelands = Homeland.suggested(byFields: fields)
    if !homelands.isEmpty {
        let isHome = { (place: Coordinate) in homelands.contains { $0.holds(place) } }
        if most(places, isHome) { return false }
        if places.count(where: isHome) == 0, most(turned, isHome) { return true }
    }
    return HomeArea.denmark.holds(Box(around: turned)) || HomeArea.france.holds(Box(around: turned))
}

extension Box {
    /// The box with both axes exchanged.
    public var swapped: Box { Box(minX: minY, minY: minX, maxX: maxY, maxY: maxX) }
}
