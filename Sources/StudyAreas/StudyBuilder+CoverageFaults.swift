import CoverageTopology
import GeoModel

extension StudyBuilder {
    /// How well the lands cover the ground; overlaps and gaps of a parish layer become diagnostics.
    ///
    /// Catchments are cut by the program itself and are not looked at. Where the library cannot measure a layer's faults,
    /// their counts stay unknown.
    mutating func coverageSummary(_ kind: UnitKind, _ found: UnitsAndLands, _ coverage: Coverage) -> CoverageSummary {
        var summary = CoverageSummary()
        summary.areaKm2 = found.lands.reduce(0) { $0 + $1.area } / 1e6
        summary.invalid = invalid
        guard kind == .parish, let faults = try? coverage.faults() else { return summary }
        summary.overlaps = faults.overlaps.count
        summary.gaps = faults.gaps.count
        let names = found.units.map(\.described)
        if let largest = faults.overlaps.max(by: { $0.areaSquareMetres < $1.areaSquareMetres }) {
            diagnostics.append(
                Diagnostic(
                    .overlappingUnits, .warning,
                    "\(faults.overlaps.count) pairs of units claim the same land, "
                        + "\(Self.squareMetres(faults.overlapAreaSquareMetres)) in all",
                    place: try? degrees(largest.place),
                    notes: [
                        "the largest is \(Self.squareMetres(largest.areaSquareMetres)) of \(names[largest.a]) and "
                            + "\(names[largest.b])"
                    ],
                    hint: "see `klynge explain K033`"))
        }
        if let largest = faults.gaps.first {
            let slivers = faults.gaps.count { $0.kind == .sliver }
            diagnostics.append(
                Diagnostic(
                    .gapsBetweenUnits, .warning,
                    "there are \(faults.gaps.count) gaps between units, \(slivers) of them narrow",
                    place: try? degrees(largest.place),
                    notes: [
                        "the largest is \(Self.squareMetres(largest.areaSquareMetres)) between "
                            + largest.units.prefix(4).map { names[$0] }.joined(separator: ", ")
                    ],
                    hint: "see `klynge explain K034`"))
        }
        return summary
    }

    /// An area for people: km² from a tenth upwards.
    private static func squareMetres(_ area: Double) -> String {
        area < 100_000
            ? "\(LimitBounds.shortest(area < 10 ? (area * 10).rounded() / 10 : area.rounded())) m²"
            : "\(LimitBounds.shortest((area / 1e5).rounded() / 10)) km²"
    }
}
