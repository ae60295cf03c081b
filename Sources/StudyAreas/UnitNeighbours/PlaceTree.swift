import Foundation
import GeoModel

/// Places on Earth by nearness: a tree over their positions in space, so that neither a projection nor the 180th meridian
/// comes between.
///
/// Straight lines through the Earth only choose candidates; what counts are geodesic distances, given by the caller. The
/// straight line is never the longer of the two but by rounding, which `slack` covers: at short range both are the same length.
struct PlaceTree {
    /// More than straight lines and geodesics are off by rounding, in metres.
    private static let slack = 1e-6

    private struct Node {
        var axis: Int
        var value: Double
        var left: Int
        var right: Int
        var range: Range<Int>
    }

    private let places: [SIMD3<Double>]
    private var order: [Int]
    private var nodes: [Node] = []
    private static let leafSize = 12

    /// Places in longitude and latitude. O(n log² n).
    init(_ points: [Coordinate]) {
        places = points.map(Self.position)
        order = Array(points.indices)
        if !points.isEmpty { _ = build(0..<points.count) }
    }

    /// The position on the ellipsoid WGS 84, in metres from the centre of the Earth.
    private static func position(_ point: Coordinate) -> SIMD3<Double> {
        let (longitude, latitude) = (point.x * .pi / 180, point.y * .pi / 180)
        let (a, f) = (6_378_137.0, 1 / 298.257_223_563)
        let e2 = f * (2 - f)
        let n = a / (1 - e2 * sin(latitude) * sin(latitude)).squareRoot()
        return SIMD3(
            n * cos(latitude) * cos(longitude), n * cos(latitude) * sin(longitude), n * (1 - e2) * sin(latitude))
    }

    private mutating func build(_ range: Range<Int>) -> Int {
        let index = nodes.count
        nodes.append(Node(axis: -1, value: 0, left: 0, right: 0, range: range))
        guard range.count > Self.leafSize else { return index }
        var low = places[order[range.lowerBound]]
        var high = low
        for item in order[range] {
            low = pointwiseMin(low, places[item])
            high = pointwiseMax(high, places[item])
        }
        let extent = high - low
        let axis = (0..<3).max { extent[$0] < extent[$1] } ?? 0
        guard extent[axis] > 0 else { return index }
        order[range].sort { (places[$0][axis], $0) < (places[$1][axis], $1) }
        let middle = range.lowerBound + range.count / 2
        let value = places[order[middle]][axis]
        let left = build(range.lowerBound..<middle)
        let right = build(middle..<range.upperBound)
        nodes[index] = Node(axis: axis, value: value, left: left, right: right, range: range)
        return index
    }

    /// The straight line from one place to another, in metres.
    private func line(_ a: Int, _ b: Int) -> Double {
        let way = places[a] - places[b]
        return (way * way).sum().squareRoot()
    }

    /// Calls `body` with every other place at most `reach` metres of straight line away, and few beyond, until it says stop.
    func forEach(near place: Int, within reach: Double, _ body: (Int) -> Bool) {
        let metres = reach + Self.slack
        guard !nodes.isEmpty else { return }
        var stack = [0]
        while let index = stack.popLast() {
            let node = nodes[index]
            guard node.axis >= 0 else {
                for other in order[node.range] where other != place && line(place, other) <= metres {
                    if !body(other) { return }
                }
                continue
            }
            let offset = places[place][node.axis] - node.value
            if offset <= metres { stack.append(node.left) }
            if -offset <= metres { stack.append(node.right) }
        }
    }

    /// The `count`-th smallest straight line from `place` to another place, in metres; infinite where there are fewer.
    func reach(of place: Int, toInclude count: Int) -> Double {
        var best: [Double] = []
        func visit(_ index: Int) {
            let node = nodes[index]
            guard node.axis >= 0 else {
                for other in order[node.range] where other != place {
                    let length = line(place, other)
                    if best.count == count, let worst = best.last, length >= worst { continue }
                    let position = best.firstIndex { $0 > length } ?? best.count
                    best.insert(length, at: position)
                    if best.count > count { best.removeLast() }
                }
                return
            }
            let offset = places[place][node.axis] - node.value
            let (first, second) = offset < 0 ? (node.left, node.right) : (node.right, node.left)
            visit(first)
            if best.count < count || abs(offset) < best.last ?? .infinity { visit(second) }
        }
        if !nodes.isEmpty { visit(0) }
        return best.count == count ? best.last ?? .infinity : .infinity
    }
}
