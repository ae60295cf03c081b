import GeoModel

/// How much speaks for latitude standing before longitude.
public enum AxisSuspicion: Sendable, Comparable {
    /// Nothing.
    case none
    /// The places lie in the open sea, and near land when turned round: so may a wind park, or an island too small to know.
    case suspected
    /// They cannot lie where they are, or belong to a country in which they lie only when turned round.
    case certain
}

/// Whether most of these places in degrees lie where they can be only with latitude before longitude.
///
/// - Parameters:
///   - places: one a feature, taken as longitude and latitude.
///   - fields: the names of the fields, which may belong to a country.
public func axisSuspicion(of places: [Coordinate], fields: some Sequence<String>) -> AxisSuspicion {
    guard !places.isEmpty else { return .none }
    let turned = places.map { Coordinate(x: $0.y, y: $0.x) }
    func most(_ places: [Coordinate], _ isGood: (Coordinate) -> Bool) -> Bool {
        places.count(where: isGood) * 10 >= places.count * 9
    }
    let isPlace = { (place: Coordinate) in abs(place.x) <= 540 && abs(place.y) <= 90 }
    guard most(turned, isPlace) else { return .none }
    if places.count(where: isPlace) * 2 <= places.count { return .certain }
    let homelands = Homeland.suggested(byFields: fields)
    if !homelands.isEmpty {
        let isHome = { (place: Coordinate) in homelands.contains { $0.holds(place) } }
        if most(places, isHome) { return .none }
        if places.count(where: isHome) == 0, most(turned, isHome) { return .certain }
    }
    let box = Box(around: turned)
    if box.liesInDenmark { return .certain }
    let atSea = places.count { !LandMask.earth.isNearLand($0) }
    guard atSea * 2 >= places.count, most(turned, LandMask.earth.isNearLand) else { return .none }
    return HomeArea.france.holds(box) ? .certain : .suspected
}

/// Whether the fields belong to a country in which most of these places in degrees lie; nil where no field is telling.
public func liesAtHome(_ places: [Coordinate], fields: some Sequence<String>) -> Bool? {
    let homelands = Homeland.suggested(byFields: fields)
    guard !homelands.isEmpty, !places.isEmpty else { return nil }
    return places.count { place in homelands.contains { $0.holds(place) } } * 10 >= places.count * 9
}

extension Box {
    /// The box with both axes exchanged.
    public var swapped: Box { Box(minX: minY, minY: minX, maxX: maxY, maxY: maxX) }
}
