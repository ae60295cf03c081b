import Foundation

/// One column of a table of figures, by unit: an attribute as a property of the layer is one.
public struct FigureColumn: Sendable, Hashable {
    /// What it is called: the column's header, with the year or group behind it where the table has a row for each.
    public var name: String
    /// The table it stands in.
    public var file: String
    /// The figure of each unit, in the order of the units; nil where the table has none.
    public var values: [Double?]

    /// A column from its parts.
    public init(name: String, file: String, values: [Double?]) {
        self.name = name
        self.file = file
        self.values = values
    }

    /// The name of its table without folder and ending.
    public var tableName: String { Self.tableName(file) }
    /// The sum over all units that have a figure.
    public var total: Double { values.reduce(0) { $0 + ($1 ?? 0) } }
    /// How many units have none.
    public var missing: Int { values.count { $0 == nil } }
}

extension FigureColumn {
    /// The name of the table at `file`, without folder and ending.
    static func tableName(_ file: String) -> String {
        ((file as NSString).lastPathComponent as NSString).deletingPathExtension
    }
}

extension Study {
    /// The figures of an attribute by unit: a column of a table of figures, else a numeric property of the units' own layer.
    ///
    /// Nil where neither has the name. A unit of several features has the sum of theirs.
    public func attribute(_ name: String) -> [Double?]? {
        if let column = figures.first(where: { $0.name == name }) { return column.values }
        let role: InputFile.Role = unitKind == .parish ? .parishes : .villages
        guard let layer = layers[role], layer.fields.keys.contains(name) else { return nil }
        return units.map { unit in
            let values = unit.features.compactMap { layer.features[$0.feature].properties[name]?.numeric }
            return values.isEmpty ? nil : values.reduce(0, +)
        }
    }
}
