/// Kilometres between units: from positions in the plane, from a table, or from a function.
///
/// Symmetric, and 0 from a unit to itself. The measures of a cluster are the diameter (its largest pair), the gap (the
/// largest distance from a member to its nearest other) and the radius (from the hub to the farthest member, for the
/// member where that is smallest).
public struct Distances: Sendable {
    enum Storage: Sendable {
        case planar(x: [Double], y: [Double])
        case rows(DistanceRows)
        case reaching(DistanceRows, reachKm: Double, beyond: @Sendable (Int, Int) -> Double)
        case function(@Sendable (Int, Int) -> Double)
        case estimated(x: [Double], y: [Double], margin: Double, km: @Sendable (Int, Int) -> Double)
    }

    let storage: Storage

    /// Straight lines between positions in the plane, in metres.
    public init(planarX: [Double], planarY: [Double]) { storage = .planar(x: planarX, y: planarY) }

    /// Local rows: every pair that is not listed is farther than any limit. Symmetric pairs are listed once or twice.
    public init(unitCount: Int, pairsKm: [(Int, Int, Double)]) {
        storage = .rows(DistanceRows(unitCount: unitCount, pairsKm: pairsKm))
    }

    /// Local rows that list every pair up to `reachKm` apart, and an exact function for the pairs that they do not have.
    public init(
        unitCount: Int, pairsKm: [(Int, Int, Double)], reachKm: Double,
        beyond: @escaping @Sendable (Int, Int) -> Double
    ) {
        storage = .reaching(
            DistanceRows(unitCount: unitCount, pairsKm: pairsKm), reachKm: reachKm, beyond: beyond)
    }

    /// Any symmetric function of two unit indices, in kilometres.
    public init(_ km: @escaping @Sendable (Int, Int) -> Double) { storage = .function(km) }

    /// An exact function that takes its time, with positions in the plane (in metres) whose distances are right but for
    /// `margin`, a share: what is clearly near or clearly far is then told without it.
    public init(
        planarX: [Double], planarY: [Double], margin: Double, exactKm: @escaping @Sendable (Int, Int) -> Double
    ) {
        storage = .estimated(x: planarX, y: planarY, margin: margin, km: exactKm)
    }

    /// Everything in one place: for problems without a limit on distance.
    public static var none: Distances { Distances { _, _ in 0 } }

    /// The distance between two units in kilometres; infinite where local rows do not have the pair.
    public func km(_ first: Int, _ second: Int) -> Double {
        if first == second { return 0 }
        switch storage {
        case .planar(let x, let y):
            let dx = x[first] - x[second]
            let dy = y[first] - y[second]
            return (dx * dx + dy * dy).squareRoot() / 1000
        case .rows(let rows): return rows.km(first, second) ?? .infinity
        case .reaching(let rows, _, let beyond): return rows.km(first, second) ?? beyond(first, second)
        case .function(let km), .estimated(_, _, _, let km): return km(first, second)
        }
    }

    /// Whether the distance between two units is at most `limit` kilometres.
    public func isWithin(_ limit: Double, _ first: Int, _ second: Int) -> Bool {
        if case .reaching(let rows, let reachKm, _) = storage, limit <= reachKm, first != second {
            return rows.km(first, second).map { $0 <= limit } ?? false
        }
        if case .estimated(let x, let y, let margin, _) = storage {
            let (dx, dy) = (x[first] - x[second], y[first] - y[second])
            let squared = (dx * dx + dy * dy) / 1e6
            let (near, far) = (limit * (1 - margin), limit * (1 + margin))
            if squared < near * near { return true }
            if squared > far * far { return false }
        }
        return km(first, second) <= limit
    }
}

extension Distances {
    /// The rows, where they list every pair up to `limitKm` apart.
    func rows(upTo limitKm: Double) -> DistanceRows? {
        switch storage {
        case .rows(let rows): rows
        case .reaching(let rows, let reachKm, _): limitKm <= reachKm ? rows : nil
        case .planar, .function, .estimated: nil
        }
    }

    /// The member that the farthest other member is nearest to, and that distance; ties go to the smallest index.
    public func hub(_ members: [Int]) -> (unit: Int, radiusKm: Double)? {
        var best: (unit: Int, radiusKm: Double)?
        for unit in members.sorted() {
            let radius = members.reduce(0) { max($0, km(unit, $1)) }
            if radius < (best?.radiusKm ?? .infinity) { best = (unit, radius) }
        }
        return best ?? members.min().map { ($0, .infinity) }
    }

    /// The distance from the hub to the farthest member in kilometres; 0 for a single one.
    public func radiusKm(_ members: [Int]) -> Double { hub(members)?.radiusKm ?? 0 }
}
