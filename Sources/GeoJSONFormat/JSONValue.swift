import CSimdJSON
import GeoModel

/// Any JSON value. Numbers keep the digits that the file has.
public enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    /// The number's token, exactly as written: `0.10`, `12345678901234567`.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

extension JSONValue {
    /// A whole number.
    public static func integer(_ value: Int) -> JSONValue { .number(String(value)) }

    /// The shortest digits that read back as `value`; null when it is not finite, since JSON has no such number.
    public static func double(_ value: Double) -> JSONValue {
        value.isFinite ? .number(Wording.exact(value)) : .null
    }

    /// A string, or a number's digits as written; nil for anything else.
    public var text: String? {
        switch self {
        case .string(let text), .number(let text): text
        default: nil
        }
    }

    /// What it is, for a message: `an array`.
    public var kindName: String {
        switch self {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }

    /// The value of a number, rounded correctly; nil for anything else, and for numbers beyond a double.
    public var double: Double? {
        guard case .number(let token) = self else { return nil }
        return Self.parse(token)
    }

    /// The value of a number, or of a string that holds nothing but one, as `"0412"` or `" 17 "`.
    public var numeric: Double? {
        guard case .string(let text) = self else { return double }
        let trimmed = text.split(whereSeparator: \.isWhitespace)
        guard trimmed.count == 1, let token = trimmed.first else { return nil }
        let negative = token.hasPrefix("-")
        let digits = (negative ? token.dropFirst() : token).drop { $0 == "0" }
        let whole = digits.isEmpty || !(digits.first?.isNumber ?? false) ? "0" + digits : String(digits)
        guard token.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return nil }
        return Self.parse((negative ? "-" : "") + whole)
    }

    private static func parse(_ token: String) -> Double? {
        var token = token
        let value = token.withUTF8 { klynge_json_number($0.baseAddress, $0.count) }
        return value.isFinite ? value : nil
    }

    /// The value of true or false; nil for anything else.
    public var bool: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    /// The items of an array; nil for anything else.
    public var array: [JSONValue]? {
        guard case .array(let items) = self else { return nil }
        return items
    }

    /// The object; nil for anything else.
    public var object: JSONObject? {
        guard case .object(let object) = self else { return nil }
        return object
    }

    /// Whether this is null.
    public var isNull: Bool { self == .null }
}

/// Reading plain JSON, strictly by RFC 8259.
public enum JSONDocument {
    /// Values nested deeper than this are refused whatever the limit asked for, so that no stack overflows.
    public static let deepestNesting = 1000

    /// Reads one JSON value. Throws `UnusableInput` with the line and column of the first fault.
    public static func parse(_ source: SourceText, nestingLimit: Int = 512) throws(UnusableInput) -> JSONValue {
        try JSONTape.parse(source, nestingLimit: nestingLimit, gather: false).value(0)
    }
}
