import GeoJSONFormat
import GeoModel
import Texts

/// A table of distances as routing engines export it: `from,to,km,minutes`.
///
/// The larger of the two directions counts. What is wrong with rows is collected, and the rows are left out.
struct DistanceTable {
    /// The ways that it gives, each pair once, ascending.
    private(set) var ways: [(Int, Int, UnitDistances.Way)] = []
    private(set) var diagnostics: [Diagnostic] = []
    /// How many rows stand below the header.
    private(set) var rowCount = 0

    /// A row that can be used: one direction of one pair.
    private struct Row {
        var a: Int32
        var b: Int32
        var isReverse: Bool
        var line: Int32
        var km: Double?
        var minutes: Double?
    }

    /// Rows that are wrong in one way: a few are reported one by one, the rest counted.
    private static let mostTold = 100

    private let units: [Unit]
    private let file: String
    private var faults = 0
    private var unknown: (count: Int, line: Int, names: [String]) = (0, 0, [])

    /// - Parameter isLeftOut: whether a text names a unit that was read and lies outside the study.
    /// - Throws: `UnusableInput` with K136 when the table has no usable header, or no row that names two units.
    init(
        _ source: SourceText, units: [Unit], isLeftOut: @escaping (String) -> Bool
    ) throws(UnusableInput) {
        self.units = units
        file = source.name
        let table = DelimitedText(source)
        diagnostics += table.diagnostics
        var columns: DistanceColumns?
        var rows: [Row] = []
        var index = UnitIndex(units, isLeftOut: isLeftOut)
        let quotes = try table.forEachRecord { record throws(UnusableInput) in
            guard columns != nil else {
                columns = try DistanceColumns(record.cells, at: SourceLocation(file: source.name, line: record.line))
                return
            }
            rowCount += 1
            // A column whose marks contradict each other is refused in the end; in any other each number has one reading.
            columns?.note(record.cells, line: record.line)
            if let columns, let row = row(record.cells, columns, line: record.line, &index) { rows.append(row) }
        }
        for fault in quotes where fault.severity == .error {
            refuse(fault.message, fault.location?.line ?? 1, hint: fault.hint)
        }
        diagnostics += quotes.filter { $0.severity < .error }
        guard let columns else {
            throw UnusableInput(
                Diagnostic(
                    .unusableDistanceTable, .error, "the table of distances is empty",
                    at: SourceLocation(file: source.name), hint: "its header is `from,to,km,minutes`"))
        }
        try columns.requireDecidable(in: source.name)
        reportUnknown()
        if faults > Self.mostTold {
            diagnostics.append(
                Diagnostic(
                    .unusableDistance, .error, "\(faults - Self.mostTold) more rows of the table cannot be used",
                    at: SourceLocation(file: file)))
        }
        settle(&rows)
    }

    /// The way round the earth in kilometres, and a month in minutes: what is longer is a slip of the unit.
    private static let longest: [Double] = [40_000, 31 * 24 * 60]

    private mutating func row(
        _ fields: [String], _ columns: DistanceColumns, line: Int, _ index: inout UnitIndex
    ) -> Row? {
        guard fields.count > max(columns.from, columns.to) else {
            refuse("the row has \(fields.count == 1 ? "1 field" : "\(fields.count) fields"), too few", line)
            return nil
        }
        let ends = [fields[columns.from], fields[columns.to]]
        let (from, to) = (index[ends[0]], index[ends[1]])
        guard let from, let to else {
            // Rows of units outside `within` are no fault.
            for (end, unit) in zip(ends, [from, to]) where unit == nil && !index.isOutside(end) {
                unknown.count += 1
                if unknown.count == 1 { unknown.line = line }
                if unknown.names.count < 5, !unknown.names.contains(end) { unknown.names.append(end) }
                break
            }
            return nil
        }
        var values: [Double?] = [nil, nil]
        for (position, column) in [columns.km, columns.minutes].enumerated() {
            guard let column, column.index < fields.count else { continue }
            let text = fields[column.index]
            let number: Double
            switch column.numbers.read(text) {
            case .missing: continue
            case .value(let value): number = value
            case .refused(let fault):
                refuse(
                    "'\(text)' is no number of \(column.name): it \(fault.words)", line,
                    hint: "write it as 12.5 or 12,5")
                return nil
            }
            guard number >= 0 else {
                refuse(
                    "the \(position == 0 ? "distance" : "time") from \(ends[0]) to \(ends[1]) is negative: \(text)",
                    line)
                return nil
            }
            let value = number * column.factor
            guard value <= Self.longest[position] else {
                refuse(
                    position == 0
                        ? "the distance from \(ends[0]) to \(ends[1]) is longer than the way round the earth: \(text) \(column.name)"
                        : "the time from \(ends[0]) to \(ends[1]) is longer than a month: \(text) \(column.name)", line,
                    hint: "is the column in another unit than its name says?")
                return nil
            }
            values[position] = value
        }
        if from == to {
            if values.contains(where: { ($0 ?? 0) > 0 }) {
                diagnostics.append(
                    Diagnostic(
                        .unusableDistance, .warning, "the way from \(ends[0]) to itself is not 0; the row is left out",
                        at: SourceLocation(file: file, id: ends[0], line: line)))
            }
            return nil
        }
        guard values.contains(where: { $0 != nil }) else { return nil }
        return Row(
            a: Int32(truncatingIfNeeded: min(from, to)), b: Int32(truncatingIfNeeded: max(from, to)),
            isReverse: from > to, line: Int32(truncatingIfNeeded: line), km: values[0], minutes: values[1])
    }

    private mutating func refuse(_ message: String, _ line: Int, hint: String? = nil) {
        faults += 1
        guard faults <= Self.mostTold else { return }
        diagnostics.append(
            Diagnostic(.unusableDistance, .error, message, at: SourceLocation(file: file, line: line), hint: hint))
    }

    private mutating func reportUnknown() {
        guard unknown.count > 0 else { return }
        let nearest = unknown.names.first.flatMap { NearestName.of($0, among: units.map(\.id)) }
        diagnostics.append(
            Diagnostic(
                .unknownUnitInDistances, .warning,
                "\(unknown.count == 1 ? "1 row names a unit" : "\(unknown.count) rows name units") that the study does not have, or that several have the name of: "
                    + unknown.names.map { "'\($0)'" }.joined(separator: ", "),
                at: SourceLocation(file: file, line: unknown.line),
                hint: nearest.map { "did you mean '\($0)'?" } ?? "units are named by id, or by a name that is unique"))
    }

    /// Makes one way of the rows of each pair.
    private mutating func settle(_ rows: inout [Row]) {
        rows.sort {
            ($0.a, $0.b, $0.isReverse ? 1 : 0, $0.line) < ($1.a, $1.b, $1.isReverse ? 1 : 0, $1.line)
        }
        var differing: (count: Int, example: (Row, Row)?) = (0, nil)
        var repeated = 0
        var start = 0
        while start < rows.count {
            var end = start
            while end < rows.count, rows[end].a == rows[start].a, rows[end].b == rows[start].b { end += 1 }
            var kept: [Row] = []
            for row in rows[start..<end] {
                if let last = kept.last, last.isReverse == row.isReverse {
                    if last.km != row.km || last.minutes != row.minutes {
                        repeated += 1; report(row, repeats: last, repeated)
                    }
                    continue
                }
                kept.append(row)
            }
            if kept.count == 2, Self.differ(kept[0], kept[1]) {
                differing.count += 1
                differing.example = differing.example ?? (kept[0], kept[1])
            }
            ways.append(
                (
                    Int(rows[start].a), Int(rows[start].b),
                    UnitDistances.Way(
                        km: kept.compactMap(\.km).max(), minutes: kept.compactMap(\.minutes).max(), source: .matrix)
                ))
            start = end
        }
        if let (there, back) = differing.example {
            let names = (units[Int(there.a)].name, units[Int(there.b)].name)
            diagnostics.append(
                Diagnostic(
                    .asymmetricDistances, .warning,
                    "\(differing.count == 1 ? "1 pair has" : "\(differing.count) pairs have") another distance or time there than back; the larger counts",
                    at: SourceLocation(file: file, line: Int(back.line)),
                    notes: [
                        "for instance \(names.0) to \(names.1) \(Self.told(there)) in line \(there.line), and back \(Self.told(back))"
                    ]))
        }
    }

    /// By more than one-way streets make it: a hundredth, and 100 m or a minute.
    private static func differ(_ one: Row, _ other: Row) -> Bool {
        func far(_ a: Double?, _ b: Double?, _ least: Double) -> Bool {
            guard let a, let b else { return false }
            return abs(a - b) > max(least, 0.01 * max(a, b))
        }
        return far(one.km, other.km, 0.1) || far(one.minutes, other.minutes, 1)
    }

    private static func told(_ row: Row) -> String {
        [row.km.map { "\(Wording.number($0)) km" }, row.minutes.map { "\(Wording.number($0)) min" }]
            .compactMap { $0 }.joined(separator: ", ")
    }

    private mutating func report(_ row: Row, repeats first: Row, _ count: Int) {
        guard count <= Self.mostTold else { return }
        let (a, b) = (units[Int(row.a)].id, units[Int(row.b)].id)
        diagnostics.append(
            Diagnostic(
                .repeatedDistance, .warning,
                "the way from \(row.isReverse ? b : a) to \(row.isReverse ? a : b) comes again with other values; the first counts",
                at: SourceLocation(file: file, line: Int(row.line)), notes: ["it first stands in line \(first.line)"]))
    }
}

/// Finds units for millions of rows: each text is resolved once.
private struct UnitIndex {
    private var finder: UnitFinder
    private let isLeftOut: (String) -> Bool
    private var found: [String: Int?] = [:]
    private var outside: [String: Bool] = [:]

    init(_ units: [Unit], isLeftOut: @escaping (String) -> Bool) {
        finder = UnitFinder(UnitNames(units))
        self.isLeftOut = isLeftOut
    }

    subscript(text: String) -> Int? {
        mutating get {
            if let known = found[text] { return known }
            let index = finder.match(text).index
            found[text] = .some(index)
            return index
        }
    }

    mutating func isOutside(_ text: String) -> Bool {
        if let known = outside[text] { return known }
        outside[text] = isLeftOut(text)
        return outside[text] ?? false
    }
}
