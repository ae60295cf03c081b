import GeoModel
import StudyAreas

/// The borders of units as arcs: each drawn once, with the unit on its left and the one on its right.
///
/// The outline of any cluster is the arcs whose two sides are in different clusters, so no geometry travels when a unit moves.
struct UnitArcs {
    /// One arc.
    struct Arc: Equatable {
        /// The unit on the left, seen along the path.
        var left: Int
        /// The unit on the right; nil where none is known.
        var right: Int?
        /// Whole steps to the east and the north of the origin.
        var path: [Step]
    }

    /// A vertex, or the way to it.
    struct Step: Hashable {
        var x: Int
        var y: Int
    }

    /// In the order of the units and of their rings.
    private(set) var arcs: [Arc] = []

    private struct Directed: Hashable {
        var from: Step
        var to: Step
    }

    /// Arcs of areas whose borders are rounded and matched, on a grid.
    ///
    /// Complexity: O(vertices).
    init(_ areas: [MultiPolygon], grid: StepGrid) {
        var sides: [Directed: Int] = [:]
        var rings: [(unit: Int, steps: [Step])] = []
        for (unit, area) in areas.enumerated() {
            for polygon in area.polygons {
                for (index, ring) in polygon.rings.enumerated() {
                    var steps = grid.steps(ring.coordinates)
                    if steps.first == steps.last { steps.removeLast() }
                    guard steps.count > 2 else { continue }
                    // The area lies on the left: outer rings run against the clock, holes with it.
                    if (Self.doubledArea(steps) > 0) != (index == 0) { steps.reverse() }
                    for (from, to) in zip(steps, steps.dropFirst() + steps.prefix(1)) {
                        sides[Directed(from: from, to: to)] = unit
                    }
                    rings.append((unit, steps))
                }
            }
        }
        for ring in rings { add(ring.unit, ring.steps, sides) }
    }

    private static func doubledArea(_ steps: [Step]) -> Int {
        zip(steps, steps.dropFirst() + steps.prefix(1)).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }
    }

    private mutating func add(_ unit: Int, _ steps: [Step], _ sides: [Directed: Int]) {
        let count = steps.count
        let others = steps.indices.map { index -> Int? in
            let other = sides[Directed(from: steps[(index + 1) % count], to: steps[index])]
            return other == unit ? nil : other
        }
        // Runs of edges with the same unit beyond; a ring that has one neighbour only is one run.
        let first = others.indices.first { others[$0] != others[($0 + count - 1) % count] } ?? 0
        var place = 0
        while place < count {
            let other = others[(first + place) % count]
            var length = 1
            while place + length < count, others[(first + place + length) % count] == other { length += 1 }
            // The smaller unit draws what both share.
            if other == nil || unit < (other ?? 0) {
                arcs.append(
                    Arc(left: unit, right: other, path: (0...length).map { steps[(first + place + $0) % count] }))
            }
            place += length
        }
    }
}
