extension StudyFileReader {
    /// A table `{ en = ["commune", "communes"], da = ["kommune", "kommuner"] }`, either language alone too.
    mutating func unitWord(_ value: SettingValue) -> String? {
        let wanted =
            "a table of singular and plural, as { en = [\"commune\", \"communes\"], da = [\"kommune\", \"kommuner\"] }"
        guard case .table(let entries) = value, !entries.isEmpty else { return wanted }
        var setting = UnitWordSetting()
        for entry in entries {
            guard ["en", "da"].contains(entry.key) else {
                unknown(entry, section: "unit-word", among: ["en", "da"])
                continue
            }
            guard let forms = entry.value.strings, forms.count == 2,
                !forms.contains(where: { $0.trimmingSpaces.isEmpty })
            else { return wanted }
            let pair = UnitWord.Forms(forms[0], forms[1])
            if entry.key == "en" { setting.english = pair } else { setting.danish = pair }
        }
        configuration.unitWord = setting
        return nil
    }
}
