import GeoModel
import StudyAreas

/// A grouping as rows and columns, before it is known what each column is.
struct GroupingTable {
    struct Row {
        var cells: [String]
        var location: SourceLocation
        var columns: [Int] = []

        func cell(_ index: Int) -> String { index < cells.count ? cells[index] : "" }
    }

    var file: String
    var header: [String]
    /// Where the header stands.
    var headerLocation: SourceLocation
    var rows: [Row]
    /// Whether the header may in truth be the first row, as it may in a table of text.
    var headerMayBeRow = false
    var diagnostics: [Diagnostic] = []

    /// Settles the columns.
    ///
    /// - Throws: `UnusableInput` with K085 when no column, or more than one, can be meant.
    mutating func columns(_ finder: inout UnitFinder) throws(UnusableInput) -> GroupingColumns {
        let ranks = header.map(GroupingColumns.clusterRank)
        // A word such as "Gruppe" may be the first cluster of a table without a header.
        let isFirstRow =
            headerMayBeRow
            && zip(header, ranks).contains { cell, rank in
                rank == nil && !GroupingColumns.isUnit(cell) && finder.match(cell).index != nil
            }
        if let rank = ranks.compactMap({ $0 }).min(), rank < 3 || !isFirstRow {
            let named = header.indices.filter { ranks[$0] == rank }
            let cluster = try single(named)
            let unit = try unitColumn(&finder, besides: Set(header.indices.filter { ranks[$0] != nil }), cluster)
            return GroupingColumns(unit: unit.code, cluster: cluster, name: unit.name, hasHeader: true)
        }
        let isRow = headerMayBeRow && header.contains { finder.match($0).index != nil }
        if isRow || !header.contains(where: GroupingColumns.isUnit) { return try withoutHeader(&finder) }
        guard header.count >= 2 else { throw unusable("the grouping's header has one column") }
        let unit = try unitColumn(&finder, besides: [], nil)
        let others = header.indices.filter { $0 != unit.code && !header[$0].trimmingWhitespace.isEmpty }
        guard header.count == 2 || others.count == 1,
            let cluster = others.first ?? header.indices.first(where: { $0 != unit.code }),
            !GroupingColumns.isUnit(header[cluster])
        else { throw unusable("no column of the grouping is called `cluster`") }
        return GroupingColumns(unit: unit.code, cluster: cluster, name: nil, hasHeader: true)
    }

    /// What any column of units says in a row: features of one file need not have the same properties.
    func anyUnit(of row: Row) -> String {
        header.indices.lazy.filter { GroupingColumns.isUnit(header[$0]) }.map { row.cell($0) }.first { !$0.isEmpty }
            ?? ""
    }

    /// The one of several columns of equal names; they must say the same.
    private func single(_ columns: [Int]) throws(UnusableInput) -> Int {
        let first = columns[0]
        for other in columns.dropFirst() {
            guard let row = rows.first(where: { $0.cell(other) != $0.cell(first) }) else { continue }
            throw unusable(
                "two columns could be the clusters, `\(header[first])` and `\(header[other])`, and they differ",
                notes: row.location.line.map { ["for instance in line \($0)"] } ?? [],
                hint: "call one of them something else")
        }
        return first
    }

    /// The column that names most units; of equals one of codes, then one whose header names units, then the first.
    private func unitColumn(
        _ finder: inout UnitFinder, besides: Set<Int>, _ cluster: Int?
    ) throws(UnusableInput) -> (code: Int, name: Int?) {
        let open = header.indices.filter { $0 != cluster && !besides.contains($0) }
        let named = open.filter { GroupingColumns.isUnit(header[$0]) }
        guard let first = named.first ?? open.first else {
            throw unusable("no column of the grouping names the units")
        }
        for candidates in [named, open] {
            let scores = candidates.map { (column: $0, score: score(of: $0, &finder)) }
            guard let best = scores.max(by: { ($0.score, -$0.column) < ($1.score, -$1.column) }), best.score.matches > 0
            else { continue }
            let name = scores.first { $0.column != best.column && $0.score.names > 0 && best.score.codes > 0 }
            return (best.column, name?.column)
        }
        return (first, nil)
    }

    /// How many cells of a column name a unit, how many of them by a code, and how many by a name.
    private struct Score: Comparable {
        var matches = 0
        var codes = 0
        var names = 0

        static func < (left: Score, right: Score) -> Bool { (left.matches, left.codes) < (right.matches, right.codes) }
    }

    private func score(of column: Int, _ finder: inout UnitFinder) -> Score {
        var score = Score()
        // A table of a million rows is judged by an even sample of its rows.
        let step = max(1, rows.count / 20_000)
        for index in stride(from: 0, to: rows.count, by: step) {
            switch finder.match(rows[index].cell(column)) {
            case .unit(_, let kind):
                score.matches += 1
                if kind.isCode { score.codes += 1 } else { score.names += 1 }
            case .ambiguous, .none: continue
            }
        }
        return score
    }

    /// A table without a header: the units are where they are found, the clusters in the one column besides.
    private mutating func withoutHeader(_ finder: inout UnitFinder) throws(UnusableInput) -> GroupingColumns {
        guard headerMayBeRow else { throw unusable("no feature has a `cluster` property") }
        var table = self
        table.rows.insert(Row(cells: header, location: headerLocation), at: 0)
        let scores = header.indices.map { table.score(of: $0, &finder) }
        guard header.count >= 2, let unit = header.indices.max(by: { (scores[$0], -$0) < (scores[$1], -$1) }),
            scores[unit].matches > 0
        else {
            throw unusable(
                "the grouping's header names no unit and no cluster",
                hint: "call the column of the units `unit` (or `kode`, `sogn`, `navn`), that of the clusters `cluster`")
        }
        let others = header.indices.filter { column in
            column != unit && scores[column].names * 2 < max(1, table.rows.count)
                && table.rows.contains { !$0.cell(column).isEmpty }
        }
        guard others.count == 1, let cluster = others.first else {
            throw unusable(
                "the table has no header, and \(others.count) of its columns could be the clusters",
                hint: "write a header above it, as `unit,cluster`")
        }
        self = table
        diagnostics.append(
            Diagnostic(
                .looseTableReading, .warning,
                "the table has no header: column \(unit + 1) is read as the units, column \(cluster + 1) as the clusters",
                at: headerLocation, hint: "write `unit,cluster` above it"))
        return GroupingColumns(unit: unit, cluster: cluster, name: nil, hasHeader: false)
    }

    func unusable(_ message: String, notes: [String] = [], hint: String? = nil) -> UnusableInput {
        let shown = header.prefix(12).map(\.cited).joined(separator: ", ")
        let columns = "the columns are \(shown)\(header.count > 12 ? ", …" : "")"
        return UnusableInput(
            Diagnostic(
                .unusableGrouping, .error, message, at: headerLocation, notes: [columns] + notes,
                hint: hint ?? "call the column of the units `unit` (or `kode`, `sogn`), that of the clusters `cluster`")
        )
    }
}
