import GeoModel

/// Finds which of many lands hold a point; a plain value that may cross tasks.
///
///     let parishes = LandLocator(parishLands)
///     let parish = parishes.firstIndex(covering: village)
///
/// Building is O(n log n) in the coordinates; a look-up is a tree search and a few bands of edges.
public struct LandLocator: Sendable {
    private let index: SpatialIndex
    private let locators: [PointLocator]

    /// Prepares `lands`; the results are positions in it.
    public init(_ lands: [MultiPolygon]) {
        locators = lands.map(PointLocator.init)
        index = SpatialIndex(locators.map(\.box))
    }

    /// All lands that hold the point, borders included, in ascending order.
    public func indices(covering point: Coordinate) -> [Int] {
        var found: [Int] = []
        index.forEach(meeting: Box(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)) { candidate in
            if locators[candidate].covers(point) { found.append(candidate) }
        }
        return found.sorted()
    }

    /// The first land that holds the point, borders included; nil when none does.
    public func firstIndex(covering point: Coordinate) -> Int? {
        var first: Int?
        locators.withUnsafeBufferPointer { locators in
            index.forEach(meeting: Box(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)) { candidate in
                if let known = first, known < candidate { return }
                if locators[candidate].covers(point) { first = candidate }
            }
        }
        return first
    }
}
