import GeoModel
import Texts

/// A limit on any attribute of the units, or on a figure of the cluster, as the user writes it: `mean(age)=..44.5`,
/// `elderly/population=..0.3`, `area=..60`.
public struct AttributeDemand: Sendable, Hashable {
    /// How an attribute of a cluster follows from its members.
    public enum Form: String, Sendable, CaseIterable {
        case sum, min, max, mean
        /// The sum of one attribute over that of another.
        case ratio
        /// A figure of the cluster itself, by its name alone.
        case figure
    }

    /// How it follows from the members.
    public var form: Form
    /// The attribute, or the figure of the cluster.
    public var attribute: String
    /// What its sum is divided by, for a ratio.
    public var over: String?
    /// What it may be.
    public var bounds: LimitBounds

    /// What people call it: `mean(age)`, `elderly/population`, `area`.
    public var name: String {
        if form == .figure { return attribute }
        return over.map { "\(attribute)/\($0)" } ?? "\(form.rawValue)(\(attribute))"
    }
    /// The whole demand as it is written.
    public var text: String { "\(name)=\(bounds)" }

    /// The demand that `text` spells; nil when it spells none.
    public init?(_ text: String) {
        guard let sign = text.lastIndex(of: "="), let bounds = Self.bounds(String(text[text.index(after: sign)...]))
        else {
            return nil
        }
        let left = text[..<sign].trimmingSpaces
        self.bounds = bounds
        if left.hasSuffix(")"), let open = left.firstIndex(of: "("),
            let form = Form(rawValue: left[..<open].trimmingSpaces.lowercased()), form != .ratio, form != .figure
        {
            self.form = form
            attribute = left[left.index(after: open)...].dropLast().trimmingSpaces
            over = nil
        } else if let slash = left.firstIndex(of: "/") {
            form = .ratio
            attribute = left[..<slash].trimmingSpaces
            let rest = left[left.index(after: slash)...].trimmingSpaces
            guard !rest.isEmpty else { return nil }
            over = rest
        } else {
            guard !left.contains(where: { "()=".contains($0) }) else { return nil }
            form = .figure
            attribute = left.lowercased()
            over = nil
        }
        guard !attribute.isEmpty else { return nil }
    }

    /// `MIN..MAX` with either end left out; ends may be negative. A single number is both ends.
    static func bounds(_ text: String) -> LimitBounds? {
        let trimmed = text.trimmingSpaces
        var ends: [String]
        if let cut = trimmed.range(of: "..") {
            ends = [String(trimmed[..<cut.lowerBound]), String(trimmed[cut.upperBound...])]
        } else {
            ends = [trimmed, trimmed]
        }
        ends = ends.map(\.trimmingSpaces)
        guard ends.contains(where: { !$0.isEmpty }) else { return nil }
        var numbers: [Double?] = []
        for end in ends {
            if end.isEmpty {
                numbers.append(nil)
            } else if let number = number(end) {
                numbers.append(number)
            } else {
                return nil
            }
        }
        let bounds = LimitBounds(minimum: numbers[0], maximum: numbers[1])
        if let minimum = bounds.minimum, let maximum = bounds.maximum, minimum > maximum { return nil }
        return bounds
    }

    /// A number as people write it: whole with separators at the thousands, or with a decimal sign.
    static func number(_ text: String) -> Double? {
        let isNegative = text.hasPrefix("-") || text.hasPrefix("\u{2212}")
        let digits = isNegative ? String(text.dropFirst()) : text
        guard let first = digits.first, first.isNumber || first == "." || first == "," else { return nil }
        let readings = [NumberColumn.Kind.figures, .measures].map { kind -> NumberColumn.Reading in
            var column = NumberColumn(kind)
            column.note(digits)
            return column.read(digits)
        }
        for case .value(let number) in readings where number.isFinite { return isNegative ? -number : number }
        return nil
    }
}

/// A wish for the sum of an attribute in each cluster, with what being off it costs: `population=5000@0.2`.
public struct TargetDemand: Sendable, Hashable {
    /// The attribute.
    public var attribute: String
    /// What its sum should be.
    public var value: Double
    /// What each unit of the attribute above or below costs, beside the objective.
    public var price: Double

    /// The whole wish as it is written.
    public var text: String { "\(attribute)=\(Wording.exact(value))@\(Wording.exact(price))" }

    /// The wish that `text` spells; nil when it spells none.
    public init?(_ text: String) {
        guard let at = text.lastIndex(of: "@"), let sign = text[..<at].lastIndex(of: "="),
            let value = AttributeDemand.number(text[text.index(after: sign)..<at].trimmingSpaces),
            let price = AttributeDemand.number(text[text.index(after: at)...].trimmingSpaces), price >= 0
        else { return nil }
        attribute = text[..<sign].trimmingSpaces
        self.value = value
        self.price = price
        guard !attribute.isEmpty else { return nil }
    }
}

/// How many units of a layer may be cut: `pastorates=2`; or how far at most, or how many, of a facility.
public struct NamedAmount: Sendable, Hashable {
    /// The layer, or the facility.
    public var name: String
    /// How many, or how far in kilometres.
    public var amount: Double

    /// The whole as it is written.
    public var text: String { "\(name)=\(Wording.exact(amount))" }

    /// What `text` spells: `NAME=NUMBER`, the number 0 or more; nil when it spells none.
    public init?(_ text: String) {
        guard let sign = text.lastIndex(of: "="),
            let amount = AttributeDemand.number(text[text.index(after: sign)...].trimmingSpaces), amount >= 0
        else { return nil }
        name = text[..<sign].trimmingSpaces
        self.amount = amount
        guard !name.isEmpty else { return nil }
    }
}

/// How many of a facility a cluster has: `hall=1..2`.
public struct FacilityDemand: Sendable, Hashable {
    /// The facility.
    public var name: String
    /// How many.
    public var bounds: LimitBounds

    /// The whole as it is written.
    public var text: String { "\(name)=\(bounds)" }

    /// What `text` spells; nil when it spells none.
    public init?(_ text: String) {
        guard let sign = text.lastIndex(of: "="),
            let bounds = AttributeDemand.bounds(String(text[text.index(after: sign)...])),
            (bounds.minimum ?? 0) >= 0, (bounds.maximum ?? 0) >= 0
        else { return nil }
        name = text[..<sign].trimmingSpaces
        self.bounds = bounds
        guard !name.isEmpty else { return nil }
    }
}
