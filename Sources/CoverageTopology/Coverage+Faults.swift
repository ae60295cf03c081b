import GEOSKit
import GeoModel

extension Coverage {
    /// Finds overlaps between units and gaps among them.
    ///
    /// How many units claim a place changes only across edges without a twin, so nothing else is looked at: a layer that
    /// fits together is found so in the time that its coast takes. The tolerance plays no part: a gap that it bridges is
    /// still a gap. Overlaps were found with the borders, and are listed here.
    ///
    /// - Parameters:
    ///   - smallestSquareMetres: overlaps and gaps below this area are rounding, and are left out.
    ///   - sliverWidthMetres: a gap that is narrower on average is a sliver, a wider one a hole.
    /// - Throws: `GEOSError` when the library fails on land that it calls valid.
    ///
    /// Complexity: O(m log n) for m edges without a twin and n units.
    public func faults(
        smallestSquareMetres: Double = 0.01, sliverWidthMetres: Double = 50
    ) throws(GEOSError) -> CoverageFaults {
        var faults = CoverageFaults()
        faults.overlaps = overlaps.filter { $0.areaSquareMetres > smallestSquareMetres }
        // Units that lie across one another by the thousand leave no gaps that anyone could name.
        guard limits.overlapsFound == nil else {
            faults.unitsRepairedToMeasure = unitsRepairedToMeasure
            return faults
        }
        var lands = MeasurableLands(self)
        let union = try union(&lands)
        faults.gaps = try gaps(in: union, largerThan: smallestSquareMetres, sliverWidth: sliverWidthMetres)
        faults.unitsRepairedToMeasure = Set(lands.repairedUnits + unitsRepairedToMeasure).sorted()
        return faults
    }
}

/// The units' own lands, made when they are asked for; an invalid one is repaired.
struct MeasurableLands {
    private let coverage: Coverage
    private var lands: [MultiPolygon?]
    private(set) var repairedUnits: [Int] = []
    /// Units that the library could not repair; their land is empty here.
    private(set) var unmeasurable: [Int] = []

    init(_ coverage: Coverage) {
        self.coverage = coverage
        lands = [MultiPolygon?](repeating: nil, count: coverage.unitCount)
    }

    /// Makes the lands of some units. Complexity: O(their edges), and one pass over all edges where parts are joined.
    mutating func prepare(_ units: some Sequence<Int>) {
        let missing = units.filter { lands[$0] == nil }
        guard !missing.isEmpty else { return }
        let outlines = coverage.ownOutlines(of: missing)
        for unit in missing {
            if let measured = coverage.measured[unit] {
                lands[unit] = measured
                repairedUnits.append(unit)
                continue
            }
            let land = outlines[unit] ?? MultiPolygon([])
            do {
                if try land.validityFault(named: "unit \(unit)") == nil {
                    lands[unit] = land
                } else {
                    lands[unit] = try land.repaired(named: "unit \(unit)").land
                    repairedUnits.append(unit)
                }
            } catch {
                lands[unit] = MultiPolygon([])
                unmeasurable.append(unit)
            }
        }
    }

    /// The land of a unit that was prepared.
    subscript(unit: Int) -> MultiPolygon { lands[unit] ?? MultiPolygon([]) }
}
