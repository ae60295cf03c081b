import GeoModel

/// A system that undeclared numbers may be in, and where that would put them.
public struct LikelySystem: Hashable, Sendable {
    /// The system.
    public var system: CoordinateReferenceSystem
    /// The country or part of the world in which the numbers would lie.
    public var home: String
    /// Whether the numbers fit only with northing before easting.
    public var isSwapped = false
}

/// Which systems undeclared projected numbers are probably in, the likeliest first; for a message, never for a decision.
///
/// - Parameter box: around the raw numbers.
public func likelySystems(forProjected box: Box) -> [CoordinateReferenceSystem] {
    likelySystems(forProjected: box, beside: nil, fields: []).filter { !$0.isSwapped }.map(\.system)
}

/// Which systems undeclared projected numbers may be in, the likeliest first; none for numbers that can be degrees.
///
/// A system is named when the middle of the data and of its edges lie where its users live. What lies beside the data, and
/// what its fields are called, narrow the list down, and never widen it.
/// - Parameters:
///   - box: around the raw numbers.
///   - known: in degrees, where the other layers of the study lie; nil when nothing is known.
///   - fields: the names of the layer's fields.
public func likelySystems(
    forProjected box: Box, beside known: Box?, fields: some Sequence<String>
) -> [LikelySystem] {
    guard !box.isEmpty, !box.isInDegrees else { return [] }
    let suggested = Set(Homeland.suggested(byFields: fields).map(\.name))
    var found = candidates(box, beside: known, isSwapped: false)
    if found.isEmpty {
        let turned = Box(minX: box.minY, minY: box.minX, maxX: box.maxY, maxY: box.maxX)
        found = candidates(turned, beside: known, isSwapped: true)
    }
    let byFields = found.filter { suggested.contains($0.home) }
    return byFields.isEmpty ? found : byFields
}

/// The systems that put a box of projected numbers where their users live, by the order of the countries.
private func candidates(_ box: Box, beside known: Box?, isSwapped: Bool) -> [LikelySystem] {
    // Not the corners: those of a whole country lie far at sea, where a conic system leans away from the meridians.
    let middle = box.centre
    let edges = [
        Coordinate(x: box.minX, y: middle.y), Coordinate(x: box.maxX, y: middle.y),
        Coordinate(x: middle.x, y: box.minY), Coordinate(x: middle.x, y: box.maxY), middle,
    ]
    var places: [CoordinateReferenceSystem: [Coordinate]?] = [:]
    func degrees(_ system: CoordinateReferenceSystem) -> [Coordinate]? {
        if let known = places[system] { return known }
        let transformation = try? CoordinateTransformation(from: system, to: .longitudeLatitude)
        let found = transformation.flatMap { try? $0.transform(edges) }
        places[system] = .some(found)
        return found
    }
    var found: [LikelySystem] = []
    var taken: Set<CoordinateReferenceSystem> = []
    func consider(_ system: CoordinateReferenceSystem, _ home: String, _ areas: [Box]) {
        // To open a system costs more than all else here: most are told by the size of their numbers.
        guard !taken.contains(system), SystemExtents.mayHold(middle, system), let there = degrees(system),
            areas.contains(where: { area in there.allSatisfy(area.expanded(by: 0.5).contains) })
        else { return }
        if let known, !known.isEmpty, !known.expanded(by: 1).intersects(Box(around: there)) { return }
        guard LandMask.earth.isNearLand(there[4]) else { return }
        taken.insert(system)
        found.append(LikelySystem(system: system, home: home, isSwapped: isSwapped))
    }
    for homeland in Homeland.all {
        for system in homeland.systems { consider(system, homeland.name, homeland.areas) }
    }
    if let known, !known.isEmpty, known.isInDegrees {
        let zone = utmZone(at: known.centre)
        let code = (known.centre.y < 0 ? 32700 : 32600) + zone
        consider(CoordinateReferenceSystem("EPSG:\(code)"), "UTM zone \(zone)", [known.expanded(by: 3)])
    }
    consider(CoordinateReferenceSystem("EPSG:3035"), "Europe", [Box(minX: -12, minY: 34, maxX: 32, maxY: 72)])
    consider(CoordinateReferenceSystem("EPSG:3857"), "the world", [Box(minX: -180, minY: -60, maxX: 180, maxY: 75)])
    return found
}
