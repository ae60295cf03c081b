import GeoModel
import PROJKit

/// Where a distance was taken from.
public enum DistanceSource: String, Sendable, CaseIterable {
    /// The straight line between the units' points, on the ellipsoid.
    case straight
    /// The user's table of distances.
    case matrix
    /// The shortest way along the roads.
    case road
}

/// Which distances limits and measures go by.
public enum DistanceKind: String, Sendable, CaseIterable {
    /// Along the roads, or from the table, where they are known; the straight line elsewhere.
    case road
    /// Always the straight line; the table and the roads still give the minutes.
    case straight
}

/// Distances between the units' points: straight lines, and what roads or a table know better. Symmetric.
///
///     let km = study.distances.km(0, 1)
///     let minutes = study.distances.minutes(0, 1)
public struct UnitDistances: Sendable {
    /// What is known of the way between two units beyond the straight line; the larger of both directions.
    public struct Way: Sendable, Hashable {
        /// In kilometres; nil where only the time is known.
        public var km: Double?
        /// By car; nil where only the distance is known.
        public var minutes: Double?
        /// From the table, or along the roads.
        public var source: DistanceSource

        /// A way from its parts.
        public init(km: Double? = nil, minutes: Double? = nil, source: DistanceSource) {
            self.km = km
            self.minutes = minutes
            self.source = source
        }
    }

    /// No car goes faster than 130 km/h: what a limit on the drive says of units whose way is not known.
    public static let fastestKmPerMinute = 130.0 / 60

    private let places: [Coordinate]
    private let geodesic = Geodesic()
    private let kind: DistanceKind
    /// The known ways of unit u are `offsets[u]..<offsets[u + 1]`, ascending by target.
    private let offsets: [Int32]
    private let targets: [Int32]
    private let ways: [Way]
    /// Whether the time of any way is known.
    public let knowMinutes: Bool
    /// Whether any distance is known better than as a straight line.
    public var knowWays: Bool { !ways.isEmpty }

    /// Straight lines between the points of units.
    public init(_ units: [Unit]) { self.init(units, ways: []) }

    /// Straight lines, and the ways that are known, each pair once in any order; of a pair's ways the first counts.
    ///
    /// - Complexity: O(ways log ways)
    public init(_ units: [Unit], ways: [(Int, Int, Way)], kind: DistanceKind = .road) {
        places = units.map(\.place)
        self.kind = kind
        var entries: [(from: Int32, to: Int32, way: Int32)] = []
        entries.reserveCapacity(2 * ways.count)
        for (index, entry) in ways.enumerated() where entry.0 != entry.1 {
            let (a, b) = (Int32(truncatingIfNeeded: entry.0), Int32(truncatingIfNeeded: entry.1))
            let index = Int32(truncatingIfNeeded: index)
            entries.append((a, b, index))
            entries.append((b, a, index))
        }
        entries.sort { ($0.from, $0.to, $0.way) < ($1.from, $1.to, $1.way) }
        var offsets = [Int32](repeating: 0, count: units.count + 1)
        var targets: [Int32] = []
        var kept: [Way] = []
        var last: (Int32, Int32) = (-1, -1)
        for entry in entries where (entry.from, entry.to) != last {
            last = (entry.from, entry.to)
            offsets[Int(entry.from) + 1] += 1
            targets.append(entry.to)
            kept.append(ways[Int(entry.way)].2)
        }
        for unit in units.indices { offsets[unit + 1] += offsets[unit] }
        self.offsets = offsets
        self.targets = targets
        self.ways = kept
        knowMinutes = kept.contains { $0.minutes != nil }
    }

    /// The distance that limits and measures go by, in kilometres. About 1 µs where it is a straight line. geod_inverse
    public func km(_ first: Int, _ second: Int) -> Double {
        guard kind == .road, let km = way(first, second)?.km else { return straightKm(first, second) }
        return km
    }

    /// The straight line, in kilometres. geod_inverse
    public func straightKm(_ first: Int, _ second: Int) -> Double {
        first == second ? 0 : geodesic.distanceMetres(from: places[first], to: places[second]) / 1000
    }

    /// The time by car in minutes; nil where it is not known, 0 from a unit to itself.
    public func minutes(_ first: Int, _ second: Int) -> Double? {
        first == second ? 0 : way(first, second)?.minutes
    }

    /// The time by car in minutes where it is known; else what the straight line takes at the fastest, which is less.
    public func leastMinutes(_ first: Int, _ second: Int) -> Double {
        minutes(first, second) ?? straightKm(first, second) / Self.fastestKmPerMinute
    }

    /// What `km` was taken from.
    public func source(_ first: Int, _ second: Int) -> DistanceSource {
        guard kind == .road, let way = way(first, second), way.km != nil else { return .straight }
        return way.source
    }

    /// What is known beyond the straight line; nil where nothing is. O(log ways of a unit)
    public func way(_ first: Int, _ second: Int) -> Way? {
        guard first != second, !ways.isEmpty else { return nil }
        let wanted = Int32(truncatingIfNeeded: second)
        var low = Int(offsets[first])
        var high = Int(offsets[first + 1])
        let end = high
        while low < high {
            let middle = (low + high) / 2
            if targets[middle] < wanted { low = middle + 1 } else { high = middle }
        }
        return low < end && targets[low] == wanted ? ways[low] : nil
    }
}
