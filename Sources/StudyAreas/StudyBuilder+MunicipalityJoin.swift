import GEOSKit
import GeoModel

extension StudyBuilder {
    /// How a parish's land lies in the municipalities.
    private struct Overlap {
        var municipality: Int
        var largest: Double
        /// The land in any municipality. What lies in none, since the layers draw the coast differently, counts for none.
        var inAny: Double
    }

    /// Gives each parish the municipality that holds most of its land, and names the parishes that are split.
    mutating func joinParishesToMunicipalities() {
        guard !parishes.isEmpty, !municipalities.isEmpty else { return }
        progress("joining parishes to municipalities")
        let meeting = municipalitiesOfParishes()
        for parish in parishes.indices {
            do {
                settle(parish, try overlap(of: parish, with: meeting[parish]))
            } catch {
                diagnostics.append(Self.refused(error, at: parishes[parish].location))
                parishes[parish].municipality = meeting[parish].first.map { municipalities[$0].code }
            }
        }
    }

    /// For each parish the municipality that holds it whole, or else those that it meets, ascending.
    private mutating func municipalitiesOfParishes() -> [[Int]] {
        var isWhole = [Bool](repeating: false, count: parishes.count)
        var meeting = [[Int]](repeating: [], count: parishes.count)
        let boxes = SpatialIndex(parishes.map(\.workingLand.box))
        for (index, municipality) in municipalities.enumerated() {
            do {
                let prepared = try PreparedLand(municipality.workingLand, named: municipality.code)
                for parish in boxes.indices(meeting: municipality.workingLand.box) where !isWhole[parish] {
                    let land = parishes[parish].workingLand
                    if try prepared.covers(land) {
                        isWhole[parish] = true
                        meeting[parish] = [index]
                    } else if try prepared.intersects(land) {
                        meeting[parish].append(index)
                    }
                }
            } catch {
                diagnostics.append(Self.refused(error, at: municipality.location))
            }
        }
        return meeting
    }

    /// Overlays are dear: a parish that meets one municipality alone needs none.
    private func overlap(of parish: Int, with candidates: [Int]) throws(GEOSError) -> Overlap? {
        guard let first = candidates.first else { return nil }
        let area = parishes[parish]
        if candidates.count == 1 { return Overlap(municipality: first, largest: 1, inAny: 1) }
        var overlap: Overlap?
        for index in candidates {
            let shared = try area.workingLand.intersectionArea(
                with: municipalities[index].workingLand, named: area.code)
            guard shared > 0 else { continue }
            var sum = overlap ?? Overlap(municipality: index, largest: 0, inAny: 0)
            sum.inAny += shared
            if shared > sum.largest { (sum.municipality, sum.largest) = (index, shared) }
            overlap = sum
        }
        return overlap
    }

    private mutating func settle(_ parish: Int, _ best: Overlap?) {
        let area = parishes[parish]
        guard let best else {
            joined.parishesWithoutMunicipality.append(area.code)
            diagnostics.append(
                Diagnostic(
                    .parishWithoutMunicipality, .warning,
                    "parish \(area.code) '\(area.name)' lies outside every municipality", at: area.location))
            return
        }
        let municipality = municipalities[best.municipality]
        parishes[parish].municipality = municipality.code
        let share = best.largest / best.inAny
        guard share < 0.99 else { return }
        joined.parishesSplit.append(area.code)
        joined.splitShares.append(share)
        let percent = LimitBounds.shortest((share * 1000).rounded() / 10)
        diagnostics.append(
            Diagnostic(
                .splitParish, share < 0.8 ? .warning : .note,
                "\(percent) % of parish \(area.code) '\(area.name)' lies in \(municipality.name), to which it was given",
                at: area.location))
    }
}
