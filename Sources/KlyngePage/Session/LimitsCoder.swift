import GeoJSONFormat
import GeoModel
import StudyAreas

/// The limits that people move on the page, as JSON: ranges as `[min, max]`, either of which may be null.
enum LimitsCoder {
    /// All of them.
    static func json(_ limits: StudyLimits) -> JSONObject {
        func range(_ bounds: LimitBounds) -> JSONValue { .array([number(bounds.minimum), number(bounds.maximum)]) }
        return JSONObject([
            ("population", range(limits.population)), ("members", range(limits.members)),
            ("maxDiameterKm", number(limits.maxDiameterKm)), ("maxGapKm", number(limits.maxGapKm)),
            ("maxRadiusKm", number(limits.maxRadiusKm)), ("maxDriveMinutes", number(limits.maxDriveMinutes)),
            ("clusters", range(limits.clusters)),
            ("sameMunicipality", limits.sameMunicipality.map(JSONValue.bool) ?? .null),
            ("cover", limits.cover.map { .string($0.rawValue) } ?? .null),
        ])
    }

    private static func number(_ value: Double?) -> JSONValue { value.map(JSONValue.double) ?? .null }

    /// `limits` with what `json` names put over them.
    static func limits(_ json: JSONValue, over limits: StudyLimits) throws(UnusableInput) -> StudyLimits {
        guard let members = json.object?.members else { throw PlanCoder.unusable("`limits` is no object") }
        var limits = limits
        for (key, value) in members {
            switch key {
            case "population": limits.population = try range(value, key)
            case "members": limits.members = try range(value, key)
            case "clusters": limits.clusters = try range(value, key)
            case "maxDiameterKm": limits.maxDiameterKm = try number(value, key)
            case "maxGapKm": limits.maxGapKm = try number(value, key)
            case "maxRadiusKm": limits.maxRadiusKm = try number(value, key)
            case "maxDriveMinutes": limits.maxDriveMinutes = try number(value, key)
            case "sameMunicipality":
                guard value.isNull || value.bool != nil else { throw fault(key, "true, false or null") }
                limits.sameMunicipality = value.bool
            case "cover":
                guard value.isNull || value.text.flatMap(StudyLimits.Cover.init) != nil else {
                    throw fault(key, "\"all\", \"some\" or null")
                }
                limits.cover = value.text.flatMap(StudyLimits.Cover.init)
            default:
                let known = LimitsCoder.json(StudyLimits()).keys
                throw PlanCoder.unusable(
                    "there is no limit '\(key.prefix(40))'",
                    hint: NearestName.of(String(key.prefix(40)), among: known).map { "did you mean '\($0)'?" })
            }
        }
        return limits
    }

    private static func fault(_ key: String, _ what: String) -> UnusableInput {
        PlanCoder.unusable("`limits`: `\(key)` is \(what)")
    }

    private static func number(_ value: JSONValue, _ key: String) throws(UnusableInput) -> Double? {
        if value.isNull { return nil }
        guard case .number = value, let number = value.double, number >= 0, number <= 1e9 else {
            throw fault(key, "a number from 0 on, or null")
        }
        return number
    }

    private static func range(_ value: JSONValue, _ key: String) throws(UnusableInput) -> LimitBounds {
        guard let ends = value.array, ends.count == 2 else {
            throw fault(key, "[min, max], either of which may be null")
        }
        let bounds = LimitBounds(minimum: try number(ends[0], key), maximum: try number(ends[1], key))
        if let least = bounds.minimum, let most = bounds.maximum, least > most {
            throw PlanCoder.unusable("`limits`: the smallest \(key) is above the largest", hint: "swap the two")
        }
        return bounds
    }
}
