extension StudyFileReader {
    /// A list of demands, each a text that must be read whole; or one of them.
    mutating func listed<Demand>(
        _ value: SettingValue, _ read: (String) -> Demand?, _ wanted: String, _ assign: Assign<[Demand]>
    ) -> String? {
        guard let texts = value.strings else { return "a list of \(wanted)" }
        let demands = texts.compactMap(read)
        guard demands.count == texts.count else { return "a list of \(wanted)" }
        assign(&configuration, demands)
        return nil
    }
}
