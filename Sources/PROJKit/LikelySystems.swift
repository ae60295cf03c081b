import GeoModel

/// Which systems undeclared projected numbers are probably in, the likeliest first; for a message, never for a decision.
///
/// A system is named when the middle of the data and of its edges fall where its users live. Numbers that can be degrees give none.
/// - Parameter box: around the raw numbers.
public func likelySystems(forProjected box: Box) -> [CoordinateReferenceSystem] {
    guard !box.isEmpty, !box.isInDegrees else { return [] }
    return homes.filter { candidate in
        guard let toDegrees = try? CoordinateTransformation(from: candidate.system, to: .longitudeLatitude) else {
            return false
        }
        // Not the corners: those of a whole country lie far at sea, where a conic system leans away from the meridians.
        let middle = box.centre
        let edges = [
            Coordinate(x: box.minX, y: middle.y), Coordinate(x: box.maxX, y: middle.y),
            Coordinate(x: middle.x, y: box.minY), Coordinate(x: middle.x, y: box.maxY), middle,
        ]
        guard let places = try? toDegrees.transform(edges) else { return false }
        return candidate.areas.contains { area in places.allSatisfy(area.expanded(by: 0.5).contains) }
    }.map(\.system)
}

/// Whether degrees look as if latitude came before longitude: Denmark or France in the sea off Somalia, or a latitude beyond
/// 90. A suspicion for a message: somebody's data may truly lie there.
/// - Parameter box: around the numbers, taken as longitude and latitude.
public func looksSwapped(_ box: Box) -> Bool {
    guard !box.isEmpty else { return false }
    let swapped = Box(minX: box.minY, minY: box.minX, maxX: box.maxY, maxY: box.maxX)
    if box.minY < -90 || box.maxY > 90 { return swapped.isInDegrees }
    return HomeArea.denmark.holds(swapped) || HomeArea.france.holds(swapped)
}

private struct Home {
    let system: CoordinateReferenceSystem
    let areas: [Box]

    init(_ code: Int, _ areas: Box...) {
        system = CoordinateReferenceSystem("EPSG:\(code)")
        self.areas = areas
    }
}

private func degrees(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> Box {
    Box(minX: west, minY: south, maxX: east, maxY: north)
}

// In order of likelihood for village data. Areas overlap on purpose: where two fit, both are named.
private let homes: [Home] = [
    Home(25832, HomeArea.denmark.box, degrees(6, 47, 14, 55.1)),
    Home(2154, HomeArea.france.box),
    Home(25833, degrees(10.8, 54.4, 15.6, 58.1), degrees(9, 47, 19, 71)),
    Home(3006, degrees(10.5, 55.2, 24.2, 69.1)),
    Home(3067, degrees(19, 59.5, 31.6, 70.1)),
    Home(27700, degrees(-8.7, 49.8, 2, 61)),
    Home(2157, degrees(-10.7, 51.3, -5.3, 55.5)),
    Home(28992, degrees(3.2, 50.7, 7.3, 53.7)),
    Home(31370, degrees(2.5, 49.4, 6.5, 51.6)),
    Home(2056, degrees(5.9, 45.8, 10.5, 47.9)),
    Home(2180, degrees(14, 49, 24.2, 55)),
    Home(3035, degrees(-12, 34, 32, 72)),
    Home(3857, degrees(-30, 33, 46, 72)),
]
