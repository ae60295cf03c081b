import Analysis
import Delimitation
import Foundation
import GeoJSONFormat
import GeoModel
import StudyAreas
import Testing

@testable import KlyngePage
@testable import Reports

@Suite("What there is to look at")
struct ProblemsTests {
    /// A thing to look at: the kind, and the members of the cluster; none for the whole grouping.
    private struct Thing: Hashable {
        var kind: String
        var members: [Int]
    }

    @Test("the page and the checklist of the report have the same things to look at, for any plan and any limits")
    func agreesWithTheReport() async throws {
        let problem = try Sample.problem.get()
        let folder = NSTemporaryDirectory() + "klynge-problems-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let settings = SessionSettings(version: "test", studyArguments: [], isDanish: false, threads: 1, seed: 1)
        let session = try WhatIfSession(
            problem, name: SessionName("plan"), in: folder,
            start: SessionStart(plan: Plan(unitCount: problem.study.units.count), label: "start"), settings: settings)
        var random = SplitMix64(seed: 3)
        var (some, none) = (0, 0)
        for round in 0..<60 {
            _ = try await session.edit(try randomStep(of: problem, round: round, using: &random), label: "\(round)")
            let entries = await session.scored.entries
            let page = try things(await session.problems(of: entries), await session.plan)
            let export = try await session.export(of: nil)
            let limits = await session.currentProblem
            let facts = try export.scored(withChance: false).result.entry.facts
            let report = things(Checklist(facts, problem: limits), facts)
            #expect(page == report, "round \(round)")
            if page.isEmpty { none += 1 } else { some += 1 }
        }
        #expect(some > 20 && none > 0)
    }

    /// All clusters anew, and perhaps other limits.
    private func randomStep(
        of problem: StudyProblem, round: Int, using random: inout SplitMix64
    ) throws -> [PlanOperation] {
        let count = problem.study.units.count
        var clusters = (0..<Int.random(in: 0...4, using: &random)).map { Plan.Cluster(id: $0 + 1, members: []) }
        for unit in 0..<count where !clusters.isEmpty {
            let home = Int.random(in: 0..<clusters.count * 2, using: &random)
            if home < clusters.count { clusters[home].members.append(unit) }
        }
        if round % 10 == 0 { clusters = [] }
        var limits = StudyLimits()
        if Bool.random(using: &random) { limits.population = LimitBounds(minimum: 3_000, maximum: 8_000) }
        if Bool.random(using: &random) { limits.maxDiameterKm = 12 }
        if Bool.random(using: &random) { limits.clusters = LimitBounds(minimum: 2, maximum: 3) }
        if Bool.random(using: &random) { limits.cover = .all }
        if Bool.random(using: &random) { limits.sameMunicipality = true }
        if round % 10 == 0 { limits = StudyLimits() }
        return [.arrange(clusters.filter { !$0.members.isEmpty }), .limits(limits)]
    }

    private func things(_ problems: [JSONValue], _ plan: Plan) throws -> [Thing: Int] {
        var found: [Thing: Int] = [:]
        for problem in problems {
            let object = try #require(problem.object)
            let kind = try #require(object["kind"]?.text)
            let id = object["cluster"]?.double.map { Int($0) }
            found[Thing(kind: kind, members: id.flatMap(plan.cluster)?.members ?? []), default: 0] += 1
        }
        return found
    }

    private func things(_ checklist: Checklist, _ facts: GroupingFacts) -> [Thing: Int] {
        var found: [Thing: Int] = [:]
        func add(_ kind: String, _ clusters: [Int]) {
            for cluster in clusters {
                found[Thing(kind: kind, members: facts.clusters[cluster].members), default: 0] += 1
            }
        }
        for item in checklist.items {
            switch (item.title.english, item.verdict) {
            case (_, .note), (_, .kept): break
            case ("In one piece", _): add("pieces", item.clusters)
            case ("One municipality", _): add("limit", item.clusters)
            case ("The grouping", _): found[Thing(kind: "grouping", members: []), default: 0] += 1
            default:
                add("band", item.clusters)
                add("limit", item.more?.clusters ?? [])
            }
        }
        return found
    }
}
