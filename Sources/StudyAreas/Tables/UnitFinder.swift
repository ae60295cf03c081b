import GeoModel
import Texts

/// Finds units in tables by what people and spreadsheets make of their ids and names.
///
/// What is written in full comes first; then a code that a program changed; then a name with or without its kind.
///
///     var finder = UnitFinder(UnitNames(study.units))
///     finder.match("Skjern Sogn").index
public struct UnitFinder: Sendable {
    /// The names to find.
    public let names: UnitNames
    private var loose: LooseNames?
    private var found: [String: UnitMatch] = [:]
    private static let mostRemembered = 200_000

    /// Finds the units of `names`.
    public init(_ names: UnitNames) { self.names = names }

    /// The unit that a cell means. Complexity: O(length) after the first; O(units) for the first that is not written in full.
    public mutating func match(_ text: String) -> UnitMatch {
        let exact = names.exact(text)
        guard exact == .none else { return exact }
        if let known = found[text] { return known }
        if loose == nil { loose = LooseNames(names.units) }
        let match = looseMatch(text)
        if found.count < Self.mostRemembered, text.utf8.count <= 200 { found[text] = match }
        return match
    }

    private func looseMatch(_ text: String) -> UnitMatch {
        let plain = text.trimmingWhitespace.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !plain.isEmpty, plain.utf8.count <= 1000 else { return .none }
        if plain != text, case let match = names.exact(plain), match != .none { return match }
        if let match = code(plain) { return match }
        if let match = codeAndName(plain) { return match }
        let lower = plain.lowercased()
        if let bare = Self.bare(lower), case let match = names.named(bare), match != .none {
            if case .unit(let index, _) = match { return .unit(index, .bareName) }
            return match
        }
        return loose?.named(Self.bare(lower) ?? lower) ?? .none
    }

    /// A code as a program may have changed it.
    private func code(_ plain: String) -> UnitMatch? {
        guard let digits = Self.wholeNumber(plain) else { return nil }
        if let index = names.withId(digits) { return .unit(index, .id) }
        if let index = loose?.number(digits) { return .unit(index, .idWithoutZeros) }
        guard digits.utf8.count == 7, let loose, loose.hasMunicipality(String(digits.prefix(3))) else { return nil }
        let parish = String(digits.suffix(4))
        return (names.withId(parish) ?? loose.number(parish)).map { .unit($0, .municipalityAndId) }
    }

    /// `7701 Aaker`, `7701 - Aaker`, `7701: Aaker` or `Aaker (7701)`.
    private func codeAndName(_ plain: String) -> UnitMatch? {
        var code = String(plain.prefix { $0.isNumber || $0 == "." })
        var rest = plain.dropFirst(code.count).drop { " -–:,_".contains($0) }
        if code.isEmpty, plain.hasSuffix(")"), let open = plain.lastIndex(of: "(") {
            code = String(plain[plain.index(after: open)...].dropLast())
            rest = plain[..<open].drop { $0 == " " }
        }
        guard !rest.isEmpty, let match = self.code(code), let index = match.index else { return nil }
        // A short number may be anything but a code; then the name has to agree.
        let name = Self.bareOrWhole(String(rest).trimmingSpaces.lowercased())
        let agrees = name == Self.bareOrWhole(names.units[index].name.lowercased())
        return agrees || code.count >= 3 ? .unit(index, .idAndName) : nil
    }

    /// The digits of a whole number as tables write it: `7701`, `7701.0`, `7701,00`.
    static func wholeNumber(_ text: String) -> String? {
        guard text.utf8.count <= 40 else { return nil }
        let digits = CodeText.withoutDecimals(text) ?? text
        return !digits.isEmpty && digits.utf8.allSatisfy { (48...57).contains($0) } ? digits : nil
    }

    private static let kinds: Set<String> = [
        "sogn", "kommune", "by", "landsby", "parish", "municipality", "village",
    ]

    /// A name in lower case without the kind of unit before or behind it; nil where there is none.
    static func bare(_ name: String) -> String? {
        let words = name.split(separator: " ")
        if words.count > 1, let last = words.last, kinds.contains(String(last)) {
            return words.dropLast().joined(separator: " ")
        }
        if words.count > 2, let first = words.first, kinds.contains(String(first)), words[1] == "of" {
            return words.dropFirst(2).joined(separator: " ")
        }
        return nil
    }

    private static func bareOrWhole(_ name: String) -> String { bare(name) ?? name }
}

/// The units by what is left of their ids and names.
private struct LooseNames: Sendable {
    /// Those whose id is a number, by it; several where zeros tell them apart.
    private var byNumber: [String: [Int]] = [:]
    /// Those whose name has its kind behind it, by the name without.
    private var byBareName: [String: [Int]] = [:]
    private var municipalities: Set<String> = []
    private var knowsMunicipalities = false

    init(_ units: [Unit]) {
        for (index, unit) in units.enumerated() {
            if let digits = UnitFinder.wholeNumber(unit.id) {
                byNumber[Self.withoutZeros(digits), default: []].append(index)
            }
            if let bare = UnitFinder.bare(unit.name.lowercased()) { byBareName[bare, default: []].append(index) }
            if let code = unit.municipality {
                knowsMunicipalities = true
                municipalities.insert(Self.withoutZeros(code))
            }
        }
    }

    private static func withoutZeros(_ digits: String) -> String {
        let rest = digits.drop { $0 == "0" }
        return rest.isEmpty ? "0" : String(rest)
    }

    func number(_ digits: String) -> Int? {
        let found = byNumber[Self.withoutZeros(digits)] ?? []
        return found.count == 1 ? found[0] : nil
    }

    func named(_ bare: String) -> UnitMatch {
        let found = byBareName[bare] ?? []
        return found.count == 1 ? .unit(found[0], .bareName) : found.isEmpty ? .none : .ambiguous(found)
    }

    /// Whether a code of three digits is one of the study's municipalities, or could be where none is known.
    func hasMunicipality(_ digits: String) -> Bool {
        knowsMunicipalities
            ? municipalities.contains(Self.withoutZeros(digits)) : (101...860).contains(Int(digits) ?? 0)
    }
}
