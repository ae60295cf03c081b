import CoverageTopology
import GeoModel

extension StudyBuilder {
    /// How well the lands cover the ground; overlaps and gaps of a parish layer become diagnostics.
    ///
    /// Catchments are cut by the program itself and are not looked at. Where the library cannot measure a layer's faults,
    /// their counts stay unknown, and a diagnostic says so.
    mutating func coverageSummary(_ kind: UnitKind, _ found: UnitsAndLands, _ coverage: Coverage) -> CoverageSummary {
        var summary = CoverageSummary()
        summary.areaKm2 = coverage.areaSquareMetres(ofUnits: 0..<coverage.unitCount) / 1e6
        summary.invalid = invalid
        summary.closed = closedFaults
        guard kind == .parish else { return summary }
        let faults: CoverageFaults
        do { faults = try coverage.faults() } catch {
            diagnostics.append(Self.refused(error))
            return summary
        }
        summary.overlaps = faults.overlaps.count
        summary.gaps = faults.gaps.count
        summary.measuredAsRepaired = faults.unitsRepairedToMeasure.count
        let ids = found.units.map(\.id)
        summary.faults =
            faults.overlaps.sorted { $0.areaSquareMetres > $1.areaSquareMetres }.map {
                fault("overlap", [$0.a, $0.b], $0.areaSquareMetres, $0.widthMetres, $0.place, ids)
            }
            + faults.gaps.map {
                fault(
                    $0.kind == .sliver ? "sliver" : "gap", $0.units, $0.areaSquareMetres, $0.widthMetres, $0.place, ids)
            }
        report(faults, summary.faults, found.units, coverage.areaClaimedTwice())
        return summary
    }

    private func fault(
        _ kind: String, _ units: [Int], _ area: Double, _ width: Double, _ place: Coordinate, _ ids: [String]
    ) -> CoverageFaultSummary {
        CoverageFaultSummary(
            kind: kind, units: units.map { ids[$0] }, areaSquareMetres: area, widthMetres: width,
            place: (try? degrees(place)) ?? place)
    }

    private mutating func report(
        _ faults: CoverageFaults, _ listed: [CoverageFaultSummary], _ units: [Unit], _ claimedTwice: Double?
    ) {
        let names = Dictionary(units.map { ($0.id, $0.described) }) { first, _ in first }
        let file = parishLayer.map { SourceLocation(file: $0.collection.sourceName) }
        /// The three largest, each with its place.
        func largest(_ isWanted: (CoverageFaultSummary) -> Bool) -> [String] {
            listed.filter(isWanted).prefix(3).map { fault in
                let around = fault.units.prefix(4).compactMap { names[$0] }.joined(separator: ", ")
                return "\(Wording.area(fault.areaSquareMetres)) at \(Self.degreesText(fault.place)): \(around)"
            }
        }
        let (overlaps, gaps) = (faults.overlaps.count, faults.gaps.count)
        if overlaps > 0 {
            diagnostics.append(
                Diagnostic(
                    .overlappingUnits, .warning,
                    "\(Wording.count(overlaps, "pair of units claims", "pairs of units claim")) the same land"
                        + (claimedTwice.map { ", \(Wording.area($0)) in all" } ?? ""), at: file,
                    place: listed.first?.place, notes: largest { $0.kind == "overlap" },
                    hint: "`check --format json` lists all; see `klynge explain K033`"))
        }
        if gaps > 0 {
            let slivers = faults.gaps.count { $0.kind == .sliver }
            diagnostics.append(
                Diagnostic(
                    .gapsBetweenUnits, .warning,
                    "there \(gaps == 1 ? "is" : "are") \(Wording.count(gaps, "gap", "gaps")) between units, \(slivers) of them narrow",
                    at: file, place: listed.first { $0.kind != "overlap" }?.place,
                    notes: largest { $0.kind != "overlap" },
                    hint: "`check --format json` lists all; see `klynge explain K034`"))
        }
    }
}
