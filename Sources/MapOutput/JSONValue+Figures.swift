import GeoJSONFormat
import StudyAreas

extension JSONValue {
    /// A number with at most `decimals` digits behind the point; null when it is not finite.
    static func rounded(_ value: Double, _ decimals: Int = 3) -> JSONValue {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        return .double((value * scale).rounded() / scale)
    }

    /// An area with at least so many decimals, and of a small one as many as five digits need: a rounded hectare would be far off.
    static func squareKilometres(_ value: Double, _ decimals: Int = 1) -> JSONValue {
        var needed = decimals
        var limit = 1e4
        for _ in 0..<decimals { limit /= 10 }
        while needed < 9, abs(value) < limit {
            needed += 1
            limit /= 10
        }
        return .rounded(value, needed)
    }

    /// `[min, max]`, null for an open end; null when both are open.
    static func range(_ bounds: LimitBounds) -> JSONValue {
        if bounds.isOpen { return .null }
        return .array([bounds.minimum.map { .double($0) } ?? .null, bounds.maximum.map { .double($0) } ?? .null])
    }

    /// A list of strings.
    static func strings(_ texts: some Sequence<String>) -> JSONValue { .array(texts.map { .string($0) }) }

    /// An object of these members, in this order, nil ones left out.
    static func members(_ members: [(key: String, value: JSONValue?)]) -> JSONValue {
        .object(JSONObject(members.compactMap { member in member.value.map { (member.key, $0) } }))
    }
}

extension [(key: String, value: StreamedJSON)] {
    /// Members of an object, nil ones left out.
    static func members(_ members: [(key: String, value: JSONValue?)]) -> Self {
        members.compactMap { member in member.value.map { (member.key, .value($0)) } }
    }
}
