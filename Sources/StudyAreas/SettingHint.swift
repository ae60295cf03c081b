import GeoModel

/// What to write for a value of the wrong kind, where that can be guessed.
enum SettingHint {
    /// The value that was probably meant, as it is typed; nil where nothing can be guessed.
    static func better(_ value: SettingValue, for key: StudyKey) -> String? {
        switch key {
        case .repair, .sameMunicipality: return flag(value)
        case .maxDiameter, .maxGap, .maxRadius, .maxDrive, .borderTolerance, .joinTolerance, .timeLimit:
            return number(value)
        case .seed, .alternatives: return number(value).flatMap { Double($0).map { Wording.number($0.rounded()) } }
        case .population, .members, .clusters: return range(value)
        case .units: return nearest(value, UnitKind.allCases.map(\.rawValue))
        case .unitPoint: return nearest(value, UnitPoint.allCases.map(\.rawValue))
        case .distance: return nearest(value, DistanceKind.allCases.map(\.rawValue))
        case .method: return nearest(value, StudyConfiguration.Method.allCases.map(\.rawValue))
        case .cover: return nearest(value, StudyLimits.Cover.allCases.map(\.rawValue))
        case .title, .villages, .parishes, .municipalities, .roads, .distances, .fixed, .inputCRS, .workingCRS:
            return text(value, isSystem: key == .inputCRS || key == .workingCRS)
        default: return nil
        }
    }

    private static func flag(_ value: SettingValue) -> String? {
        switch value {
        case .whole(1): "true"
        case .whole(0): "false"
        case .text(let text): ["true", "false"].first { $0 == TOMLWords.corrected(TOMLWords.trimmed(text)) }
        default: nil
        }
    }

    /// The number in a text such as "15 km" or "12,5".
    private static func number(_ value: SettingValue) -> String? {
        if let number = value.double, number.isFinite { return number < 0 ? Wording.number(-number) : nil }
        guard case .text(let text) = value else { return nil }
        let better = TOMLWords.corrected(TOMLWords.trimmed(text))
        guard let number = Double(better), number >= 0, number.isFinite else { return nil }
        return better
    }

    private static func range(_ value: SettingValue) -> String? {
        switch value {
        case .text(let text):
            guard let range = TOMLWords.range(text), let bounds = LimitBounds(range) ?? turned(range) else {
                return nil
            }
            return "\"\(bounds)\""
        case .list(let ends):
            guard ends.count == 2, let low = ends[0].double, let high = ends[1].double, low <= high, low >= 0 else {
                return nil
            }
            return "\"\(LimitBounds(minimum: low, maximum: high))\""
        case .table(let entries):
            func end(_ names: [String]) -> Double? { entries.first { names.contains($0.key) }?.value.double }
            let bounds = LimitBounds(minimum: end(["min", "minimum", "from"]), maximum: end(["max", "maximum", "to"]))
            return bounds.isOpen ? nil : "\"\(bounds)\""
        default: return nil
        }
    }

    /// A range whose ends are the wrong way round.
    private static func turned(_ range: String) -> LimitBounds? {
        let ends = range.split(separator: ".", omittingEmptySubsequences: true).map(String.init)
        return ends.count == 2 ? LimitBounds("\(ends[1])..\(ends[0])") : nil
    }

    private static func nearest(_ value: SettingValue, _ choices: [String]) -> String? {
        guard case .text(let text) = value, text.utf8.count < 60 else { return nil }
        return NearestName.of(text.lowercased(), among: choices).map { "\"\($0)\"" }
    }

    private static func text(_ value: SettingValue, isSystem: Bool) -> String? {
        switch value {
        case .whole(let number): isSystem ? "\"EPSG:\(number)\"" : "\"\(number)\""
        case .date(let text): "\"\(text)\""
        case .list(let members):
            members.count == 1 ? members.first?.string.map { TOMLWords.quoted(TOMLWords.shortened($0)) } : nil
        default: nil
        }
    }
}
