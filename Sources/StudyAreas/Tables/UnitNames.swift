import GeoModel

/// Finds units by id, or by a name that only one of them has.
public struct UnitNames: Sendable {
    private var byId: [String: Int] = [:]
    private var byName: [String: [Int]] = [:]
    /// What the names belong to.
    public let units: [Unit]

    /// The names of these units.
    public init(_ units: [Unit]) {
        self.units = units
        for (index, unit) in units.enumerated() {
            byId[unit.id] = byId[unit.id] ?? index
            byName[unit.name.lowercased(), default: []].append(index)
        }
    }

    /// The index of the unit that `text` names.
    ///
    /// - Throws: `UnusableInput` with K111 and the nearest names when there is none, K112 and the candidates when several
    ///   units have the name.
    public func index(of text: String) throws(UnusableInput) -> Int {
        var found = exact(text)
        if found == .none {
            var finder = UnitFinder(self)
            found = finder.match(text)
        }
        if case .unit(let index, _) = found { return index }
        throw UnusableInput(fault(found, text, suggesting: true))
    }

    /// The unit with this id to the letter, or with this name in any case.
    func exact(_ text: String) -> UnitMatch {
        if let index = byId[text] { return .unit(index, .id) }
        return named(text)
    }

    func withId(_ text: String) -> Int? { byId[text] }

    func named(_ text: String) -> UnitMatch {
        let found = byName[text.lowercased()] ?? []
        return found.count == 1 ? .unit(found[0], .name) : found.isEmpty ? .none : .ambiguous(found)
    }

    /// Why `text` names no unit.
    ///
    /// - Parameter suggesting: whether to look for the nearest name, which takes a look at every unit.
    public func fault(_ match: UnitMatch, _ text: String, suggesting: Bool) -> Diagnostic {
        if case .ambiguous(let found) = match {
            return Diagnostic(
                .ambiguousName, .error, "\(found.count) units are called \(text.cited)",
                notes: found.prefix(10).map { index in
                    units[index].described + (units[index].municipality.map { " in municipality \($0)" } ?? "")
                },
                hint: "name it by its id")
        }
        let nearest = suggesting ? suggestion(for: text) : nil
        return Diagnostic(
            .unknownName, .error, "no unit has the id or name \(text.cited)",
            hint: nearest.map { "did you mean '\($0)'?" } ?? "`klynge check --list` lists the units")
    }

    /// The name or id that is nearest to `text`.
    public func suggestion(for text: String) -> String? {
        let plain = text.trimmingWhitespace
        let bare = UnitFinder.bare(plain.lowercased()) ?? plain
        return NearestName.of(bare, among: units.lazy.map(\.name)) ?? NearestName.of(plain, among: units.lazy.map(\.id))
    }
}

/// What a text in a table came to.
public enum UnitMatch: Sendable, Equatable {
    /// How a unit was found.
    public enum Kind: Sendable, Hashable, CaseIterable {
        /// By its id as it is written, or `7701.0` for 7701.
        case id
        /// By its name as it is written, in any case.
        case name
        /// By its id without the zeros before it.
        case idWithoutZeros
        /// By a municipality's three digits and the parish's four.
        case municipalityAndId
        /// By a code with a name behind it.
        case idAndName
        /// By its name without the kind of unit, as "Skjern Sogn".
        case bareName

        /// Whether a code was found rather than a name.
        public var isCode: Bool { self != .name && self != .bareName }
    }

    case unit(Int, Kind)
    case ambiguous([Int])
    case none

    /// The unit that was found.
    public var index: Int? {
        guard case .unit(let index, _) = self else { return nil }
        return index
    }
}
