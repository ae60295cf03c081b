import CoverageTopology
import GeoModel
import PROJKit

extension StudyBuilder {
    /// Closes the gaps and overlaps between parishes that are narrower than the border tolerance, and reports each.
    mutating func repairCoverage() throws(UnusableInput) {
        let (transformation, back) = (toWorking, toDegrees)
        let tolerance = borderTolerance
        guard tolerance > 0, parishes.count > 1 else { return }
        do {
            let coverage = try Coverage(lands: parishes.map(\.land), toleranceMetres: tolerance) {
                try transformation.transform($0, named: "the units' borders")
            }
            guard let repair = coverage.closingNarrowFaults(narrowerThan: tolerance) else {
                diagnostics.append(
                    Diagnostic(
                        .repairedCoverage, .warning,
                        "gaps and overlaps between parishes were not closed: parishes lie on top of one another so often, or their "
                            + "borders cross so badly, that closing would make new faults", at: parishFile,
                        hint:
                            "look whether the layer holds the same units many times, or set a smaller `--border-tolerance`"
                    ))
                return
            }
            guard !repair.changes.isEmpty else { return }
            let lands = try coverage.inSourceCoordinates(repair.lands) { try back.transform($0) }
            let changed = Set(repair.changedUnits)
            for index in parishes.indices {
                // Each of several features is drawn from its own pieces: they stay where nothing changed.
                guard changed.contains(index) || parishes[index].features.count == 1, !repair.lands[index].isEmpty
                else { continue }
                parishes[index].land = lands[index]
                parishes[index].projected = repair.lands[index]
                parishes[index].features[0].pieces = lands[index].polygons.count
                for feature in parishes[index].features.indices.dropFirst() {
                    parishes[index].features[feature].pieces = 0
                }
            }
            try note(repair.changes)
        } catch let error as ProjectionError {
            throw UnusableInput(Self.unusable(error))
        } catch let error as UnusableInput {
            throw error
        } catch {
            preconditionFailure("projecting throws nothing else")
        }
    }

    private var parishFile: SourceLocation? { parishLayer.map { SourceLocation(file: $0.collection.sourceName) } }

    private mutating func note(_ changes: [CoverageRepair.Change]) throws(UnusableInput) {
        for change in changes {
            // The one that has the land now comes first.
            let units = [change.receiver] + change.units.filter { $0 != change.receiver }
            closedFaults.append(
                CoverageFaultSummary(
                    kind: change.kind.rawValue, units: units.map { parishes[$0].code },
                    areaSquareMetres: change.areaSquareMetres, widthMetres: change.widthMetres,
                    place: try degrees(change.place)))
        }
    }

    /// Reports the gaps and overlaps that were closed.
    mutating func reportClosedFaults() {
        guard !closedFaults.isEmpty else { return }
        let names = Dictionary(parishes.map { ($0.code, "\($0.code) '\($0.name)'") }) { first, _ in first }
        let overlaps = closedFaults.count { $0.kind == CoverageRepair.Change.Kind.overlap.rawValue }
        let area = closedFaults.reduce(0) { $0 + $1.areaSquareMetres }
        let listed = closedFaults.prefix(20).map { fault in
            let around = fault.units.prefix(4).compactMap { names[$0] }.joined(separator: ", ")
            return "\(fault.kind), \(Wording.area(fault.areaSquareMetres)), at most "
                + "\(Self.narrow(fault.widthMetres)) wide, at \(Self.degreesText(fault.place)): now of \(around)"
        }
        let further = closedFaults.count - listed.count
        diagnostics.append(
            Diagnostic(
                .repairedCoverage, .warning,
                "\(Wording.count(closedFaults.count - overlaps, "gap", "gaps")) and "
                    + "\(Wording.count(overlaps, "overlap", "overlaps")) between parishes were closed, "
                    + "\(Wording.area(area)) in all",
                at: parishFile, place: closedFaults.first?.place,
                notes: listed + (further > 0 ? ["and \(further) more"] : []),
                hint: "`check --format json` lists all; `--border-tolerance` sets how narrow they must be"))
    }

    /// A width below a metre in centimetres.
    private static func narrow(_ metres: Double) -> String {
        metres < 1 ? "\(Wording.number((metres * 1000).rounded() / 10)) cm" : Wording.distance(metres)
    }
}
