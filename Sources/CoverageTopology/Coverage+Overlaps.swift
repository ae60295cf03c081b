import GEOSKit
import GeoModel

extension Coverage {
    /// Overlaps below this area are rounding, in square metres.
    static let smallestOverlap = 0.01

    /// Finds the pairs of units that claim the same land, from those whose edges cross or touch.
    mutating func findOverlaps(from touching: [UInt64]) {
        var search = OverlapSearch(self, largerThan: Self.smallestOverlap)
        search.run(from: touching)
        overlaps = search.found
        unitsRepairedToMeasure = search.repairedUnits
        limits = search.limits
        guard !overlaps.isEmpty else { return }
        overlapsOfUnit = [[Int32]](repeating: [], count: unitCount)
        for (index, overlap) in overlaps.enumerated() {
            overlapsOfUnit[overlap.a].append(Int32(truncatingIfNeeded: index))
            overlapsOfUnit[overlap.b].append(Int32(truncatingIfNeeded: index))
        }
    }

    /// Makes neighbours of units that overlap: along what of their outlines lies within one another, where that is more than
    /// is known of their border already.
    mutating func appendOverlaps(to stretches: inout [BorderStretch]) {
        guard !overlaps.isEmpty else { return }
        var known: [UInt64: Double] = [:]
        for stretch in stretches { known[stretch.key, default: 0] += stretch.length }
        for overlap in overlaps {
            var stretch = BorderStretch(
                a: Int32(truncatingIfNeeded: overlap.a), b: Int32(truncatingIfNeeded: overlap.b), length: 0)
            let further = overlap.borderMetres - (known[stretch.key] ?? 0)
            if further > 0 {
                stretch.length = further
                stretch.matched = further
                stretch.width = overlap.widthMetres
                for (unit, isInside) in [(overlap.a, overlap.isAInB), (overlap.b, overlap.isBInA)]
                where isInside || !(overlap.isAInB || overlap.isBInA) {
                    shapes[unit].coastMetres = max(0, shapes[unit].coastMetres - further)
                }
            }
            stretches.append(stretch)
        }
    }
}

extension UnitOverlap {
    /// The overlap of two units with the land `common`; nil when that is rounding.
    ///
    /// It counts as border where it is wider than the tolerance, or at least three times as long as it is wide: two corners
    /// that overlap by a metre meet in a point.
    init?(
        _ a: Int, _ b: Int, _ common: MultiPolygon, largerThan smallest: Double, tolerance: Double,
        areas: (Int) -> Double
    ) {
        let area = common.area
        guard area > smallest, let largest = common.polygons.max(by: { $0.area < $1.area }) else { return nil }
        self.a = a
        self.b = b
        areaSquareMetres = area
        box = common.box
        place = (try? MultiPolygon(largest).pointOnSurface()) ?? largest.exterior.coordinates[0]
        isAInB = area >= areas(a) * (1 - 1e-9)
        isBInA = area >= areas(b) * (1 - 1e-9)
        var length = 0.0
        for polygon in common.polygons {
            let outline = polygon.rings.reduce(0) { $0 + $1.length }
            length += outline
            let (own, half) = (polygon.area, outline / 2)
            // A rectangle three times as long as wide has a squared half outline of 16/3 its area.
            if own / half > tolerance / 2 || half * half * 3 >= 16 * own {
                borderMetres += isAInB || isBInA ? outline : half
            }
        }
        widthMetres = 2 * area / length
    }

    /// The same with lengths that are so many times as long.
    func scaled(by metres: Double) -> UnitOverlap {
        var copy = self
        copy.areaSquareMetres *= metres * metres
        copy.widthMetres *= metres
        copy.borderMetres *= metres
        return copy
    }

    /// The same between two other units, drawn like these.
    func between(_ a: Int, _ b: Int) -> UnitOverlap {
        var copy = self
        copy.a = a
        copy.b = b
        return copy
    }
}
