import Analysis
import GeoJSONFormat
import GeoModel
import StudyAreas

/// A plan as a file that can be mailed: `NAME.klynge.json`.
public enum SharedPlan {
    /// What the file says it is.
    static let schema = "klynge.plan/1"

    /// The file.
    static func bytes(_ plan: Plan, name: String, version: String, study: Study, _ coder: PlanCoder) -> [UInt8] {
        JSONWriter.text(
            of: .object(
                JSONObject([
                    ("schema", .string(schema)), ("version", .string(version)), ("name", .string(name)),
                    ("inputs", SessionJournal.inputs(study)), ("plan", PlanDocument.state(of: plan, coder)),
                ])), indent: 1) + [10]
    }

    /// The plan in a file; nil for any other JSON.
    ///
    /// - Throws: `UnusableInput` with K318 where it names units that are not in the study.
    static func plan(_ text: SourceText, study: Study, _ coder: PlanCoder) throws(UnusableInput) -> Plan? {
        let first = text.withUnsafeBytes { bytes in bytes.first { $0 != 32 && $0 != 9 && $0 != 10 && $0 != 13 } }
        guard first == UInt8(ascii: "{") else { return nil }
        guard let object = try JSONDocument.parse(text, nestingLimit: 64).object, object["schema"]?.text == schema
        else {
            return nil
        }
        let vanished = VanishedUnits()
        let plan = PlanDocument.plan(
            from: object["plan"] ?? .null, coder, unitCount: study.units.count, limits: study.configuration.limits,
            vanished)
        guard let plan, vanished.ids.isEmpty else {
            let ids = vanished.ids.sorted()
            throw UnusableInput(
                Diagnostic(
                    .unknownInEdit, .error,
                    ids.isEmpty
                        ? "the shared plan is damaged" : "the shared plan names units that this study does not have",
                    at: SourceLocation(file: text.name),
                    notes: ids.isEmpty ? [] : [ids.prefix(20).joined(separator: ", ")],
                    hint: "was it made for another study?"))
        }
        return plan
    }

    /// The plan in the file at `path`; nil for any other file.
    public static func read(_ path: String, study: Study) throws(UnusableInput) -> Plan? {
        guard path.hasSuffix(".json") else { return nil }
        return try plan(try SourceText(contentsOf: path), study: study, PlanCoder(study.units))
    }
}
