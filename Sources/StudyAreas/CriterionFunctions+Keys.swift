import GeoModel

extension CriterionFunctions {
    /// A setting of `[criterion]` in a study file.
    enum Setting {
        /// Two numbers: where the score is 0, and where it is 1.
        case ramp(WritableKeyPath<CriterionFunctions, Ramp> & Sendable)
        /// A number in a range.
        case number(WritableKeyPath<CriterionFunctions, Double> & Sendable, ClosedRange<Double>)
    }

    /// The keys in the order in which they are printed.
    static let settings: [(key: String, setting: Setting)] = [
        ("open-outline", .ramp(\.openOutline)), ("polsby-popper", .ramp(\.polsbyPopper)),
        ("separation", .ramp(\.separation)), ("edge", .ramp(\.edge)),
        ("compactness", .ramp(\.compactness)), ("jaccard", .ramp(\.jaccard)), ("attachment", .ramp(\.attachment)),
        ("open-outline-weight", .number(\.openOutlineWeight, 0...1)),
        ("polsby-popper-weight", .number(\.polsbyPopperWeight, 0...1)),
        ("proximity-weight", .number(\.proximityWeight, 0...1)),
        ("old-border-share", .number(\.oldBorderShare, 0...1)), ("scattered-factor", .number(\.scatteredFactor, 0...1)),
        ("inner-barrier-weight", .number(\.innerBarrierWeight, 0...1)), ("side-weight", .number(\.sideWeight, 0...1)),
        ("barrier-tolerance", .number(\.barrierTolerance, 0...1000)),
        ("unassigned-price", .number(\.unassignedPrice, 0...1)),
    ]

    /// The settings as lines of a study file.
    var printed: [String] {
        Self.settings.map { key, setting in
            switch setting {
            case .ramp(let path):
                let ramp = self[keyPath: path]
                return "\(key) = [\(Wording.exact(ramp.zero)), \(Wording.exact(ramp.full))]"
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
            guard let setting = CriterionFunctions.settings.first(where: { $0.key == entry.key })?.setting else {
                unknown(entry, section: section, among: CriterionFunctions.settings.map(\.key))
                continue
            }
            switch setting {
            case .ramp(let path):
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
        let weights = configuration.criterion
        let sum = weights.openOutlineWeight + weights.polsbyPopperWeight + weights.proximityWeight
        if abs(sum - 1) > 1e-6 {
            refuse(
                "the weights of the geographic leg must sum to 1, not \(Wording.number(sum))",
                at: entries.first { $0.key == "open-outline-weight" } ?? current)
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
