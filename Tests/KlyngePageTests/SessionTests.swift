import Analysis
import Foundation
import GeoModel
import StudyAreas
import Testing

@testable import KlyngePage

/// A folder of its own for a test.
private final class Folder {
    let path = NSTemporaryDirectory() + "klynge-session-\(UUID().uuidString)"
    init() { try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(atPath: path) }
}

@Suite("Sessions and their files")
struct SessionTests {
    private let settings = SessionSettings(
        version: "test", studyArguments: ["SampleData"], isDanish: false, threads: 1, seed: 1)

    private func open(_ folder: Folder, _ name: String = "plan") throws -> WhatIfSession {
        let problem = try Sample.problem.get()
        let plan = Plan(unitCount: problem.study.units.count, clusters: [[0, 1, 2], [4, 5]])
        return try WhatIfSession(
            problem, name: SessionName(name), in: folder.path + "/sessions",
            start: SessionStart(plan: plan, label: "start"),
            settings: settings)
    }

    private func code(_ body: () throws -> Void) -> Int? {
        do { try body() } catch let failure as UnusableInput { return failure.diagnostics.first?.code.number } catch {
            return -1
        }
        return nil
    }

    @Test("whatever was done, a session that is opened again is as it was: plan, step, branches, names, every score")
    func restored() async throws {
        let folder = Folder()
        var random = SplitMix64(seed: 9)
        for round in 0..<12 {
            let left = try await worked(on: folder, round: round, seed: random.next())
            let later = try await reopened(folder)
            #expect(await later.plan == left.plan)
            #expect(await later.history.line == left.line)
            #expect(await later.history.branches == left.branches)
            #expect(await later.scored.entries.map { $0.scored?.score } == left.scores)
            #expect(await later.names.last?.name == "round \(round)")
            #expect(await later.findings.isEmpty)
        }
    }

    /// What a session is like when it is left.
    private struct Left {
        var plan: Plan
        var line: [Int]
        var branches: [Int]
        var scores: [Double?]
    }

    /// Opens the session, changes its plan a few times, and leaves it.
    private func worked(on folder: Folder, round: Int, seed: UInt64) async throws -> Left {
        var random = SplitMix64(seed: seed)
        let session = try await reopened(folder)
        for number in 0..<15 {
            if Int.random(in: 0..<5, using: &random) == 0, let step = await session.history.previous {
                _ = try await session.go(to: step)
            } else {
                let operation = randomOperation(await session.plan, using: &random)
                _ = try? await session.edit([operation], label: "\(round).\(number)")
            }
        }
        try await session.name("round \(round)", step: await session.history.current)
        // Two may not have one file.
        #expect(code { _ = try open(folder) } == 312)
        return Left(
            plan: await session.plan, line: await session.history.line, branches: await session.history.branches,
            scores: await session.scored.entries.map { $0.scored?.score })
    }

    /// Opens a session as soon as whatever still holds it has let go.
    private func reopened(_ folder: Folder) async throws -> WhatIfSession {
        for _ in 0..<200 {
            do { return try open(folder) } catch let failure as UnusableInput {
                guard failure.diagnostics.first?.code.number == 312 else { throw failure }
                try await Task.sleep(for: .milliseconds(20))
            }
        }
        return try open(folder)
    }

    @Test("cut off after any byte, the plan is that of the last whole line")
    func torn() async throws {
        let folder = Folder()
        let path = folder.path + "/sessions/plan.jsonl"
        var plans: [Plan] = []
        do {
            let session = try open(folder)
            plans.append(await session.plan)
            for unit in 6..<12 {
                _ = try await session.edit([.assign(units: [unit], cluster: 1)], label: "s")
                plans.append(await session.plan)
            }
        }
        let bytes = try Data(contentsOf: URL(filePath: path))
        var random = SplitMix64(seed: 1)
        let start = try #require(bytes.firstIndex(of: 10)) + 1
        for _ in 0..<40 {
            let cut = Int.random(in: start...bytes.count, using: &random)
            try bytes.prefix(cut).write(to: URL(filePath: path))
            let whole = bytes.prefix(cut).count { $0 == 10 }
            let session = try await reopened(folder)
            #expect(await session.plan == plans[whole - 1])
            #expect(await session.findings.isEmpty == (bytes[cut - 1] == 10))
        }
    }

    @Test(
        "names that could lead elsewhere are no names of sessions",
        arguments: [
            "", " ", "..", "../x", "a/b", "a.jsonl", "a\u{0}", "a\nb", "\u{202E}a", String(repeating: "x", count: 61),
        ])
    func names(_ name: String) { #expect(code { _ = try SessionName(name) } == 311) }

    @Test(
        "names as people give them are",
        arguments: ["plan", "møde 2", "Ærø_1-b", "会议", String(repeating: "å", count: 60)])
    func goodNames(_ name: String) { #expect(code { _ = try SessionName(name) } == nil) }

    @Test("links, folders and files of several names are refused, and nothing behind them changes")
    func links() throws {
        let folder = Folder()
        let sessions = folder.path + "/sessions"
        let target = folder.path + "/target"
        try FileManager.default.createDirectory(atPath: sessions, withIntermediateDirectories: true)
        try Data("mine".utf8).write(to: URL(filePath: target))
        try FileManager.default.createSymbolicLink(atPath: sessions + "/a.jsonl", withDestinationPath: target)
        try FileManager.default.linkItem(atPath: target, toPath: sessions + "/b.jsonl")
        try FileManager.default.createDirectory(atPath: sessions + "/c.jsonl", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: sessions + "/d.jsonl", withDestinationPath: folder.path + "/none")
        #expect(mkfifo(sessions + "/e.jsonl", 0o600) == 0)
        for name in ["a", "b", "c", "d", "e"] { #expect(code { _ = try open(folder, name) } == 313, "\(name)") }
        #expect(try String(contentsOfFile: target, encoding: .utf8) == "mine")
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/none"))
    }

    @Test("counts of few people are not told")
    func remarks() throws {
        let folder = Folder()
        let study = try Sample.problem.get().study
        let path = folder.path + "/remarks.csv"
        let ids = study.units.map(\.id)
        let rows =
            "sogn;bemærkning;antal\n\(ids[0]);Vi hører til i syd;3\n\(ids[0]);Nej;1\n\(ids[1]);Ja;4\nnowhere;x;1\n"
        try Data(rows.utf8).write(to: URL(filePath: path))
        let remarks = try Remarks(contentsOf: path, study: study, floor: 5)
        #expect(remarks.all.count == 3)
        #expect(remarks.diagnostics.map { $0.location?.line } == [5])
        #expect(remarks.json(of: [0]).object?["people"]?.isNull == true)
        #expect(remarks.json(of: [0]).object?["under"]?.double == 5)
        #expect(remarks.json(of: [0, 1]).object?["people"]?.double == 8)
        #expect(remarks.json(of: [2]).object?["people"]?.double == 0)
        #expect(code { _ = try Remarks(contentsOf: folder.path + "/none.csv", study: study) } != nil)
    }
}
