import Analysis
import Delimitation
import GeoJSONFormat
import GeoModel
import StudyAreas

extension WhatIfSession {
    /// Refuses a tab that may only read.
    func requireWriter(_ tab: String) throws(HTTPRefusal) {
        if !mayWrite(tab) { releaseWriter() }
        claim(tab)
        guard mayWrite(tab) else {
            throw HTTPRefusal(423, "another tab edits this session; take over here to edit in this one")
        }
    }

    /// Makes a step on the revision that the page knows; one on an older revision gets the present plan instead.
    func inOrder(
        _ base: Int?, _ body: @Sendable (isolated WhatIfSession) throws -> JSONValue
    ) throws -> HTTPResponse {
        if let base, base != revision {
            return HTTPResponse(
                409,
                JSONWriter.text(
                    of: .object(
                        JSONObject(
                            [
                                ("rev", .integer(revision)), ("plan", planJSON(tab: writingTab ?? "")),
                            ] + PageJSON.both("the plan has changed meanwhile")))))
        }
        return HTTPResponse(JSONWriter.text(of: try body(self)))
    }

    /// Ways to have units in one cluster.
    func proposals(together units: [Int]) throws -> JSONValue {
        guard units.count > 1 else { throw HTTPRefusal(422, "name at least two units") }
        let locked = units.compactMap { plan.homes[$0] }.first { plan.cluster($0)?.isLocked == true }
        if let locked { throw UnusableInput(coder.diagnostic(.locked(locked), in: plan)) }
        return proposals(PlanWishes(plan, in: currentProblem).together(units))
    }

    /// Ways to have a cluster in one piece again.
    func proposals(reconnecting id: Int) throws -> JSONValue {
        guard let cluster = plan.cluster(id) else { throw UnusableInput(coder.diagnostic(.noCluster(id), in: plan)) }
        if cluster.isLocked { throw UnusableInput(coder.diagnostic(.locked(id), in: plan)) }
        return proposals(PlanWishes(plan, in: currentProblem).reconnected(id))
    }

    private func proposals(_ found: [PlanProposal]) -> JSONValue {
        let own = problem.study.units
        return .object(
            JSONObject([
                ("rev", .integer(revision)),
                (
                    "proposals",
                    .array(
                        found.prefix(5).map { proposal in
                            let names = proposal.moved.prefix(6).map { own[$0].name }.joined(separator: ", ")
                            let more = proposal.moved.count > 6 ? " …" : ""
                            return .object(
                                JSONObject([
                                    ("ops", coder.json(proposal.operations)),
                                    ("moved", ClusterDocument.positions(proposal.moved)),
                                    ("clusters", ClusterDocument.positions(proposal.clusters)),
                                    ("before", .double(proposal.objectiveBefore)),
                                    ("after", .double(proposal.objectiveAfter)),
                                    ("newBreaches", .integer(proposal.newBreaches)),
                                    (
                                        "words",
                                        ClusterDocument.sentence(
                                            Evidence(
                                                english: "moves \(names)\(more)", danish: "flytter \(names)\(more)"))
                                    ),
                                ]))
                        })
                ),
            ]))
    }

    /// `GET /moves`: one move that would raise a cluster's score, for each cluster or for one.
    func suggestions(cluster text: String?) throws -> JSONValue {
        let entries = scored.entries.filter { $0.scored != nil }
        let wanted = try text.map { text throws(HTTPRefusal) -> Int in
            guard let id = Int(text) else { throw HTTPRefusal(422, "`cluster` is no number") }
            return id
        }
        if let wanted, !entries.contains(where: { $0.cluster.id == wanted }) {
            throw UnusableInput(coder.diagnostic(.noCluster(wanted), in: plan))
        }
        let all = currentProblem.suggestions(
            for: entries.map(\.cluster.members), scorer: problem.scorer,
            only: wanted.flatMap { id in entries.firstIndex { $0.cluster.id == id } })
        return .object(
            JSONObject([
                ("rev", .integer(revision)),
                (
                    "moves",
                    .array(
                        zip(entries, all).flatMap { entry, moves in moves.map { (entry.cluster.id, $0) } }.map {
                            id, move in
                            .object(
                                JSONObject([
                                    ("cluster", .integer(id)), ("unit", .integer(move.unit)),
                                    ("joins", .bool(move.joins)),
                                    ("from", move.from.map { .integer(entries[$0].cluster.id) } ?? .null),
                                    ("before", .double(move.before)), ("after", .double(move.after)),
                                    ("fromBefore", move.otherBefore.map(JSONValue.double) ?? .null),
                                    ("fromAfter", move.otherAfter.map(JSONValue.double) ?? .null),
                                    ("breaches", .array(move.breaches.map(ClusterDocument.sentence))),
                                ]))
                        })
                ),
            ]))
    }
}
