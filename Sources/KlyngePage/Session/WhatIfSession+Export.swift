import Analysis
import Delimitation
import Dispatch
import Foundation
import MapOutput
import Reports

extension WhatIfSession {
    /// The present plan, or a named one, to write files of.
    func export(of plan: String?) throws(HTTPRefusal) -> PlanExport {
        guard let found = self.plan(named: plan ?? "current") else { throw HTTPRefusal(404, "there is no such plan") }
        return PlanExport(plan: found, problem: problem, name: name.text, settings: settings)
    }

    /// The decision log: when which step was made, and what people wrote beside clusters and units. A table for spreadsheets.
    func log() -> [UInt8] {
        let times = Self.times("yyyy-MM-dd HH:mm:ss")
        var text = "time,step,what\n"
        func add(_ time: String, _ step: String, _ what: String) {
            text += [time, step, what].map(AssignmentTable.cell).joined(separator: ",") + "\n"
        }
        for number in history.line {
            let step = history.steps[number]
            add(times.string(from: Date(timeIntervalSince1970: step.time)), String(number), step.label)
            if number == history.current { break }
        }
        for entry in scored.entries where !entry.cluster.note.isEmpty {
            add("", "", "\(entry.cluster.id) \(entry.name): \(entry.cluster.note)")
        }
        for (unit, note) in plan.unitNotes.sorted(by: { $0.key < $1.key }) {
            add("", "", "\(problem.study.units[unit].name): \(note)")
        }
        return Array(text.utf8)
    }

    private static func times(_ format: String) -> DateFormatter {
        let times = DateFormatter()
        times.locale = Locale(identifier: "en_US_POSIX")
        times.dateFormat = format
        return times
    }

    /// The decision log of the present plan, for its report.
    func decisions() -> DecisionLog {
        let times = Self.times("yyyy-MM-dd HH:mm")
        let line = history.line.prefix { $0 != history.current } + [history.current]
        return DecisionLog(
            steps: line.map {
                let step = history.steps[$0]
                return DecisionLog.Step(
                    time: times.string(from: Date(timeIntervalSince1970: step.time)), what: step.label)
            },
            notes: scored.entries.filter { !$0.cluster.note.isEmpty }.map {
                DecisionLog.Note(subject: "\($0.cluster.id) \($0.name)", text: $0.cluster.note)
            }
                + plan.unitNotes.sorted { $0.key < $1.key }.map {
                    DecisionLog.Note(subject: problem.study.units[$0.key].name, text: $0.value)
                })
    }

    /// Two plans to compare.
    func sides(_ first: String, _ second: String) throws(HTTPRefusal) -> [PlanExport] {
        [try export(of: first), try export(of: second)]
    }
}

extension PageAPI {
    /// Long work, on a thread that nothing else waits for.
    static func apart<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global(qos: .userInitiated).async {
                continuation.resume(with: Swift.Result { try body() })
            }
        }
    }

    /// `GET /export`.
    func export(_ head: HTTPHead) async throws -> HTTPResponse {
        var export = try await session.export(of: head.parameter("plan"))
        let format = head.parameter("as") ?? ""
        if format == "log" {
            return HTTPResponse(
                200, type: "text/csv; charset=utf-8",
                fields: [("Content-Disposition", "attachment; filename=\"log.csv\"")], await session.log())
        }
        // Of the present plan only: another one has steps of its own.
        if head.parameter("log") == "1", head.parameter("plan") == nil { export.log = await session.decisions() }
        let (coder, wanted) = (session.coder, export)
        let file = try await Self.apart { try wanted.file(as: format, coder) }
        let ascii = String(file.name.map { $0.isASCII && $0 != "\"" && $0 != "\\" ? $0 : "_" })
        let encoded = file.name.utf8.map { byte in
            let isPlain =
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || "-_.".utf8.contains(byte)
            return isPlain
                ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
        return HTTPResponse(
            200, type: file.type,
            fields: [("Content-Disposition", "attachment; filename=\"\(ascii)\"; filename*=UTF-8''\(encoded)")],
            file.bytes)
    }

    /// `GET /compare`.
    func comparison(_ first: String, _ second: String) async throws -> HTTPResponse {
        let sides = try await session.sides(first, second)
        let names = [first, second].map { $0.isEmpty ? "current" : $0 }
        let bytes = try await Self.apart {
            let scored = try sides.map { try $0.scored(withChance: false) }
            let document = ComparisonDocument(
                provenance: scored[0].writer.provenance,
                sides: zip(["A", "B"], zip(names, scored)).map { letter, side in
                    ComparisonDocument.Side(letter: letter, path: side.0, facts: side.1.result.scored.facts)
                })
            return document.bytes
        }
        return HTTPResponse(bytes)
    }
}
