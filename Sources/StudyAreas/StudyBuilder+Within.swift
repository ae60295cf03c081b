import GeoModel

extension StudyBuilder {
    /// The codes of the municipalities that the user asks for; nil means all.
    func wantedMunicipalities() throws(UnusableInput) -> Set<String>? {
        guard !configuration.within.isEmpty else { return nil }
        guard !municipalities.isEmpty else {
            throw UnusableInput(
                Diagnostic(
                    .unknownName, .error, "`within` needs the municipalities, and there is no such layer",
                    hint: "give it with `--municipalities FILE`"))
        }
        var codes: Set<String> = []
        var faults: [Diagnostic] = []
        for wanted in configuration.within {
            let found = municipalities.filter { area in
                area.code == wanted || area.name.lowercased() == wanted.lowercased()
                    || (Int(wanted) != nil && Int(area.code) == Int(wanted))
            }
            if found.count == 1 {
                codes.insert(found[0].code)
            } else if found.isEmpty {
                let nearest = NearestName.of(wanted, among: municipalities.map(\.name))
                faults.append(
                    Diagnostic(
                        .unknownName, .error, "no municipality has the name or code '\(wanted)'",
                        hint: nearest.map { "did you mean '\($0)'?" }
                            ?? "there are \(municipalities.prefix(10).map(\.name).joined(separator: ", "))"
                            + (municipalities.count > 10 ? ", …" : "")))
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

    /// Drops what the joins found out about parishes outside the municipalities asked for.
    mutating func keepFindings(within wanted: Set<String>?) {
        guard let wanted else { return }
        let outside = Set(parishes.filter { !wanted.contains($0.municipality ?? "") }.map(\.code))
        let aboutParishes: Set<DiagnosticCode> = [.splitParish, .parishWithoutMunicipality]
        diagnostics.removeAll { finding in
            aboutParishes.contains(finding.code) && finding.location?.id.map(outside.contains) ?? false
        }
        let kept = zip(joined.parishesSplit, joined.splitShares).filter { !outside.contains($0.0) }
        joined.parishesSplit = kept.map(\.0)
        joined.splitShares = kept.map(\.1)
        joined.parishesWithoutMunicipality.removeAll(where: outside.contains)
    }
}
