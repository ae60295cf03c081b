import GeoModel

/// The attributes that regions should be alike in: one row a unit, one standardised column an attribute.
///
///     let table = try AttributeTable(names: ["age"], columns: [[38.5, 41.0, 44.2]], standardization: .zscore)
///     table.values   // one number a unit here, mean 0 and standard deviation 1
public struct AttributeTable: Sendable, Hashable {
    /// The names of the columns.
    public let names: [String]
    /// How many units there are.
    public let unitCount: Int
    /// The standardised values, unit after unit: `values[unit * names.count + column]`.
    public let values: [Double]
    /// What was found and dealt with: constant columns, filled gaps.
    public let diagnostics: [Diagnostic]

    /// How many columns there are.
    public var width: Int { names.count }

    /// Standardises columns of raw values.
    ///
    /// - Parameters:
    ///   - names: the columns' names, at least one.
    ///   - columns: one array a column with one value a unit; nil, NaN and infinities count as missing.
    ///   - standardization: how columns are made comparable.
    ///   - missing: what happens to missing values.
    ///   - unitNames: what messages call the units; their positions when empty.
    /// - Throws: `UnusableInput` with every missing value (K140) under `.refuse`, with values that cannot be squared as they
    ///   are (K331), with columns of unequal length, or without any column.
    public init(
        names: [String],
        columns: [[Double?]],
        standardization: Standardization = .zscore,
        missing: MissingValues = .refuse,
        unitNames: [String] = []
    ) throws(UnusableInput) {
        let count = columns.first?.count ?? 0
        guard !columns.isEmpty, names.count == columns.count, columns.allSatisfy({ $0.count == count }) else {
            throw UnusableInput(
                Diagnostic(
                    .missingAttributeValue, .error,
                    "\(names.count) attribute names for \(columns.count) columns of \(columns.map(\.count)) values",
                    hint: "give at least one attribute, and one value a unit for each"
                )
            )
        }
        var found: [Diagnostic] = []
        var values = [Double](repeating: 0, count: count * columns.count)
        for (column, raw) in columns.enumerated() {
            let present = raw.compactMap { $0 }.filter(\.isFinite)
            if present.count < count {
                found.append(
                    Self.missingValues(in: raw, named: names[column], unitNames: unitNames, policy: missing)
                )
            }
            guard let scale = Scale(of: present, by: standardization) else { continue }
            if standardization == .none, let worst = present.max(by: { abs($0) < abs($1) }),
                abs(worst) > Scale.ordinary.upperBound
            {
                let unit = raw.firstIndex { $0 == worst } ?? 0
                found.append(
                    Diagnostic(
                        .attributeTooLarge, .error,
                        "attribute '\(names[column])' is \(Wording.number(worst)) at unit "
                            + "\(unit < unitNames.count ? unitNames[unit] : String(unit)): its square is beyond what a number can be",
                        hint: "standardize the attributes (`--standardize zscore`), or correct the value"))
            }
            if scale.isConstant && present.count > 1 {
                found.append(
                    Diagnostic(
                        .constantAttribute, .warning,
                        "attribute '\(names[column])' is \(Wording.number(present[0])) everywhere",
                        hint: "leave it out: it has no influence"
                    )
                )
            }
            for (unit, value) in raw.enumerated() {
                let known = value.flatMap { $0.isFinite ? $0 : nil } ?? scale.mean
                values[unit * columns.count + column] = (known / scale.unit - scale.origin) * scale.factor
            }
        }
        if found.contains(where: { $0.severity == .error }) { throw UnusableInput(found) }
        self.names = names
        self.unitCount = count
        self.values = values
        self.diagnostics = found
    }

    /// Rows that are standardised already.
    init(names: [String], rows: [[Double]]) {
        self.names = names
        unitCount = rows.count
        values = rows.flatMap { $0 }
        diagnostics = []
    }

    /// The standardised value of one unit in one column.
    @inlinable
    public subscript(unit: Int, column: Int) -> Double { values[unit * names.count + column] }

    private static func missingValues(
        in raw: [Double?], named name: String, unitNames: [String], policy: MissingValues
    ) -> Diagnostic {
        let gaps = raw.indices.filter { !(raw[$0]?.isFinite ?? false) }
        let named = gaps.prefix(5).map { $0 < unitNames.count ? unitNames[$0] : String($0) }.joined(separator: ", ")
        let more = gaps.count > 5 ? " and \(gaps.count - 5) more" : ""
        let allMissing = gaps.count == raw.count
        let refused = policy == .refuse || allMissing
        return Diagnostic(
            .missingAttributeValue, refused ? .error : .warning,
            "attribute '\(name)' has no number for \(gaps.count) of \(raw.count) units: \(named)\(more)",
            hint: refused ? "complete the values, drop the attribute or fill gaps with the mean" : nil
        )
    }
}
