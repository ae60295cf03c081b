import GeoModel
import Testing

@testable import KlyngePage

@Suite("Borders as arcs")
struct UnitArcsTests {
    /// A lattice of squares; some are left out, so that there are holes and corners that touch.
    private func lattice(_ width: Int, _ height: Int, without gone: Set<Int>) -> [MultiPolygon] {
        (0..<(width * height)).map { index in
            guard !gone.contains(index) else { return MultiPolygon([]) }
            let (x, y) = (Double(index % width) * 10, Double(index / width) * 10)
            let corners = [(x, y), (x + 10, y), (x + 10, y + 10), (x, y + 10), (x, y)]
            return MultiPolygon(Polygon(exterior: Ring(corners.map { Coordinate(x: $0.0, y: $0.1) })))
        }
    }

    @Test("the arcs with one side in a group of units are its outline: their area is that of the group")
    func outlines() {
        var random = SplitMix64(seed: 4)
        for _ in 0..<60 {
            let gone = Set((0..<24).filter { _ in Int.random(in: 0..<6, using: &random) == 0 })
            let areas = lattice(6, 4, without: gone)
            let arcs = UnitArcs(areas, grid: StepGrid(origin: Coordinate(x: 0, y: 0), metres: 1))
            let group = Set((0..<24).filter { _ in Bool.random(using: &random) }).subtracting(gone)
            // Green's theorem: along each arc, turned so that the group lies on its left.
            var doubled = 0
            for arc in arcs.arcs {
                let (left, right) = (group.contains(arc.left), arc.right.map(group.contains) ?? false)
                guard left != right else { continue }
                let path = left ? arc.path : arc.path.reversed()
                for (from, to) in zip(path, path.dropFirst()) { doubled += from.x * to.y - to.x * from.y }
            }
            #expect(doubled == 2 * 100 * group.count)
            // Each border is drawn once.
            let edges = arcs.arcs.flatMap { arc in
                zip(arc.path, arc.path.dropFirst()).map { Set([[$0.x, $0.y], [$1.x, $1.y]]) }
            }
            #expect(Set(edges).count == edges.count)
        }
    }
}
