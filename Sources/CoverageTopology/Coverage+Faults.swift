import GEOSKit
import GeoModel

extension Coverage {
    /// Finds overlaps between units and gaps among them.
    ///
    /// How many units claim a place changes only across edges without a twin, so nothing else is looked at: a layer that
    /// fits together is told so in the time that its coast takes. The tolerance plays no part: a gap that it bridges is
    /// still a gap.
    ///
    /// - Parameters:
    ///   - smallestSquareMetres: overlaps and gaps below this area are rounding, and are left out.
    ///   - sliverWidthMetres: a gap that is narrower on average is a sliver, a wider one a hole.
    /// - Throws: `GEOSError` when the library fails on land that it calls valid.
    ///
    /// Complexity: O(m log n) for m edges without a twin and n units, and an overlay for each pair of units that they bring
    /// near each other.
    public func faults(
        smallestSquareMetres: Double = 0.01, sliverWidthMetres: Double = 50
    ) throws(GEOSError) -> CoverageFaults {
        var faults = CoverageFaults()
        var lands = MeasurableLands(self)
        faults.overlaps = try overlaps(&lands, largerThan: smallestSquareMetres)
        let union = try union(&lands)
        faults.gaps = try gaps(in: union, largerThan: smallestSquareMetres, sliverWidth: sliverWidthMetres)
        faults.unitsRepairedToMeasure = lands.repairedUnits.sorted()
        return faults
    }
}

/// The units' own lands, made when they are asked for; an invalid one is repaired.
struct MeasurableLands {
    private let coverage: Coverage
    private var lands: [MultiPolygon?]
    private(set) var repairedUnits: [Int] = []

    init(_ coverage: Coverage) {
        self.coverage = coverage
        lands = [MultiPolygon?](repeating: nil, count: coverage.unitCount)
    }

    /// Makes the lands of some units, all in one pass over the edges.
    mutating func prepare(_ units: some Sequence<Int>) throws(GEOSError) {
        let missing = units.filter { lands[$0] == nil }
        guard !missing.isEmpty else { return }
        let outlines = coverage.ownOutlines(of: missing)
        for unit in missing {
            let land = outlines[unit] ?? MultiPolygon([])
            if try land.validityFault(named: "unit \(unit)") == nil {
                lands[unit] = land
            } else {
                lands[unit] = try land.repaired(named: "unit \(unit)").land
                repairedUnits.append(unit)
            }
        }
    }

    /// The land of a unit that was prepared.
    subscript(unit: Int) -> MultiPolygon { lands[unit] ?? MultiPolygon([]) }
}
