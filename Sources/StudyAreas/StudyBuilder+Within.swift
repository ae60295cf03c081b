import GeoModel

extension StudyBuilder {
    /// The codes of the municipalities that the user asks for; nil means all.
    func wantedMunicipalities() throws(UnusableInput) -> Set<String>? {
        guard !configuration.within.isEmpty else { return nil }
        let known = knownMunicipalities
        guard !known.isEmpty else {
            throw UnusableInput(
                Diagnostic(
                    .unknownName, .error, "`within` needs the municipalities, and there is no such layer",
                    hint: "give it with `--municipalities FILE`, or name a field with their codes: "
                        + "`--field parishes.municipality=FIELD`"))
        }
        var codes: Set<String> = []
        var faults: [Diagnostic] = []
        for wanted in configuration.within {
            let found = known.filter { area in
                area.code == wanted || area.name.lowercased() == wanted.lowercased()
                    || (Int(wanted) != nil && Int(area.code) == Int(wanted))
            }
            if found.count == 1 {
                codes.insert(found[0].code)
            } else if found.isEmpty {
                let nearest = NearestName.of(wanted, among: known.map(\.name))
                faults.append(
                    Diagnostic(
                        .unknownName, .error, "no municipality has the name or code '\(wanted)'",
                        hint: nearest.map { "did you mean '\($0)'?" }
                            ?? "there are \(known.prefix(10).map(\.name).joined(separator: ", "))"
                            + (known.count > 10 ? ", …" : "")))
            } else {
                faults.append(
                    Diagnostic(
                        .ambiguousName, .error, "\(found.count) municipalities are called '\(wanted)'",
                        notes: found.map { "\($0.code) '\($0.name)'" }, hint: "name it by its code"))
            }
        }
        guard faults.isEmpty else { throw UnusableInput(faults) }
        return codes
    }

    /// Counts the villages that were joined, and drops what was found out about parishes and villages outside the municipalities asked for: a planner who looks at
    /// one municipality has no use for the faults of another.
    mutating func keepFindings(within wanted: Set<String>?) {
        func isWanted(_ municipality: String?) -> Bool { wanted.map { $0.contains(municipality ?? "") } ?? true }
        let inParish = villages.filter { $0.parish != nil && isWanted($0.municipality) }
        joined.villagesNearParish = inParish.count { $0.isOutsideItsParish }
        joined.villagesInParish = inParish.count - joined.villagesNearParish
        guard let wanted else { return }
        let parishesOutside = Set(parishes.filter { !isWanted($0.municipality) }.map(\.code))
        let villagesOutside = Set(villages.filter { !isWanted($0.municipality) }.map(\.id))
        dropFindings(about: parishesOutside, in: parishLayer)
        dropFindings(about: villagesOutside, in: villageLayer)
        dropFindings(about: Set(municipalities.map(\.code)).subtracting(wanted), in: municipalityLayer)
        closedFaults.removeAll { parishesOutside.isSuperset(of: $0.units) }
        let kept = zip(joined.parishesSplit, joined.splitShares).filter { !parishesOutside.contains($0.0) }
        joined.parishesSplit = kept.map(\.0)
        joined.splitShares = kept.map(\.1)
        joined.parishesWithoutMunicipality.removeAll(where: parishesOutside.contains)
        joined.villagesWithoutParish.removeAll(where: villagesOutside.contains)
    }

    /// Drops what is about one of some areas or villages.
    ///
    /// Two kinds stay wherever they lie. Features that are missing from the study have no municipality: nobody can say
    /// where they belong. And what reading finds in many features of a file is one line, with the first of them as its place.
    private mutating func dropFindings(about ids: Set<String>, in layer: StudyLayer?) {
        guard let file = layer?.collection.sourceName else { return }
        diagnostics.removeAll { finding in
            guard !finding.code.isOfReading, let place = finding.location, place.file == file,
                place.id.map(ids.contains) ?? false
            else { return false }
            if finding.code == .invalidPolygon { invalid -= 1 }
            return true
        }
    }
}

extension DiagnosticCode {
    /// Whether it is about how a file is written rather than about what it says.
    fileprivate var isOfReading: Bool { number < 23 }
}
