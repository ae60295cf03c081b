import GroupingMethods

extension StudyFileReader {
    /// The thresholds that have a band.
    static let bandNames = ["population", "members", "gap", "diameter", "radius", "drive"]

    /// A table of `population = { full = "3000..8000", zero = "1000..16000" }`; where the lower end is left out it is 0.
    mutating func bands(_ value: SettingValue) -> String? {
        let wanted = "a table of bands, as population = { full = \"3000..8000\", zero = \"1000..16000\" }"
        guard case .table(let entries) = value else { return wanted }
        for entry in entries {
            guard Self.bandNames.contains(entry.key) else {
                unknown(entry, section: "bands", among: Self.bandNames)
                continue
            }
            guard case .table(let ends) = entry.value, let full = Self.range("full", in: ends, of: entry.key),
                let zero = Self.range("zero", in: ends, of: entry.key), ends.count == 2,
                zero.lowerBound <= full.lowerBound,
                zero.upperBound >= full.upperBound
            else {
                refuse(
                    "`\(entry.key)` must be a band whose `zero` holds its `full`, as { full = \"3000..8000\", zero = \"1000..16000\" }",
                    at: entry)
                continue
            }
            configuration.bands[entry.key] = TrapezoidScore(full: full, zero: zero)
        }
        return nil
    }

    private static func range(
        _ key: String, in entries: [SettingValue.Entry], of band: String
    ) -> ClosedRange<Double>? {
        let isCount = ["population", "members"].contains(band)
        guard let text = entries.first(where: { $0.key == key })?.value.string,
            let bounds = LimitBounds(text, as: isCount ? .counts : .measures),
            let maximum = bounds.maximum
        else { return nil }
        return (bounds.minimum ?? 0)...maximum
    }
}
