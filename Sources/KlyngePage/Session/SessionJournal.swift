import Analysis
import Foundation
import GeoJSONFormat
import GeoModel
import StudyAreas

/// What a session's file says, line by line, and how lines are written.
///
/// The first line is the start: inputs with their digests, the limits, the version, the grouping. Each further one is a step
/// (`ops`), a move to another step (`goto`), a named plan (`plan`), or inputs that are others from here on (`inputs`).
struct SessionJournal {
    /// The schema of the first line.
    static let schema = "klynge.session/1"

    private let coder: PlanCoder

    init(_ coder: PlanCoder) { self.coder = coder }

    /// A line as bytes.
    private func line(_ members: [(key: String, value: JSONValue)]) -> [UInt8] {
        JSONWriter.text(of: .object(JSONObject(members)))
    }

    private func time(_ seconds: Double) -> JSONValue { .double((seconds * 1000).rounded() / 1000) }

    /// The first line.
    func start(_ plan: Plan, label: String, time: Double, version: String, study: Study) -> [UInt8] {
        line([
            ("schema", .string(Self.schema)), ("version", .string(version)), ("time", self.time(time)),
            ("inputs", Self.inputs(study)),
            ("limits", .object(LimitsCoder.json(study.configuration.limits))), ("label", .string(label)),
            ("plan", PlanDocument.state(of: plan, coder)),
        ])
    }

    func step(_ operations: [PlanOperation], label: String, time: Double) -> [UInt8] {
        line([("time", self.time(time)), ("label", .string(label)), ("ops", coder.json(operations))])
    }

    func move(to step: Int, time: Double) -> [UInt8] { line([("time", self.time(time)), ("goto", .integer(step))]) }

    func named(_ name: String, step: Int, time: Double) -> [UInt8] {
        line([("time", self.time(time)), ("plan", .string(name)), ("step", .integer(step))])
    }

    func changed(_ study: Study, time: Double) -> [UInt8] {
        line([("time", self.time(time)), ("inputs", Self.inputs(study))])
    }

    /// Role, path and digest of every input.
    static func inputs(_ study: Study) -> JSONValue {
        .array(
            study.inputs.map {
                .object(
                    JSONObject([
                        ("role", .string("\($0.role.rawValue)")), ("path", .string($0.path)),
                        ("sha256", .string($0.sha256)),
                    ]))
            })
    }

    /// What was read of a file.
    struct Restored {
        var history: PlanHistory
        var names: [(name: String, step: Int)] = []
        /// How many lines could be used.
        var usable: Int
        /// The first line that could not, counted from 1, and why.
        var damage: (line: Int, why: String)?
        /// The inputs that the file states last.
        var inputs: JSONValue
        /// Ids that no longer exist.
        var vanished: Set<String>
    }

    /// Makes the steps again; nil for a file without a usable first line.
    func restore(_ lines: [[UInt8]], study: Study) -> Restored? {
        let vanished = VanishedUnits()
        func json(_ line: [UInt8]) -> JSONObject? {
            do throws(UnusableInput) {
                return try JSONDocument.parse(SourceText(bytes: line, name: "session"), nestingLimit: 64).object
            } catch { return nil }
        }
        guard let first = lines.first.flatMap(json), first["schema"]?.text == Self.schema, let state = first["plan"],
            let plan = PlanDocument.plan(
                from: state, coder, unitCount: study.units.count, limits: study.configuration.limits, vanished)
        else { return nil }
        var restored = Restored(
            history: PlanHistory(plan, label: first["label"]?.text ?? "", time: first["time"]?.double ?? 0), usable: 1,
            inputs: first["inputs"] ?? .null, vanished: [])
        for (index, bytes) in lines.enumerated().dropFirst() {
            guard let line = json(bytes) else {
                restored.damage = (index + 1, "it is no JSON")
                break
            }
            if let why = take(line, &restored, study, vanished) {
                restored.damage = (index + 1, why)
                break
            }
            restored.usable = index + 1
        }
        restored.vanished = vanished.ids
        return restored
    }

    /// Takes a line in; why it cannot be used, or nil.
    private func take(_ line: JSONObject, _ restored: inout Restored, _ study: Study, _ vanished: VanishedUnits)
        -> String?
    {
        let time = line["time"]?.double ?? 0
        if let operations = line["ops"] {
            do throws(UnusableInput) {
                let limits = restored.history.plan.limits ?? study.configuration.limits
                let made = try coder.operations(operations, limits: limits, vanished: vanished)
                do throws(PlanFault) {
                    try restored.history.make(made, label: line["label"]?.text ?? "", time: time)
                } catch {
                    return coder.diagnostic(error, in: restored.history.plan).message
                }
            } catch {
                return error.diagnostics.first?.message ?? "it is no step"
            }
        } else if case .number(let digits)? = line["goto"] {
            guard let step = Int(digits), restored.history.go(to: step) else { return "there is no step \(digits)" }
        } else if let name = line["plan"]?.text, case .number(let digits)? = line["step"], let step = Int(digits) {
            guard restored.history.steps.indices.contains(step) else { return "there is no step \(digits)" }
            restored.names.removeAll { $0.name == name }
            restored.names.append((name, step))
        } else if let inputs = line["inputs"] {
            restored.inputs = inputs
        } else {
            return "it is no step"
        }
        return nil
    }
}
