import GEOSKit
import GeoModel
import StudyAreas

/// Where the inhabitants of divided parishes live, as far as settlements with figures say so.
struct SettlementShares {
    /// By unit: the settled inhabitants of each of its parts, and those of whom no settlement says where they live.
    private var known: [Int: (settled: [Double], rest: Double)] = [:]

    /// Looks at the settlements of the units that lie in several areas of a layer; nothing is known for a field of the units,
    /// for villages as units, and where no settlement has a figure.
    ///
    /// - Parameter areas: the polygons of the layer, by the numbers that `overlay` has for them; empty for a field of the units.
    init(_ study: Study, _ overlay: LayerOverlay, areas: [MultiPolygon]) {
        guard study.unitKind == .parish, !areas.isEmpty, study.villages.contains(where: { $0.population != nil })
        else { return }
        let divided = Set(study.units.indices.filter { overlay.shares[$0].contains { $0.share < 1 } })
        guard !divided.isEmpty else { return }
        let unitOfParish = Dictionary(
            study.units.indices.compactMap { unit in study.units[unit].parish.map { ($0, unit) } },
            uniquingKeysWith: { first, _ in first })
        let locator = AreaLocator(areas)
        var settled: [Int: [Double]] = [:]
        for village in study.villages {
            guard let people = village.population, people > 0, let parish = village.parish,
                let unit = unitOfParish[study.parishes[parish].code], divided.contains(unit)
            else { continue }
            let row = overlay.shares[unit]
            let inside = locator.indices(covering: village.position)
            guard let place = row.firstIndex(where: { inside.contains($0.area) }) else { continue }
            settled[unit, default: [Double](repeating: 0, count: row.count)][place] += people
        }
        for (unit, people) in settled {
            let total = study.units[unit].population ?? 0
            let sum = people.reduce(0, +)
            guard total > 0, sum > 0 else { continue }
            // A town may count people of its neighbours: together the parts never have more than the parish.
            let scale = min(1, total / sum)
            known[unit] = (people.map { $0 * scale }, max(0, total - sum))
        }
    }

    /// The settled inhabitants of a part of a unit, and the unit's rest that is shared out by area.
    func people(unit: Int, position: Int) -> (people: Double, rest: Double)? {
        known[unit].map { ($0.settled[position], $0.rest) }
    }
}
