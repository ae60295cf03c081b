import GEOSKit
import GeoJSONFormat
import GeoModel
import StudyAreas
import Texts

/// The remarks of a hearing, each pinned to a unit.
///
/// They are shown on the page only, and go into no file that it writes.
public struct Remarks: Sendable {
    /// One remark.
    public struct Remark: Sendable, Hashable {
        /// The position of the unit.
        public var unit: Int
        /// What was said.
        public var text: String
        /// How many people stand behind it.
        public var people: Double
    }

    /// In the order of the file.
    public private(set) var all: [Remark] = []
    /// Below so many people a count is shown as "under N", so that nobody can be made out.
    public var floor: Int
    /// Rows that name no unit, and the like.
    public private(set) var diagnostics: [Diagnostic] = []
    private var byUnit: [Int: [Int]] = [:]

    private static let unitWords = [
        "unit", "id", "kode", "code", "sogn", "parish", "landsby", "village", "enhed", "sognekode",
    ]
    private static let textWords = [
        "text", "remark", "bemærkning", "bemaerkning", "tekst", "comment", "kommentar", "svar", "ønske", "wish",
    ]
    private static let peopleWords = ["people", "antal", "personer", "count", "underskrifter", "signatures"]

    /// Reads a CSV table, or GeoJSON with points or the same properties.
    ///
    /// - Throws: `UnusableInput` with K321 for a file that is neither, or that has no column of units or of words.
    public init(contentsOf path: String, study: Study, floor: Int = 5) throws(UnusableInput) {
        self.floor = floor
        let text = try SourceText(contentsOf: path)
        let first = text.withUnsafeBytes { bytes in bytes.first { $0 > 32 } }
        var finder = UnitFinder(UnitNames(study.units))
        if first == UInt8(ascii: "{") {
            try readFeatures(text, study, &finder)
        } else {
            try readTable(text, &finder)
        }
        for (index, remark) in all.enumerated() { byUnit[remark.unit, default: []].append(index) }
    }

    /// The remarks of some units.
    public func count(of units: [Int]) -> (remarks: Int, people: Double) {
        units.reduce(into: (0, 0)) { sum, unit in
            for index in byUnit[unit] ?? [] {
                sum.0 += 1
                sum.1 += all[index].people
            }
        }
    }

    /// `{"count": 3, "people": 12}`; people below the floor are null, and `"under": 5` says so.
    func json(of units: [Int]) -> JSONValue {
        let (remarks, people) = count(of: units)
        var members: [(key: String, value: JSONValue)] = [("count", .integer(remarks))]
        let isSmall = people > 0 && people < Double(floor)
        members.append(("people", isSmall ? .null : .double(people)))
        if isSmall { members.append(("under", .integer(floor))) }
        return .object(JSONObject(members))
    }

    /// All of them: `{"floor": 5, "remarks": [[unit, text]]}`.
    var json: JSONValue {
        .object(
            JSONObject([
                ("floor", .integer(floor)),
                ("remarks", .array(all.map { .array([.integer($0.unit), .string($0.text)]) })),
            ]))
    }

    private static func unusable(_ message: String, _ file: String) -> UnusableInput {
        UnusableInput(
            Diagnostic(
                .unusableRemarks, .error, message, at: SourceLocation(file: file),
                hint: "a table with the columns `unit,text`, or GeoJSON with points and a property `text`"))
    }

    private static func column(_ header: [String], _ words: [String]) -> Int? {
        let lower = header.map { $0.trimmingSpaces.lowercased() }
        return words.lazy.compactMap { word in lower.firstIndex(of: word) }.first
    }

    private mutating func readTable(_ source: SourceText, _ finder: inout UnitFinder) throws(UnusableInput) {
        let table = DelimitedText(source)
        diagnostics += table.diagnostics
        var header: [String]?
        var rows: [DelimitedText.Record] = []
        diagnostics += table.forEachRecord { record in
            if header == nil { header = record.cells } else { rows.append(record) }
        }
        guard let header, let unit = Self.column(header, Self.unitWords),
            let words = Self.column(header, Self.textWords)
        else {
            throw Self.unusable(
                "the remarks have no column that names the unit, or none with words; the columns are "
                    + (header ?? []).prefix(12).map(\.cited).joined(separator: ", "), source.name)
        }
        let people = Self.column(header, Self.peopleWords)
        for row in rows {
            func cell(_ column: Int?) -> String { column.flatMap { $0 < row.cells.count ? row.cells[$0] : nil } ?? "" }
            let named = SpreadsheetText.plain(cell(unit))
            let match = finder.match(named)
            guard let index = match.index else {
                var fault = finder.names.fault(match, named, suggesting: diagnostics.count < 20)
                fault.severity = .warning
                fault.location = SourceLocation(file: source.name, line: row.line)
                diagnostics.append(fault)
                continue
            }
            add(index, SpreadsheetText.plain(cell(words)), Self.count(cell(people)))
        }
    }

    /// How many people a cell counts; nil where it counts none, or cannot be read as a count.
    private static func count(_ text: String) -> Double? {
        var column = NumberColumn(.counts)
        column.note(text)
        guard column.conflict == nil, case .value(let number) = column.read(text) else { return nil }
        return number
    }

    private mutating func readFeatures(
        _ source: SourceText, _ study: Study, _ finder: inout UnitFinder
    ) throws(UnusableInput) {
        let features = try GeoJSONReader().read(source).features
        let locator = AreaLocator(study.geographic)
        for feature in features {
            func property(_ words: [String]) -> String? {
                let members = feature.properties.members
                return words.lazy.compactMap { word in
                    members.first { $0.key.lowercased() == word }?.value.text
                }.first
            }
            let named = property(Self.unitWords).flatMap { finder.match($0).index }
            var place: Coordinate?
            if case .point(let point)? = feature.geometry { place = point }
            guard let unit = named ?? place.flatMap({ locator.firstIndex(covering: $0) }) else {
                diagnostics.append(
                    Diagnostic(
                        .unusableRemarks, .warning, "a remark lies in no unit and names none",
                        at: SourceLocation(file: source.name, feature: feature.index)))
                continue
            }
            add(unit, property(Self.textWords) ?? "", property(Self.peopleWords).flatMap(Self.count))
        }
        if all.isEmpty { throw Self.unusable("no remark lies in a unit of the study", source.name) }
    }

    private mutating func add(_ unit: Int, _ text: String, _ people: Double?) {
        let people = people ?? 1
        all.append(Remark(unit: unit, text: String(text.prefix(2000)), people: people.isFinite ? max(0, people) : 1))
    }
}
