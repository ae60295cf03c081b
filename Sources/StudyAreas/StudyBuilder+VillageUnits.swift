import GeoModel

extension StudyBuilder {
    /// The villages as units, each with its catchment.
    mutating func villageUnits(within wanted: Set<String>?) throws(UnusableInput) -> UnitsAndLands {
        progress("drawing catchments")
        let catchments = catchments(within: wanted)
        diagnostics += catchments.diagnostics
        reportInhabitants(catchments, within: wanted)
        for index in catchments.duplicates.sorted() {
            let village = villages[index]
            diagnostics.append(
                Diagnostic(
                    .coincidentVillage, .warning,
                    "village \(village.id) '\(village.name)' lies exactly where another one does, and has no land of its own",
                    at: village.location, place: village.place))
        }
        var result = UnitsAndLands()
        for (index, village) in villages.enumerated() {
            if let wanted, !(village.municipality.map(wanted.contains) ?? false) { continue }
            let land = catchments.lands[index]
            result.units.append(
                Unit(
                    id: village.id, name: village.name, kind: .village,
                    parish: village.parish.map { parishes[$0].code },
                    municipality: village.municipality, place: village.place, position: village.position,
                    pointSource: .village, word: villageWord.english.one,
                    population: catchments.population[index] ?? village.population,
                    ownPopulation: village.population,
                    features: [village.feature] + village.furtherFeatures))
            result.lands.append(land)
            result.geographic.append(try degrees(land))
        }
        return result
    }

    private mutating func catchments(within wanted: Set<String>?) -> Catchments {
        if !parishes.isEmpty { return catchmentsInParishes(within: wanted) }
        diagnostics.append(
            Diagnostic(
                .landAssumed, .note,
                municipalities.isEmpty
                    ? "there are neither parishes nor municipalities: a village's land is what is nearest to it, up to 5 km away"
                    : "there are no parishes: a village's land is what is nearest to it in its municipality"))
        if municipalities.isEmpty {
            let land = landAround(villages.map(\.position))
            return Catchments(villages: villages, frames: [land], holder: villages.map { _ in 0 })
        }
        var byCode: [String: Int] = [:]
        for (index, area) in municipalities.enumerated() { byCode[area.code] = index }
        return Catchments(
            villages: villages, frames: municipalities.map(\.projected),
            holder: villages.map { $0.municipality.flatMap { byCode[$0] } })
    }

    private mutating func catchmentsInParishes(within wanted: Set<String>?) -> Catchments {
        var keep = parishes.map { parish in wanted.map { $0.contains(parish.municipality ?? "") } ?? true }
        var occupied = [Bool](repeating: false, count: parishes.count)
        for village in villages {
            guard let parish = village.parish else { continue }
            occupied[parish] = true
            if let wanted, wanted.contains(village.municipality ?? "") { keep[parish] = true }
        }
        joined.parishesWithoutVillage = parishes.indices.filter { !occupied[$0] && keep[$0] }.map { parishes[$0].code }
        if parishes.contains(where: { $0.population != nil }) {
            diagnostics.append(
                Diagnostic(
                    .sharedPopulation, .note,
                    "each \(areaWord.english.one)'s inhabitants were shared out: to villages their own figure, for towns also from the \(areaWord.english.many) "
                        + "around, and what is left to villages without a figure or by area"))
        }
        return Catchments(
            villages: villages, parishes: parishes, wanted: keep, borderTolerance: configuration.borderTolerance,
            areaWord: areaWord.english.one)
    }
}
