import Analysis
import Foundation
import GeoJSONFormat
import GeoModel
import MapOutput
import StudyAreas

extension WhatIfSession {
    /// `POST /import`: what a file would make of the plan; nothing is changed.
    ///
    /// - Throws: `UnusableInput` with a place and the nearest name for each row that cannot be used, K320 where hardly any can.
    func preview(_ bytes: [UInt8], name: String) throws -> JSONValue {
        let shown = String(name.unicodeScalars.filter { $0.properties.generalCategory != .control }.prefix(100))
        let text = SourceText(bytes: bytes, name: shown.isEmpty ? "import" : shown)
        if let shared = try SharedPlan.plan(text, study: problem.study, coder) { return preview(shared: shared) }
        let file: GroupingFile
        do throws(UnusableInput) {
            file = try GroupingFile.parse(text, units: problem.study.units)
        } catch {
            throw foreign(error, rows: bytes.count { $0 == 10 } + 1)
        }
        let read = Plan(unitCount: problem.study.units.count, brought: file.clusters, labels: file.labels)
        return preview(read, [.arrange(read.clusters)], file.diagnostics)
    }

    /// `POST /code`: the same for a plan code that was pasted.
    func preview(code: String) throws -> JSONValue { preview(shared: try PlanCode.plan(code, of: problem.study)) }

    /// `GET /code`: the present plan as a text for a mail.
    func codeJSON() throws -> JSONValue {
        guard let text = PlanCode.text(plan, of: problem.study) else {
            throw HTTPRefusal(422, "a plan code holds at most 253 clusters; send the file instead")
        }
        return .object(JSONObject([("rev", .integer(revision)), ("code", .string(text))]))
    }

    private func preview(shared: Plan) -> JSONValue {
        var operations: [PlanOperation] = [.arrange(shared.clusters)]
        if !plan.outside.isEmpty { operations.append(.outside(units: plan.outside, false)) }
        if !shared.outside.isEmpty { operations.append(.outside(units: shared.outside, true)) }
        operations += shared.clusters.filter { !$0.note.isEmpty }.map { .noteCluster($0.id, $0.note) }
        operations += shared.unitNotes.sorted { $0.key < $1.key }.map { .noteUnit($0.key, $0.value) }
        if shared.limits != nil { operations.append(.limits(shared.limits)) }
        return preview(shared, operations, [])
    }

    private func preview(_ read: Plan, _ operations: [PlanOperation], _ diagnostics: [Diagnostic]) -> JSONValue {
        .object(
            JSONObject([
                ("rev", .integer(revision)), ("matched", .integer(read.homes.count { $0 != nil })),
                ("clusters", .integer(read.clusters.count)), ("unassigned", .integer(read.unassigned.count)),
                ("moved", ClusterDocument.positions(read.homes.indices.filter { read.homes[$0] != plan.homes[$0] })),
                (
                    "labels",
                    .object(JSONObject(read.clusters.map { (String($0.id), $0.name.map(JSONValue.string) ?? .null) }))
                ),
                ("diagnostics", .array(diagnostics.map { PageJSON.diagnostic($0, settings.danish) })),
                ("ops", coder.json(operations)),
            ]))
    }

    /// Says first that the file is of other units where most of its rows name none of this study.
    private func foreign(_ fault: UnusableInput, rows: Int) -> UnusableInput {
        let unknown = fault.diagnostics.count { $0.code == .unknownUnitInGrouping }
        guard unknown > 2, unknown * 2 > min(rows, 200) else { return fault }
        let first = Diagnostic(
            .foreignGrouping, .error, "most rows name no unit of this study: is it a grouping of another place?",
            hint: "the first rows that fit nothing are listed below")
        return UnusableInput([first] + fault.diagnostics.prefix(20))
    }
}
