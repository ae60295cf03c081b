import GeoModel
import StudyAreas

/// The clusters of a grouping while its rows are read.
struct GroupingReading {
    private(set) var clusters: [[Int]] = []
    private(set) var labels: [String] = []
    /// What the file calls clusters beside their labels, by label; the first name of each counts.
    private(set) var names: [String: String] = [:]
    /// What there is to report of rows that can be used.
    private(set) var notices: [Diagnostic] = []

    private let allowsOverlaps: Bool
    private var found: [Diagnostic] = []
    private var counts: [DiagnosticCode: Int] = [:]
    private var positions: [String: Int] = [:]
    /// What was said of each unit: where first, and in which clusters.
    private var seen: [Int: (location: SourceLocation, labels: Set<String>, isUnassigned: Bool)] = [:]
    private var assumed: [UnitMatch.Kind: (count: Int, text: String, unit: Int, location: SourceLocation)] = [:]
    private var suggestions = 0
    private static let mostSuggestions = 20

    init(allowsOverlaps: Bool) { self.allowsOverlaps = allowsOverlaps }

    /// Every fault that was named, and before those of a code that has too many how many there are.
    var faults: [Diagnostic] {
        let sums = counts.sorted { $0.key < $1.key }.filter { $0.value > GroupingFile.mostNamed }.map { code, count in
            Diagnostic(
                code, .error,
                "\(count) rows of the grouping cannot be used for one reason; the first \(GroupingFile.mostNamed) are named",
                at: found.first { $0.code == code }?.location.map { SourceLocation(file: $0.file) })
        }
        return sums + found
    }

    /// Takes in a table of text, or of the properties of features.
    mutating func add(_ table: GroupingTable, isFeatures: Bool, _ finder: inout UnitFinder) throws(UnusableInput) {
        var table = table
        let columns = try table.columns(&finder)
        notices += table.diagnostics
        try requireOneGrouping(table, columns)
        for fault in table.overlongRows(GroupingFile.mostNamed) { refuse(fault) }
        func location(_ row: GroupingTable.Row, _ column: Int) -> SourceLocation {
            var location = row.location
            location.column = column < row.columns.count ? row.columns[column] : nil
            return location
        }
        let labels = ClusterLabels(
            table.rows.map { row in (row.cell(columns.cluster), location(row, columns.cluster)) },
            isDelimited: !isFeatures)
        for finding in labels.diagnostics {
            if finding.severity == .error { refuse(finding) } else { notices.append(finding) }
        }
        let naming = table.header.indices.first {
            $0 != columns.cluster && $0 != columns.unit && GroupingColumns.namesCluster(table.header[$0])
        }
        var differing: (count: Int, first: Diagnostic?) = (0, nil)
        for (row, label) in zip(table.rows, labels.labels) {
            var text = isFeatures ? row.cell(columns.unit) : SpreadsheetText.plain(row.cell(columns.unit))
            if isFeatures, text.isEmpty { text = table.anyUnit(of: row) }
            guard !text.isEmpty || label != nil else { continue }
            if let naming, let label, columns.hasHeader { note(name: row.cell(naming), of: label) }
            let statement = GroupingFile.Row(unit: text, cluster: label, location: location(row, columns.unit))
            guard let unit = add(statement, mayRepeat: isFeatures, &finder) else { continue }
            guard let name = columns.name, case .unit(let other, .name) = finder.match(row.cell(name)), other != unit
            else { continue }
            differing.count += 1
            let units = finder.names.units
            differing.first =
                differing.first
                ?? Diagnostic(
                    .codeAgainstName, .warning,
                    "the code \(text.cited) is that of \(units[unit].described), the name \(row.cell(name).cited) that of \(units[other].described); the code counts",
                    at: location(row, name), hint: "was one column sorted without the other?")
        }
        if var first = differing.first {
            if differing.count > 1 { first.notes.append("so it is in \(differing.count) rows") }
            notices.append(first)
        }
        reportAssumptions(finder.names.units)
    }

    /// Takes in rows that are known to name units and clusters.
    mutating func add(_ rows: [GroupingFile.Row], _ finder: inout UnitFinder) {
        for row in rows {
            if let label = row.cluster, let name = row.clusterName { note(name: name, of: label) }
            _ = add(row, mayRepeat: false, &finder)
        }
        reportAssumptions(finder.names.units)
    }

    private mutating func note(name: String, of label: String) {
        let plain = SpreadsheetText.plain(name.trimmingWhitespace)
        if names[label] == nil, !plain.isEmpty { names[label] = plain }
    }

    /// A table of several groupings, as `sample` writes it, is not one.
    private func requireOneGrouping(_ table: GroupingTable, _ columns: GroupingColumns) throws(UnusableInput) {
        guard columns.hasHeader,
            let column = table.header.indices.first(where: {
                $0 != columns.unit && $0 != columns.cluster
                    && ["grouping", "alternative"].contains(GroupingColumns.word(table.header[$0]))
            }), let first = table.rows.first?.cell(column),
            let other = table.rows.first(where: { $0.cell(column) != first })
        else { return }
        throw table.unusable(
            "the table holds several groupings: \(first.cited), \(other.cell(column).cited) and perhaps more",
            hint: "keep the rows of one grouping")
    }

    private mutating func add(
        _ row: GroupingFile.Row, mayRepeat: Bool, _ finder: inout UnitFinder
    ) -> Int? {
        let match = finder.match(row.unit)
        guard case .unit(let unit, let kind) = match else {
            refuseUnknown(row, match, finder.names)
            return nil
        }
        let units = finder.names.units
        if kind != .id && kind != .name {
            assumed[kind] = (
                (assumed[kind]?.count ?? 0) + 1, assumed[kind]?.text ?? row.unit, assumed[kind]?.unit ?? unit,
                assumed[kind]?.location ?? row.location
            )
        }
        if let earlier = seen[unit] {
            // Several features of one code are pieces of one unit.
            let isSame = row.cluster.map { earlier.labels.contains($0) } ?? earlier.isUnassigned
            if mayRepeat && isSame { return unit }
            let isOverlap = allowsOverlaps && row.cluster != nil && !isSame && !earlier.isUnassigned
            let place = earlier.location.line.map { "it is first named in line \($0)" } ?? "it is named twice"
            let finding = Diagnostic(
                .repeatedUnitInGrouping, isOverlap ? .warning : .error,
                "the grouping names \(units[unit].described) again", at: row.location, notes: [place],
                hint: isOverlap
                    ? "it is scored in both clusters, which no one grouping can have"
                    : "a unit is in one cluster or in none; take one line away")
            guard isOverlap else {
                refuse(finding)
                return nil
            }
            notices.append(finding)
        }
        put(unit, in: row.cluster, at: row.location)
        return unit
    }

    private mutating func put(_ unit: Int, in cluster: String?, at location: SourceLocation) {
        var entry = seen.removeValue(forKey: unit) ?? (location, [], false)
        if let cluster { entry.labels.insert(cluster) } else { entry.isUnassigned = true }
        seen[unit] = entry
        guard let cluster else { return }
        if let position = positions[cluster] {
            clusters[position].append(unit)
        } else {
            positions[cluster] = clusters.count
            clusters.append([unit])
            labels.append(cluster)
        }
    }

    private mutating func refuseUnknown(_ row: GroupingFile.Row, _ match: UnitMatch, _ names: UnitNames) {
        let isAmbiguous = match != .none
        let code: DiagnosticCode = isAmbiguous ? .ambiguousName : .unknownUnitInGrouping
        guard counts[code, default: 0] < GroupingFile.mostNamed else {
            counts[code, default: 0] += 1
            return
        }
        if row.unit.isEmpty {
            refuse(
                Diagnostic(
                    code, .error, "the grouping: the row has a cluster and no unit", at: row.location,
                    hint: "name the unit, or take the row away"))
            return
        }
        // Each suggestion takes a look at every unit.
        if !isAmbiguous { suggestions += 1 }
        let cause = names.fault(match, row.unit, suggesting: suggestions <= Self.mostSuggestions)
        var location = row.location
        if row.unit.utf8.count <= 200 { location.id = row.unit }
        refuse(
            Diagnostic(
                code, .error, "the grouping: \(cause.message)", at: location, notes: cause.notes, hint: cause.hint))
    }

    private mutating func refuse(_ fault: Diagnostic) {
        counts[fault.code, default: 0] += 1
        if counts[fault.code, default: 0] <= GroupingFile.mostNamed { found.append(fault) }
    }

    private mutating func reportAssumptions(_ units: [Unit]) {
        for kind in UnitMatch.Kind.allCases {
            guard let (count, text, unit, location) = assumed[kind] else { continue }
            let what: (String, Severity) =
                switch kind {
                case .idWithoutZeros: ("codes that lost the zeros before them", .warning)
                case .municipalityAndId: ("parish codes with the municipality before them", .note)
                case .idAndName: ("a code and a name in one cell", .note)
                default: ("names with the kind of unit behind them, or without it", .note)
                }
            notices.append(
                Diagnostic(
                    .looseTableReading, what.1,
                    "\(Wording.count(count, "unit is", "units are")) named by \(what.0): \(text.cited) is read as \(units[unit].described)",
                    at: location))
        }
        assumed = [:]
    }
}
