import GeoModel

extension CriterionSettings {
    /// A setting of `[criterion]` in a study file.
    enum Setting {
        /// Two numbers: where the score is 0, and where it is 1.
        case line(WritableKeyPath<CriterionSettings, LinearScore> & Sendable)
        /// A number in a range.
        case number(WritableKeyPath<CriterionSettings, Double> & Sendable, ClosedRange<Double>)
    }

    /// The keys in the order in which they are printed.
    static let settings: [(key: String, setting: Setting)] = [
        ("shape-cap", .number(\.shapeCap, 0...1)), ("natural-outline", .line(\.naturalOutline)),
        ("inner-barrier-weight", .number(\.innerBarrierWeight, 0...1)),
        ("inner-municipal-weight", .number(\.innerMunicipalWeight, 0...1)), ("contrast", .line(\.contrast)),
        ("union-overlap", .line(\.unionOverlap)), ("attachment", .line(\.attachment)),
        ("side-weight", .number(\.sideWeight, 0...1)), ("barrier-tolerance", .number(\.barrierTolerance, 0...1000)),
        ("unassigned-price", .number(\.unassignedPrice, 0...1)),
    ]

    /// Keys of version 0.1, and what to do instead.
    static let superseded: [String: String] = [
        "open-outline": "the outline is set against compact groups of the same study; `shape-cap` is its successor",
        "open-outline-weight": "the four measures of shape count alike; `shape-cap` is its successor",
        "polsby-popper": "it depends on the scale of the map and no longer counts; `shape-cap` is its successor",
        "polsby-popper-weight": "Polsby-Popper no longer counts; `shape-cap` is its successor",
        "proximity-weight": "distances no longer count in the score; [bands] and the limits hold for them",
        "separation": "it never counted; `shape-cap` is what shape can score",
        "compactness": "it never counted; `shape-cap` is what shape can score",
        "edge": "what lies on coast or barriers counts by `natural-outline`",
        "jaccard":
            "overlap counts with all areas together of which the cluster holds more than half, by `union-overlap`",
        "old-border-share": "old borders count by `contrast`",
        "scattered-factor":
            "a cluster in pieces loses the share of its inhabitants who are cut off: there is nothing to set",
    ]

    /// The settings as lines of a study file.
    var printed: [String] {
        Self.settings.map { key, setting in
            switch setting {
            case .line(let path):
                let line = self[keyPath: path]
                return "\(key) = [\(Wording.exact(line.zero)), \(Wording.exact(line.full))]"
            case .number(let path, _): return "\(key) = \(Wording.exact(self[keyPath: path]))"
            }
        }
    }
}

extension StudyFileReader {
    /// The table `[criterion]`.
    mutating func criterion(_ value: SettingValue) -> String? {
        guard case .table(let entries) = value else { return "a table: [criterion] with side-weight = 0.25" }
        let section = StudyKey.criterion.rawValue
        for entry in entries {
            if Self.bandNames.contains(entry.key) {
                refuse("`\(entry.key)` is a band: set it under [bands]", at: entry)
                continue
            }
            if let successor = CriterionSettings.superseded[entry.key] {
                refuse("`\(entry.key)` of version 0.1 has another meaning now: \(successor)", at: entry)
                continue
            }
            guard let setting = CriterionSettings.settings.first(where: { $0.key == entry.key })?.setting else {
                unknown(entry, section: section, among: CriterionSettings.settings.map(\.key))
                continue
            }
            switch setting {
            case .line(let path):
                if let numbers = entry.value.doubles, numbers.count == 2, numbers.allSatisfy(\.isFinite),
                    numbers[0] != numbers[1]
                {
                    configuration.criterion[keyPath: path] = .init(zero: numbers[0], full: numbers[1])
                } else {
                    refuse(
                        "`\(entry.key)` must be two different numbers: where the score is 0 and where it is 1",
                        at: entry)
                }
            case .number(let path, let range):
                if let number = entry.value.double, range.contains(number) {
                    configuration.criterion[keyPath: path] = number
                } else {
                    refuse(
                        "`\(entry.key)` must be a number from \(Wording.number(range.lowerBound)) to "
                            + Wording.number(range.upperBound), at: entry)
                }
            }
        }
        return nil
    }

    /// The table `[survey]`: a unit, and the percentage of its inhabitants that feel attached.
    mutating func survey(_ value: SettingValue) -> String? {
        guard case .table(let entries) = value else { return "a table: [survey] with \"7713\" = 64" }
        for entry in entries {
            guard let percent = entry.value.double, (0...100).contains(percent) else {
                refuse("`\(TOMLWords.shortened(entry.key))` must be a percentage from 0 to 100", at: entry)
                continue
            }
            configuration.survey.append(.init(unit: entry.key, percent: percent))
        }
        return nil
    }
}
