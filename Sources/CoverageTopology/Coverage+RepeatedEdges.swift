import GeoModel

/// What was left out because there would have been too much of it; nil where nothing was.
public struct CoverageLimits: Hashable, Sendable {
    /// How many units meet in one place, where those are too many to be paired one by one.
    public var unitsInOnePlace: Int?
    /// How many pairs of units were found to overlap before the search was given up.
    public var overlapsFound: Int?
    /// Whether borders lie so near one another that not all near misses were listed.
    public var nearMissesCut = false
    /// Units of which the library could not measure the overlaps, in ascending order.
    public var unmeasuredUnits: [Int] = []

    /// Nothing was left out.
    public init() {}
}

extension Coverage {
    /// More units than this in one place are not paired with one another: 2,000 units are two million pairs.
    public static let mostUnitsInOnePlace = 2_000

    /// Calls `body` with each edge that several half-edges follow in one direction: its vertices, and the half-edges each way.
    func forEachRepeatedEdge(_ body: (_ key: UInt64, _ forward: [Int32], _ backward: [Int32]) -> Void) {
        var (forward, backward): ([Int32], [Int32]) = ([], [])
        for key in edges.repeatedEdges {
            forward.removeAll(keepingCapacity: true)
            backward.removeAll(keepingCapacity: true)
            let (from, to) = (Int32(truncatingIfNeeded: key >> 32), Int32(truncatingIfNeeded: key & 0xFFFF_FFFF))
            edges.forEachEdge(from: from, to: to) { forward.append(Int32(truncatingIfNeeded: $0)) }
            edges.forEachEdge(from: to, to: from) { backward.append(Int32(truncatingIfNeeded: $0)) }
            body(key, forward, backward)
        }
    }

    /// Edges on which more than two units lie, or two on one side: all of them are neighbours along it.
    ///
    /// A stretch of coast that several units draw counts as that of the first.
    /// Complexity: O(half-edges on them + pairs), each set of units being paired once.
    mutating func appendRepeatedEdges(to stretches: inout [BorderStretch]) {
        let unit = edges.unit
        guard !edges.repeatedEdges.isEmpty else { return }
        var lengths: [[Int32]: Double] = [:]
        var beside: Set<[Int32]> = []
        var coast: [(unit: Int, length: Double)] = []
        forEachRepeatedEdge { _, forward, backward in
            let sides = [forward, backward].map { half in Set(half.map { unit[Int($0)] }).sorted() }
            let length = length(of: Int(forward.first ?? backward[0]))
            lengths[Set(sides[0] + sides[1]).sorted(), default: 0] += length
            for side in sides where side.count > 1 { beside.insert(side) }
            for (index, half) in [forward, backward].enumerated() {
                let first = sides[1 - index].isEmpty ? sides[index].first : nil
                var isCounted = false
                for edge in half where edges.twin[Int(edge)] < 0 {
                    if edges.unit[Int(edge)] == first && !isCounted {
                        isCounted = true
                        continue
                    }
                    coast.append((Int(edges.unit[Int(edge)]), length))
                }
            }
        }
        for (unit, length) in coast { shapes[unit].coastMetres = max(0, shapes[unit].coastMetres - length) }
        for (units, length) in lengths.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            guard admits(units.count) else { continue }
            for (index, a) in units.enumerated() {
                for b in units[(index + 1)...] { stretches.append(BorderStretch(a: a, b: b, length: length)) }
            }
        }
        crowdsOnOneSide = beside.sorted { $0.lexicographicallyPrecedes($1) }
    }
}
