import GEOSKit
import GeoModel

/// Finds every pair of units that have an area in common.
///
/// How many units claim a place changes only across edges without a twin. So each overlap is bounded by such edges: two of
/// them cross or touch, or a ring lies inside another unit, or two units draw one edge in one direction. Behind an edge with
/// a twin the pairs may change without that; from each pair found the search goes on to the units across the edges of both.
/// Units that are drawn alike are looked at once.
struct OverlapSearch {
    /// More pairs than this are not looked for: 1,000 units under one another are half a million.
    static let mostPairs = 500_000
    /// More pairs than this are not laid over one another.
    private static let mostOverlays = 150_000
    /// More overlaps than this are not looked for where a unit has more than `mostOfUnit` on average: hundreds of units lie
    /// across one another, and the land of all together could not be measured either.
    private static let mostEntangled = 100_000
    private static let mostOfUnit = 20

    private let coverage: Coverage
    private let smallest: Double
    private var lands: MeasurableLands
    /// For each unit the first that is drawn exactly alike.
    private let first: [Int32]
    private(set) var found: [UnitOverlap] = []
    private(set) var limits: CoverageLimits
    private var tested: Set<UInt64> = []

    init(_ coverage: Coverage, largerThan smallest: Double) {
        self.coverage = coverage
        self.smallest = smallest
        lands = MeasurableLands(coverage)
        limits = coverage.limits
        first =
            coverage.firstDrawnAlike.isEmpty
            ? (0..<Int32(truncatingIfNeeded: coverage.unitCount)).map { $0 } : coverage.firstDrawnAlike
    }

    /// Units of which a repaired copy was measured, in ascending order.
    var repairedUnits: [Int] { lands.repairedUnits.sorted() }

    mutating func run(from touching: [UInt64]) {
        var round = Set(touching.map(canonical))
        for crowd in coverage.crowdsOnOneSide {
            let units = Set(crowd.map { first[Int($0)] }).sorted()
            guard units.count <= Coverage.mostUnitsInOnePlace else { continue }
            for (index, a) in units.enumerated() { for b in units[(index + 1)...] { round.insert(unorderedKey(a, b)) } }
        }
        for key in ringsInsideUnits() { round.insert(canonical(key)) }
        round = round.filter { $0 >> 32 != $0 & 0xFFFF_FFFF }
        tested = round
        var overlays = 0
        while !round.isEmpty && overlays < Self.mostOverlays {
            let pairs = round.sorted()
            lands.prepare(Set(pairs.flatMap { [Int($0 >> 32), Int($0 & 0xFFFF_FFFF)] }).sorted())
            round = []
            for key in pairs {
                let (a, b) = (Int(key >> 32), Int(key & 0xFFFF_FFFF))
                overlays += 1
                if overlays >= Self.mostOverlays { break }
                guard let overlap = overlap(a, b) else { continue }
                found.append(overlap)
                if found.count >= max(Self.mostEntangled, Self.mostOfUnit * coverage.unitCount) {
                    overlays = Self.mostOverlays
                    break
                }
                addPairsBehind(a, b, to: &round)
            }
        }
        addAlike()
        if found.count >= Self.mostPairs || overlays >= Self.mostOverlays { limits.overlapsFound = found.count }
        limits.unmeasuredUnits = lands.unmeasurable.sorted()
        found.sort { ($0.a, $0.b) < ($1.a, $1.b) }
    }

    private func canonical(_ key: UInt64) -> UInt64 {
        unorderedKey(first[Int(key >> 32)], first[Int(key & 0xFFFF_FFFF)])
    }

    /// The pairs that may claim the land on the other side of where `a` or `b` ends.
    private mutating func addPairsBehind(_ a: Int, _ b: Int, to round: inout Set<UInt64>) {
        for (own, other) in [(a, b), (b, a)] {
            for across in coverage.unitsAcrossTwins(of: own) {
                let key = unorderedKey(first[Int(across)], Int32(truncatingIfNeeded: other))
                guard key >> 32 != key & 0xFFFF_FFFF, !tested.contains(key),
                    coverage.shapes[Int(across)].box.intersects(coverage.shapes[other].box)
                else { continue }
                tested.insert(key)
                round.insert(key)
            }
        }
    }

    private mutating func overlap(_ a: Int, _ b: Int) -> UnitOverlap? {
        let (one, other) = (lands[a], lands[b])
        guard coverage.shapes[a].box.intersects(coverage.shapes[b].box), !one.isEmpty, !other.isEmpty,
            let common = try? one.intersection(with: other, named: "units \(a) and \(b)")
        else { return nil }
        return measured(a, b, common)
    }

    /// What two units have in common, measured in the plane and given on the ground.
    private func measured(_ a: Int, _ b: Int, _ common: MultiPolygon) -> UnitOverlap? {
        let scale = coverage.planeScale
        let overlap = UnitOverlap(
            a, b, common, largerThan: smallest * scale * scale, tolerance: coverage.toleranceMetres * scale,
            areas: coverage.planarArea(of:))
        return overlap?.scaled(by: coverage.shapes[a].metresPerPlanarUnit)
    }

    /// The pairs among units drawn alike, and between them and what one of them overlaps.
    private mutating func addAlike() {
        guard !coverage.drawnAlike.isEmpty else { return }
        func all(_ unit: Int) -> [Int] {
            coverage.alike(Int32(truncatingIfNeeded: unit)).map(Int.init)
        }
        for overlap in found where found.count < Self.mostPairs {
            for a in all(overlap.a) {
                for b in all(overlap.b) where (a, b) != (overlap.a, overlap.b) && found.count < Self.mostPairs {
                    found.append(overlap.between(min(a, b), max(a, b)))
                }
            }
        }
        for one in coverage.drawnAlike.keys.sorted() where found.count < Self.mostPairs {
            let units = all(Int(one))
            lands.prepare([units[0]])
            guard let itself = measured(units[0], units[0], lands[units[0]]) else { continue }
            for (index, a) in units.enumerated() where found.count < Self.mostPairs {
                for b in units[(index + 1)...] { found.append(itself.between(a, b)) }
            }
        }
    }

    /// For each ring with an edge that has no twin: the other units in which a place on the first of these lies.
    private func ringsInsideUnits() -> [UInt64] {
        let boxes = SpatialIndex(coverage.shapes.map(\.box))
        var keys: [UInt64] = []
        var locators = UnitLocators(coverage)
        for ring in coverage.edges.ringIsHole.indices {
            let range = Int(coverage.edges.ringStarts[ring])..<Int(coverage.edges.ringStarts[ring + 1])
            guard let edge = range.first(where: { coverage.edges.twin[$0] < 0 }) else { continue }
            let unit = Int(coverage.edges.unit[edge])
            // Not the middle: borders of other units often meet an edge there.
            let middle = coverage.segment(of: edge).place(at: 0.414_213_562_373)
            var near: [Int] = []
            boxes.forEach(meeting: Box(around: [middle])) { if $0 != unit { near.append($0) } }
            for other in near where locators.contains(middle, in: other) {
                keys.append(unorderedKey(Int32(truncatingIfNeeded: unit), Int32(truncatingIfNeeded: other)))
            }
        }
        return keys
    }
}

/// Answers whether a unit holds a place; a unit that is asked about often gets its edges sorted.
private struct UnitLocators {
    private let coverage: Coverage
    private var asked: [Int32]
    private var locators: [Int: PointLocator] = [:]

    init(_ coverage: Coverage) {
        self.coverage = coverage
        asked = [Int32](repeating: 0, count: coverage.unitCount)
    }

    mutating func contains(_ place: Coordinate, in unit: Int) -> Bool {
        if let known = locators[unit] { return known.covers(place) }
        asked[unit] += 1
        if asked[unit] > 4 {
            let locator = PointLocator(coverage.ringsAsPolygons(of: unit))
            locators[unit] = locator
            return locator.covers(place)
        }
        var isInside = false
        for ring in coverage.ringsOfUnit[unit] {
            for edge in coverage.edges(ofRing: ring) {
                let segment = coverage.segment(of: edge)
                guard (segment.start.y > place.y) != (segment.end.y > place.y) else { continue }
                let x =
                    segment.start.x + (place.y - segment.start.y) / (segment.end.y - segment.start.y)
                    * (segment.end.x - segment.start.x)
                if x > place.x { isInside.toggle() }
            }
        }
        return isInside
    }
}
