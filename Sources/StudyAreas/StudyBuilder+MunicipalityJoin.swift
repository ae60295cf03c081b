import GEOSKit
import GeoModel

extension StudyBuilder {
    /// Gives each parish the municipality that holds most of its land, and names the parishes that are split.
    mutating func joinParishesToMunicipalities() {
        guard !parishes.isEmpty, !municipalities.isEmpty else { return }
        progress("joining parishes to municipalities")
        let join = municipalityJoin()
        var repaired = RepairedAreas(municipalities: join.troubled)
        for (parish, outcome) in join.outcomes.enumerated() {
            repaired.note(outcome, parish: parish)
            if let failure = outcome.failure {
                diagnostics.append(Self.refused(failure, at: parishes[parish].location))
            }
            reportEqual(parish, outcome.overlap)
            settle(parish, outcome.overlap)
        }
        reportRepaired(repaired)
    }

    /// How the parishes lie in the municipalities, worked out.
    func madeMunicipalityJoin() -> MunicipalityJoin {
        let (candidates, troubled) = municipalitiesOfParishes()
        let overlay = MunicipalityOverlay(
            parishes, municipalities, mending: troubled, invalid: invalidIDs, threads: threads)
        return MunicipalityJoin(
            outcomes: concurrentMap(parishes.count, threads: threads) { overlay.outcome(of: $0, in: candidates[$0]) },
            troubled: troubled)
    }

    /// For each parish the municipality that holds it whole, or else those that it may meet, ascending; and the
    /// municipalities whose land the library refused to compare.
    private func municipalitiesOfParishes() -> (candidates: [[Int]], troubled: Set<Int>) {
        let (lands, holders) = (parishes.map(\.projected), municipalities.map(\.projected))
        let boxes = SpatialIndex(lands.map(\.box))
        let found = concurrentMap(holders.count, threads: threads) {
            MunicipalityContacts(of: holders[$0], lands, boxes)
        }
        var isWhole = [Bool](repeating: false, count: lands.count)
        var candidates = [[Int]](repeating: [], count: lands.count)
        // By code, so that the first of equals is the one with the smallest code, whatever the order of the file.
        for index in IdOrder.sorted(municipalities.map(\.code)) {
            for parish in found[index].met where !isWhole[parish] { candidates[parish].append(index) }
            for parish in found[index].held {
                if isWhole[parish] {
                    candidates[parish].append(index)
                } else {
                    isWhole[parish] = true
                    candidates[parish] = [index]
                }
            }
        }
        // A comparison that failed may be the parish's fault.
        let troubled = found.indices.filter {
            found[$0].isTroubled && (try? holders[$0].validityFault()) != .some(.none)
        }
        return (candidates, Set(troubled))
    }

    /// What could be compared only after repair is reported: nothing is repaired silently.
    private mutating func reportRepaired(_ repaired: RepairedAreas) {
        let kinds = [
            ("municipality", repaired.municipalities.sorted().map { municipalities[$0] }),
            (areaWord.english.one, repaired.parishes.map { parishes[$0] }),
        ]
        for (kind, areas) in kinds {
            for area in areas {
                diagnostics.append(
                    Diagnostic(
                        .repairedForJoin, .note,
                        "\(kind) \(area.code) '\(area.name)' could not be laid over others as it is; for the join of "
                            + "\(areaWord.english.many) to municipalities alone it was repaired", at: area.location,
                        hint: configuration.repair ? nil : "`--repair` mends it throughout"))
            }
        }
    }

    /// Says that several municipalities hold a parish alike, and which one it was given to.
    private mutating func reportEqual(_ parish: Int, _ overlap: MunicipalityOverlay.Overlap?) {
        guard let overlap, !overlap.equals.isEmpty else { return }
        let area = parishes[parish]
        let names = ([overlap.municipality] + overlap.equals).map {
            "\(municipalities[$0].code) '\(municipalities[$0].name)'"
        }
        diagnostics.append(
            Diagnostic(
                .parishEquallySplit, .warning,
                "\(areaWord.english.one) \(area.code) '\(area.name)' lies equally in municipalities \(Wording.list(names)); it was given to "
                    + "\(municipalities[overlap.municipality].code), the smallest code", at: area.location,
                hint: "name the field with its municipality under [fields.parishes], or correct the borders"))
    }

    private mutating func settle(_ parish: Int, _ best: MunicipalityOverlay.Overlap?) {
        let area = parishes[parish]
        guard let best else {
            joined.parishesWithoutMunicipality.append(area.code)
            diagnostics.append(
                Diagnostic(
                    .parishWithoutMunicipality, .warning,
                    "\(areaWord.english.one) \(area.code) '\(area.name)' lies outside every municipality",
                    at: area.location))
            return
        }
        let municipality = municipalities[best.municipality]
        parishes[parish].municipality = municipality.code
        let share = best.largest / best.inAny
        guard share < 0.99 else { return }
        joined.parishesSplit.append(area.code)
        joined.splitShares.append(share)
        let percent = Wording.number((share * 1000).rounded() / 10)
        diagnostics.append(
            Diagnostic(
                .splitParish, share < 0.8 ? .warning : .note,
                "\(percent) % of \(areaWord.english.one) \(area.code) '\(area.name)' lies in \(municipality.name), to which it was given",
                at: area.location))
    }
}
