import GeoModel

/// Findings about the inputs in Danish: their kind and their place. The sentence with its figures is in English only.
enum FindingWords {
    /// What was found and where; in English with its figures.
    static func text(_ finding: Diagnostic) -> Bilingual {
        let place = finding.location.map(place) ?? ""
        guard let title = FindingTitles.danish(finding.code) else { return Bilingual(same: finding.message) + place }
        let subject = finding.location?.id.map { ": \($0)" } ?? ""
        return Bilingual(finding.message, title + subject) + place
    }

    /// ` (parishes.geojson, feature 41, line 902)`
    private static func place(_ location: SourceLocation) -> Bilingual {
        var place: Bilingual = " (\(location.file.split(separator: "/").last.map(String.init) ?? location.file)"
        if let feature = location.feature {
            place = place + Bilingual(", feature ", ", objekt ") + Bilingual(same: String(feature))
        }
        if let line = location.line { place = place + Bilingual(", line ", ", linje ") + Bilingual(same: String(line)) }
        return place + ")"
    }
}
