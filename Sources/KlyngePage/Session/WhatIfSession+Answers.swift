import Analysis
import Delimitation
import Foundation
import GeoJSONFormat
import GeoModel
import StudyAreas

extension WhatIfSession {
    private var document: ClusterDocument {
        ClusterDocument(problem: problem, chance: chance, remarks: settings.remarks)
    }

    /// `GET /plan`: everything about the plan.
    func planJSON(tab: String) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [("rev", .integer(revision)), ("session", .string(name.text))]
        members.append(("readOnly", .bool(!mayWrite(tab))))
        members += head
        members += [
            ("problems", .array(problems(of: scored.entries))),
            ("limits", .object(LimitsCoder.json(plan.limits ?? problem.study.configuration.limits))),
            ("clusters", .array(scored.entries.map(document.json))),
            ("assignment", assignment), ("locks", .array(plan.clusters.filter(\.isLocked).map { .integer($0.id) })),
            ("notes", PlanDocument.unitNotes(plan, coder)), ("history", historyJSON),
            (
                "plans",
                .array(names.map { .object(JSONObject([("name", .string($0.name)), ("step", .integer($0.step))])) })
            ),
            ("findings", .array(findings.map { PageJSON.diagnostic($0, settings.danish) })),
        ]
        return .object(JSONObject(members))
    }

    /// The answer to a step: the clusters that are not as they were.
    func answer(since before: ScoredPlan) -> JSONValue {
        var known: [Int: ScoredPlan.Entry] = [:]
        for entry in before.entries { known[entry.cluster.id] = entry }
        let isSameLimits = before.plan.limits == scored.plan.limits
        let changed = scored.entries.filter { entry in
            guard isSameLimits, let old = known[entry.cluster.id] else { return true }
            return old.cluster != entry.cluster || old.name != entry.name
        }
        let present = Set(scored.entries.map(\.cluster.id))
        let removed = before.entries.map(\.cluster.id).filter { !present.contains($0) }
        var members: [(key: String, value: JSONValue)] = [("rev", .integer(revision))]
        members += head
        members += [
            ("problems", .array(problems(of: changed))), ("removed", ClusterDocument.positions(removed)),
            ("clusters", .array(changed.map(document.json))),
        ]
        if before.plan.unitNotes != plan.unitNotes { members.append(("notes", PlanDocument.unitNotes(plan, coder))) }
        if !isSameLimits {
            members.append(("limits", .object(LimitsCoder.json(plan.limits ?? problem.study.configuration.limits))))
        }
        return .object(JSONObject(members))
    }

    /// What every answer about the plan begins with.
    private var head: [(key: String, value: JSONValue)] {
        let people = scored.entries.reduce(0) { $0 + ($1.scored?.facts.population ?? 0) }
        return [
            ("step", .integer(history.current)),
            ("undo", history.previous.map { _ in .string(history.steps[history.current].label) } ?? .null),
            ("redo", history.following.map { .string(history.steps[$0].label) } ?? .null),
            ("population", .double(people)),
            ("unassigned", ClusterDocument.positions(plan.unassigned)),
            ("outside", ClusterDocument.positions(plan.outside)),
        ]
    }

    /// Unit id → cluster number or null.
    private var assignment: JSONValue {
        .object(
            JSONObject(
                plan.homes.enumerated().map {
                    (problem.study.units[$0.offset].id, $0.element.map(JSONValue.integer) ?? .null)
                }))
    }

    /// The steps from the start through the present one to where redo ends, and the ends of other branches.
    private var historyJSON: JSONValue {
        func step(_ number: Int) -> JSONValue {
            .object(
                JSONObject([
                    ("step", .integer(number)), ("label", .string(history.steps[number].label)),
                    ("time", .double(history.steps[number].time.rounded())),
                ]))
        }
        return .object(
            JSONObject([
                ("steps", .array(history.line.map(step))), ("branches", .array(history.branches.map(step))),
            ]))
    }
}
