import GeoModel
import RegionMethods

extension AttributeLayer {
    /// A unit whose field holds no number.
    struct Gap: Sendable {
        let unit: Int
        /// What stands there instead, as written; nil for nothing.
        let text: String?
        let location: SourceLocation?
    }

    /// The standardised attributes that regions should be alike in.
    ///
    /// - Throws: `UnusableInput` (K140) that names the units without a number, their lines and what stands there, where
    ///   gaps are refused or an attribute has no number at all.
    public func table(
        _ attributes: [String], standardization: Standardization, missing: MissingValues
    ) throws(UnusableInput) -> AttributeTable {
        let refused = attributes.filter { field in
            let count = gaps[field]?.count ?? 0
            return count > 0 && (missing == .refuse || count == ids.count)
        }
        guard refused.isEmpty else {
            throw UnusableInput(
                refused.map {
                    fault(
                        in: $0, "attribute",
                        hint:
                            "complete the values, leave the attribute out, or fill gaps with its mean (`--missing mean`)"
                    )
                })
        }
        return try AttributeTable(
            names: attributes, columns: attributes.map { columns[$0] ?? [] }, standardization: standardization,
            missing: missing, unitNames: ids)
    }

    /// A bound on the sum of a field.
    ///
    /// - Throws: `UnusableInput` (K140) for a gap: what becomes of gaps in attributes does not matter, the sum would be
    ///   a guess.
    public func bound(on field: String, min: Double?, max: Double?) throws(UnusableInput) -> SumBound {
        guard gaps[field]?.isEmpty ?? true else {
            throw UnusableInput(
                fault(
                    in: field, "bound",
                    hint: "complete the values: a sum cannot be kept where a part of it is unknown"))
        }
        return SumBound(name: field, values: (columns[field] ?? []).map { $0 ?? 0 }, min: min, max: max)
    }

    private func fault(in field: String, _ kind: String, hint: String) -> Diagnostic {
        let gaps = gaps[field] ?? []
        let named = gaps.prefix(5).map { ids[$0.unit] }.joined(separator: ", ")
        let notes = gaps.prefix(5).compactMap { gap in
            gap.text.map { "unit \(ids[gap.unit])\(gap.location?.line.map { ", line \($0)," } ?? "") says '\($0)'" }
        }
        return Diagnostic(
            .missingAttributeValue, .error,
            "\(kind) '\(field)' has no number for \(gaps.count) of \(ids.count) units: \(named)"
                + (gaps.count > 5 ? " and \(gaps.count - 5) more" : ""),
            at: gaps.first?.location, notes: notes, hint: hint)
    }
}
