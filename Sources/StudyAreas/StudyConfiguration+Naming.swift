import GeoModel

extension StudyConfiguration {
    /// What the user calls the cluster that a unit is in.
    public struct ClusterName: Sendable, Hashable {
        /// The unit, by id or unique name.
        public var unit: String
        /// The name of its cluster.
        public var name: String

        /// A name for the cluster of a unit.
        public init(unit: String, name: String) {
            self.unit = unit
            self.name = name
        }
    }

    /// Whom some of the data is owed to, as its licence asks to be reported.
    public struct Credit: Sendable, Hashable {
        /// What it is for: a layer's key, or any words.
        public var subject: String
        /// The sentence as it is to be printed.
        public var text: String

        /// A credit for data.
        public init(subject: String, text: String) {
            self.subject = subject
            self.text = text
        }
    }

    /// `[names]` and `[credits]` as a study file has them.
    var namingLines: [String] {
        var lines: [String] = []
        if !clusterNames.isEmpty {
            lines += ["", "[names]"]
            lines += clusterNames.map { "\(TOMLWords.basic($0.unit)) = \(TOMLWords.basic($0.name))" }
        }
        if !credits.isEmpty {
            lines += ["", "[credits]"]
            lines += credits.map { "\(TOMLWords.basic($0.subject)) = \(TOMLWords.basic($0.text))" }
        }
        return lines
    }
}

extension StudyFileReader {
    /// The table `[names]`: a unit, and the name of the cluster that it is in.
    mutating func clusterNames(_ value: SettingValue) -> String? {
        let wanted = "a table: [names] with \"7713\" = \"Ryslinge\", a unit and the name of its cluster"
        guard case .table(let entries) = value else { return wanted }
        configuration.clusterNames += quoted(entries, "the name of a cluster").map {
            .init(unit: $0.key, name: $0.text)
        }
        return nil
    }

    /// The table `[credits]`: what for, and the sentence that its licence asks for; or one sentence, or a list of them.
    mutating func credits(_ value: SettingValue) -> String? {
        if let texts = value.strings {
            configuration.credits = texts.map { .init(subject: "", text: $0) }
            return nil
        }
        guard case .table(let entries) = value else {
            return "a table: [credits] with roads = \"© OpenStreetMap contributors\""
        }
        configuration.credits += quoted(entries, "a sentence").map { .init(subject: $0.key, text: $0.text) }
        return nil
    }

    /// The entries whose values are texts; others are refused as not being `kind`.
    private mutating func quoted(_ entries: [SettingValue.Entry], _ kind: String) -> [(key: String, text: String)] {
        var found: [(key: String, text: String)] = []
        for entry in entries {
            guard case .text(let text) = entry.value, !text.isEmpty else {
                refuse("`\(TOMLWords.shortened(entry.key))` must be \(kind) in quotes", at: entry)
                continue
            }
            found.append((entry.key, text))
        }
        return found
    }
}
