import GeoModel

/// Finds units by id, or by a name that only one of them has.
public struct UnitNames: Sendable {
    private var byId: [String: Int] = [:]
    private var byName: [String: [Int]] = [:]
    private let units: [Unit]

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
        if let index = byId[text] { return index }
        let found = byName[text.lowercased()] ?? []
        if found.count == 1 { return found[0] }
        if found.count > 1 {
            throw UnusableInput(
                Diagnostic(
                    .ambiguousName, .error, "\(found.count) units are called '\(text)'",
                    notes: found.prefix(10).map { index in
                        units[index].described + (units[index].municipality.map { " in municipality \($0)" } ?? "")
                    },
                    hint: "name it by its id"))
        }
        let nearest = NearestName.of(text, among: units.map(\.name)) ?? NearestName.of(text, among: units.map(\.id))
        throw UnusableInput(
            Diagnostic(
                .unknownName, .error, "no unit has the id or name '\(text)'",
                hint: nearest.map { "did you mean '\($0)'?" } ?? "`klynge check` lists the units"))
    }
}
