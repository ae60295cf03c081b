import ForeignFormats
import GeoJSONFormat
import GeoModel

/// Neighbours that the user gives: GAL and GWT as GeoDa and PySAL write them, or pairs as CSV.
///
/// GAL names a unit and how many neighbours it has on one line, and the neighbours on the next; GWT has `unit neighbour
/// distance` on each line. Both begin with a line that holds the number of units. A table of pairs has two columns of
/// ids, and perhaps one of weights, where 0 is no neighbour.
struct NeighbourList {
    /// Positions of units, each statement of the file one pair.
    private(set) var pairs: [(Int, Int)] = []
    private(set) var diagnostics: [Diagnostic] = []

    /// One statement: the second is a neighbour of the first.
    struct Statement {
        var unit: String
        var neighbour: String
        var line: Int
    }

    private let file: String

    /// - Throws: `UnusableInput` with K267 for a file that is no list of neighbours, or none of these units.
    init(_ path: String, ids: [String]) throws(UnusableInput) {
        try self.init(InputText.table(path), ids: ids)
    }

    /// The list that `source` spells.
    init(_ source: SourceText, ids: [String]) throws(UnusableInput) {
        file = source.name
        let statements = try NeighbourListReader(source, ids: ids).statements
        settle(statements, ids: ids)
        guard !pairs.isEmpty || statements.isEmpty else {
            throw UnusableInput(
                Diagnostic(
                    .unusableNeighbourList, .error, "the list of neighbours names none of the units",
                    at: SourceLocation(file: file, line: statements.first?.line),
                    notes: [
                        "it says '\(statements[0].unit)'; the units are \(ids.prefix(5).joined(separator: ", "))"
                            + (ids.count > 5 ? ", …" : "")
                    ], hint: "name the field of its ids with `--id`"))
        }
    }

    private mutating func settle(_ statements: [Statement], ids: [String]) {
        let units = IdFinder(ids, named: statements)
        if units.byPosition {
            diagnostics.append(
                Diagnostic(
                    .unusableNeighbourList, .warning,
                    "the list of neighbours has numbers from \(units.firstPosition), which are taken as positions in the layer",
                    at: SourceLocation(file: file), hint: "write the list with the units' ids to be sure"))
        }
        var unknown: [String] = []
        var unknownLine: Int?
        var stated: Set<[Int]> = []
        var oneSided: [(Int, Int, Int)] = []
        for statement in statements {
            let (unit, neighbour) = (units[statement.unit], units[statement.neighbour])
            for (text, found) in [(statement.unit, unit), (statement.neighbour, neighbour)] where found == nil {
                if unknown.last != text { unknown.append(text) }
                unknownLine = unknownLine ?? statement.line
            }
            guard let unit, let neighbour, unit != neighbour else { continue }
            if stated.insert([unit, neighbour]).inserted { oneSided.append((unit, neighbour, statement.line)) }
        }
        pairs = oneSided.map { ($0.0, $0.1) }
        oneSided.removeAll { stated.contains([$0.1, $0.0]) }
        reportUnknown(unknown, unknownLine, ids)
        // A list that gives each pair once is one without directions.
        guard !oneSided.isEmpty, oneSided.count < pairs.count, let first = oneSided.first else { return }
        diagnostics.append(
            Diagnostic(
                .oneSidedNeighbours, .warning,
                "\(oneSided.count) \(oneSided.count == 1 ? "pair is" : "pairs are") listed one way only; they count both ways",
                at: SourceLocation(file: file, line: first.2),
                notes: [
                    "for instance "
                        + oneSided.prefix(5).map { "\(ids[$0.1]) with \(ids[$0.0])" }.joined(separator: ", ")
                ]))
    }

    private mutating func reportUnknown(_ texts: [String], _ line: Int?, _ ids: [String]) {
        guard !texts.isEmpty, !pairs.isEmpty else { return }
        var seen: Set<String> = []
        let names = texts.filter { seen.insert($0).inserted }
        diagnostics.append(
            Diagnostic(
                .unusableNeighbourList, .warning,
                "the list of neighbours names \(names.count) \(names.count == 1 ? "unit that does" : "units that do") not exist",
                at: SourceLocation(file: file, line: line),
                notes: [names.prefix(8).map { "'\($0)'" }.joined(separator: ", ") + (names.count > 8 ? ", …" : "")],
                hint: names.first.flatMap { NearestName.of($0, among: Array(ids.prefix(2000))) }
                    .map { "did you mean '\($0)'?" }))
    }
}

/// Finds units by the ids of a list: as they are written, without zeros in front, or by position.
private struct IdFinder {
    private var exact: [String: Int] = [:]
    private var bare: [String: Int] = [:]
    private(set) var byPosition = false
    private(set) var firstPosition = 0

    init(_ ids: [String], named statements: [NeighbourList.Statement]) {
        for (index, id) in ids.enumerated() {
            exact[id] = index
            if let digits = Self.digits(id) { bare[digits] = bare[digits] == nil ? index : -1 }
        }
        let numbers = statements.flatMap { [Int($0.unit), Int($0.neighbour)] }
        let isKnown = statements.contains { self[$0.unit] != nil || self[$0.neighbour] != nil }
        guard !isKnown, !numbers.isEmpty, !numbers.contains(nil) else { return }
        let (low, high) = (numbers.compactMap { $0 }.min() ?? -1, numbers.compactMap { $0 }.max() ?? -1)
        guard low >= 0, high <= ids.count, high - (low == 0 ? 0 : 1) < ids.count else { return }
        byPosition = true
        firstPosition = low == 0 ? 0 : 1
        for position in ids.indices { exact[String(position + firstPosition)] = position }
    }

    subscript(text: String) -> Int? {
        if let index = exact[text] { return index }
        guard let digits = Self.digits(text), let index = bare[digits], index >= 0 else { return nil }
        return index
    }

    private static func digits(_ text: String) -> String? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        let rest = text.drop { $0 == "0" }
        return rest.isEmpty ? "0" : String(rest)
    }
}
