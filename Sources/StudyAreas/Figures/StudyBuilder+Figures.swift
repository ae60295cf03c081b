import ForeignFormats
import Foundation
import GeoJSONFormat
import GeoModel

/// The columns of all tables of figures while the units are not made yet: figures by id.
struct FiguresById {
    struct Column {
        var name: String
        var file: String
        var values: [String: Double]
    }

    var columns: [Column] = []
    /// The table that the population comes from, where one does.
    var populationFile: String?

    /// The columns by unit.
    func columns(of units: [Unit]) -> [FigureColumn] {
        columns.map { column in
            FigureColumn(name: column.name, file: column.file, values: units.map { column.values[$0.id] })
        }
    }
}

extension StudyBuilder {
    /// Reads every table of figures; a population among them takes the place of the layer's before it is shared out.
    ///
    /// - Throws: `UnusableInput` with what makes any of the tables unusable.
    mutating func readFigures(_ kind: UnitKind, within wanted: Set<String>?) throws(UnusableInput) {
        guard !configuration.figures.isEmpty else { return }
        progress("reading figures")
        var faults: [Diagnostic] = []
        for path in configuration.figures {
            do { try readFigures(path, kind, within: wanted) } catch { faults += error.diagnostics }
        }
        guard faults.isEmpty else { throw UnusableInput(faults) }
    }

    private mutating func readFigures(
        _ path: String, _ kind: UnitKind, within wanted: Set<String>?
    ) throws(UnusableInput) {
        let source = try InputText.table(path)
        var table = try FiguresTable(source)
        func isWanted(_ municipality: String?) -> Bool { wanted.map { $0.contains(municipality ?? "") } ?? true }
        let parishNames = UnitNames(parishes.filter { isWanted($0.municipality) }.map(Self.target))
        var finder = UnitFinder(parishNames)
        var isAboutParishes = true
        if kind == .village {
            var byVillage = UnitFinder(UnitNames(villages.filter { isWanted($0.municipality) }.map(Self.target)))
            isAboutParishes = table.matches(&finder) > table.matches(&byVillage)
            if !isAboutParishes { finder = byVillage }
        }
        try table.settle(&finder, keyName: configuration.figuresKey)
        let outside = outsideNames
        var all = UnitFinder(UnitNames(outside.isEmpty ? [] : parishes.map(Self.target) + villages.map(Self.target)))
        let rows = FigureRows(table, &finder) { text in !outside.isEmpty && all.match(text) != .none }
        let reading = try read(table, source, rows, finder.names)
        let population = populationColumn(of: reading, table)
        if let population { usePopulation(reading.columns[population], table, finder.names, isAboutParishes) }
        if kind == .village, isAboutParishes {
            diagnostics.append(
                Diagnostic(
                    .figuresRead, population == nil ? .warning : .note,
                    "the table of figures has a row a parish, and the units are villages: "
                        + (population == nil ? "its columns are left out" : "only its population is used"),
                    at: SourceLocation(file: table.file, line: table.headerLine),
                    hint: "group parishes with `--units parish`, or give a table by village"))
            return
        }
        keep(reading, table, finder.names)
    }

    /// The columns of a table whose rows are known; it is noted among the inputs, and what was found in it is reported.
    mutating func read(
        _ table: FiguresTable, _ source: SourceText, _ rows: FigureRows, _ names: UnitNames
    ) throws(UnusableInput) -> FigureReading {
        guard !rows.rows.isEmpty else {
            throw table.unusable(
                "no row of the table of figures names a unit of the study",
                notes: rows.unmatched.names.first.map { ["the first names \($0.text.cited)"] } ?? [],
                hint:
                    "`--figures-key COLUMN` names the column with the units' codes; `klynge check --list` lists the units"
            )
        }
        let reading = try FigureReading(table, rows, names: names)
        inputs.append(
            InputFile(
                role: .figures, path: source.name, sha256: source.sha256,
                features: table.records.count - table.firstRow))
        diagnostics += table.diagnostics + reading.diagnostics
        reportUnmatched(table, rows, reading, names)
        return reading
    }

    private static func target(_ parish: Area) -> Unit {
        Unit(
            id: parish.code, name: parish.name, kind: .parish, municipality: parish.municipality,
            place: Coordinate(x: 0, y: 0),
            position: Coordinate(x: 0, y: 0), pointSource: .centre, population: parish.population)
    }

    private static func target(_ village: Village) -> Unit {
        Unit(
            id: village.id, name: village.name, kind: .village, municipality: village.municipality,
            place: village.place,
            position: village.position, pointSource: .village, population: village.population)
    }

    /// The one column that is the population of the units: by its own name, or by the title above the only column.
    private mutating func populationColumn(of reading: FigureReading, _ table: FiguresTable) -> Int? {
        let whole = reading.columns.indices.filter { !reading.columns[$0].isPart }
        let named = whole.filter { FigureWords.isPopulation(reading.columns[$0].header) }
        if named.count == 1 { return named[0] }
        let several =
            named.isEmpty
            ? reading.columns.filter { FigureWords.isPopulation($0.header) }.map(\.name)
            : named.map { reading.columns[$0].name }
        if several.count > 1 {
            diagnostics.append(
                Diagnostic(
                    .figuresRead, .note,
                    "the table has \(several.count) columns of inhabitants (\(several.prefix(5).joined(separator: ", "))\(several.count > 5 ? ", …" : "")); none of them takes the place of the layers' population",
                    at: SourceLocation(file: table.file, line: table.headerLine),
                    hint: "give a table with the one that counts, called `population`"))
            return nil
        }
        guard whole.count == 1, reading.columns.count == 1 else { return nil }
        let header = reading.columns[whole[0]].header
        let speaks = (table.titles + [table.name]).contains(where: FigureWords.speaksOfPopulation)
        return speaks && (FigureWords.isGeneric(header) || FigureWords.isPeriod(header)) ? whole[0] : nil
    }

    /// Gives the parishes or villages the table's population, and says what it took the place of.
    private mutating func usePopulation(
        _ column: FigureReading.Column, _ table: FiguresTable, _ names: UnitNames, _ isAboutParishes: Bool
    ) {
        var values: [String: Double] = [:]
        for (unit, value) in zip(names.units, column.values) { values[unit.id] = value.map { max(0, $0) } }
        var replaced = (count: 0, before: 0.0, after: 0.0)
        var filled = 0
        func settle(_ old: Double?, _ id: String) -> Double? {
            guard let value = values[id] else { return old }
            if let old {
                replaced = (replaced.count + 1, replaced.before + old, replaced.after + value)
            } else {
                filled += 1
            }
            return value
        }
        if isAboutParishes {
            for index in parishes.indices {
                parishes[index].population = settle(parishes[index].population, parishes[index].code)
            }
        } else {
            for index in villages.indices {
                villages[index].population = settle(villages[index].population, villages[index].id)
            }
        }
        figures.populationFile = table.file
        let kept = names.units.count { values[$0.id] == nil && $0.population != nil }
        var parts: [String] = []
        if replaced.count > 0 {
            parts.append(
                "it replaces that of \(replaced.count) (\(Wording.number(replaced.after.rounded())) inhabitants, \(Wording.number(replaced.before.rounded())) in the layer)"
            )
        }
        if filled > 0 { parts.append("it fills that of \(filled) without one") }
        if kept > 0 { parts.append("\(kept) keep the layer's") }
        let isFar = replaced.count > 0 && abs(replaced.after - replaced.before) > 0.1 * max(1, replaced.before)
        diagnostics.append(
            Diagnostic(
                .figuresRead, isFar ? .warning : .note,
                "the population comes from the column `\(column.name)` of the table: " + parts.joined(separator: "; "),
                at: SourceLocation(file: table.file, line: table.headerLine),
                hint: isFar ? "is the table for the same year, and for the whole of each unit?" : nil))
    }

    private mutating func keep(_ reading: FigureReading, _ table: FiguresTable, _ names: UnitNames) {
        var taken = Set(figures.columns.map(\.name))
        var told: [String] = []
        for column in reading.columns {
            let name = Self.freeName(column.name, table, &taken)
            told.append(name)
            var values: [String: Double] = [:]
            for (unit, value) in zip(names.units, column.values) { values[unit.id] = value }
            figures.columns.append(FiguresById.Column(name: name, file: table.file, values: values))
        }
        var notes: [String] = []
        if !reading.leftOut.isEmpty {
            notes.append("columns of text are left out: \(reading.leftOut.prefix(8).joined(separator: ", "))")
        }
        if reading.dashes > 0 {
            notes.append(
                "\(Wording.count(reading.dashes, "cell", "cells")) '-' count as missing; where it means none, write 0")
        }
        diagnostics.append(
            Diagnostic(
                .figuresRead, .note,
                "\(Wording.count(told.count, "column of figures is", "columns of figures are")) read: \(told.prefix(8).joined(separator: ", "))\(told.count > 8 ? ", …" : "")",
                at: SourceLocation(file: table.file, line: table.headerLine), notes: notes))
    }

    /// The column's name, with that of its table where an earlier column has it.
    static func freeName(_ column: String, _ table: FiguresTable, _ taken: inout Set<String>) -> String {
        var name = column
        if taken.contains(name) { name += " (\(table.name))" }
        var number = 2
        while taken.contains(name) {
            name = "\(column) (\(table.name) \(number))"
            number += 1
        }
        taken.insert(name)
        return name
    }

    /// Rows without a unit, and units without a row.
    mutating func reportUnmatched(
        _ table: FiguresTable, _ rows: FigureRows, _ reading: FigureReading, _ names: UnitNames
    ) {
        let named = Set(rows.rows.map(\.unit))
        let without = names.units.indices.filter { !named.contains($0) }
        if rows.unmatched.count > 0, let first = rows.unmatched.names.first {
            diagnostics.append(
                Diagnostic(
                    .unmatchedFigures, without.isEmpty ? .note : .warning,
                    "\(Wording.count(rows.unmatched.count, "row names", "rows name")) no unit of the study: "
                        + rows.unmatched.names.map { $0.text.cited }.joined(separator: ", ")
                        + (rows.unmatched.count > rows.unmatched.names.count ? ", …" : ""),
                    at: SourceLocation(file: table.file, line: first.line),
                    hint: without.isEmpty
                        ? nil : names.suggestion(for: first.text).map { "does \(first.text.cited) mean '\($0)'?" }))
        }
        if !without.isEmpty {
            let shown = without.prefix(5).map { names.units[$0].described }.joined(separator: ", ")
            diagnostics.append(
                Diagnostic(
                    .unmatchedFigures, .warning,
                    "\(without.count) of \(names.units.count) units have no row in the table of figures: \(shown)\(without.count > 5 ? ", …" : "")",
                    at: SourceLocation(file: table.file), hint: "their figures are missing"))
        }
    }
}
