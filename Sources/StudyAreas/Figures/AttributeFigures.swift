import ForeignFormats
import GeoModel

/// The columns of tables of figures beside an attribute layer: attributes of its units as its own fields are.
struct AttributeFigures {
    /// In the order of the tables.
    private(set) var columns: [FigureColumn] = []

    /// Reads the tables at `paths`; their rows name the units by id, or by name where that is unique.
    ///
    /// - Parameter key: the column of unit codes, where it is not recognised.
    /// - Throws: `UnusableInput` with what makes any of the tables unusable.
    init(
        _ paths: [String], key: String?, of ids: [String], named names: [String], _ builder: inout StudyBuilder
    ) throws(UnusableInput) {
        guard !paths.isEmpty else { return }
        builder.progress("reading figures")
        let units = zip(ids, names).map { id, name in
            Unit(
                id: id, name: name, kind: .parish, place: Coordinate(x: 0, y: 0), position: Coordinate(x: 0, y: 0),
                pointSource: .centre)
        }
        var taken: Set<String> = []
        var faults: [Diagnostic] = []
        for path in paths {
            do throws(UnusableInput) { try read(path, key, units, &taken, &builder) } catch {
                faults += error.diagnostics
            }
        }
        guard faults.isEmpty else { throw UnusableInput(faults) }
    }

    private mutating func read(
        _ path: String, _ key: String?, _ units: [Unit], _ taken: inout Set<String>, _ builder: inout StudyBuilder
    ) throws(UnusableInput) {
        let source = try InputText.table(path)
        var table = try FiguresTable(source)
        var finder = UnitFinder(UnitNames(units))
        try table.settle(&finder, keyName: key)
        let rows = FigureRows(table, &finder) { _ in false }
        let reading = try builder.read(table, source, rows, finder.names)
        for column in reading.columns {
            columns.append(
                FigureColumn(
                    name: StudyBuilder.freeName(column.name, table, &taken), file: table.file, values: column.values))
        }
    }

    /// The column of this name; of names that differ in case the one that is spelt so.
    func column(_ name: String) -> FigureColumn? {
        columns.first { $0.name == name } ?? columns.first { $0.name.lowercased() == name.lowercased() }
    }
}
