import Foundation
import GeoModel

/// A study of any size for benchmarks: a square of irregular cells that share their vertices exactly, municipalities
/// that are blocks of cells, and points. About 25 vertices a unit, lognormal population, three attributes.
public struct LargeStudy: Sendable {
    let units: Int
    let side: Int
    let seed: UInt64
    let paddingBytes: Int
    /// Corners and border points in millionths of a degree.
    let corners: [MicroPosition]
    /// Inhabitants of each unit.
    let population: [Int]

    static let pointsOnSide = 5
    static let degreesEast = 30_000.0
    static let degreesNorth = 17_000.0

    /// - Parameters:
    ///   - units: how many, at least 1.
    ///   - paddingBytes: free-form properties of about this size in each unit.
    public init(units: Int, seed: UInt64 = 1, paddingBytes: Int = 0) {
        self.units = max(1, units)
        self.seed = seed
        self.paddingBytes = paddingBytes
        var side = 1
        while side * side < self.units { side += 1 }
        self.side = side
        var generator = SplitMix64(seed: seed)
        let (width, middle) = (Self.degreesEast, Double(side) / 2)
        corners = (0..<((side + 1) * (side + 1))).map { index in
            let jitterX = 0.44 * (generator.unitInterval() - 0.5)
            let jitterY = 0.44 * (generator.unitInterval() - 0.5)
            let x = Double(index % (side + 1)) + jitterX - middle
            let y = Double(index / (side + 1)) + jitterY - middle
            return MicroPosition(
                longitude: 9_500_000 + Int(x * width), latitude: 56_000_000 + Int(y * Self.degreesNorth))
        }
        population = (0..<self.units).map { _ in
            var normal = -6.0
            for _ in 0..<12 { normal += generator.unitInterval() }
            return Int(exp(6.6 + 0.8 * normal))
        }
    }

    /// Every file of the study, in a fixed order.
    public func files() -> [GeneratedFile] {
        [
            GeneratedFile(name: "units.geojson", bytes: unitLayer()),
            GeneratedFile(name: "municipalities.geojson", bytes: municipalityLayer()),
            GeneratedFile(name: "points.geojson", bytes: pointLayer(count: min(100_000, 10 * units))),
        ]
    }

    /// The wiggly way from one corner to the next without its end; both cells at its sides walk the same one.
    func border(from a: Int, to b: Int) -> [MicroPosition] {
        guard a < b else {
            let forward = border(from: b, to: a)
            return [corners[a]] + forward.dropFirst().reversed()
        }
        var generator = SplitMix64(seed: seed, stream: a * 2 + (b - a == 1 ? 0 : 1))
        let (start, end) = (corners[a], corners[b])
        let (dx, dy) = (Double(end.longitude - start.longitude), Double(end.latitude - start.latitude))
        var way = [start]
        for step in 1...Self.pointsOnSide {
            let t = Double(step) / Double(Self.pointsOnSide + 1)
            // Across the border the unit is a degree's width, so the aspect of the cell is kept.
            let off = 0.16 * (generator.unitInterval() - 0.5)
            way.append(
                MicroPosition(
                    longitude: start.longitude + Int(dx * t - off * dy * Self.degreesEast / Self.degreesNorth),
                    latitude: start.latitude + Int(dy * t + off * dx * Self.degreesNorth / Self.degreesEast)))
        }
        return way
    }

    func corner(column: Int, row: Int) -> Int { row * (side + 1) + column }
}
