import Analysis
import Foundation
import GeoJSONFormat
import GeoModel

/// A completion that runs, or has run.
struct CompletionJob {
    let stop: StopFlag
    /// The revision of the plan that it completes.
    let revision: Int
    var best: PlanCompletion.Candidate?
    var isDone = false
}

extension WhatIfSession {
    /// Begins to complete the plan; progress and candidates are events. An earlier completion ends.
    func complete(seconds: Double, keepsAll: Bool, together: [Int], seed: UInt64) throws -> Int {
        for job in jobs.values { job.stop.raise() }
        // Only the last few can still be accepted.
        for old in jobs.keys.sorted().dropLast(3) { jobs[old] = nil }
        let completion = try PlanCompletion(of: plan, in: problem, keepsAll: keepsAll, together: together)
        lastJob += 1
        let (id, stop, threads) = (lastJob, StopFlag(), settings.threads)
        jobs[id] = CompletionJob(stop: stop, revision: revision)
        let relay = CompletionRelay(session: self, job: id, stop: stop)
        Task.detached(priority: .utility) {
            await relay.run(completion, seconds: seconds, seed: seed, threads: threads)
        }
        return id
    }

    /// Ends a job at once; what it found stays. The work itself ends as soon as it looks.
    func cancel(_ id: Int) throws -> JSONValue {
        guard let job = jobs[id] else { throw HTTPRefusal(404, "there is no job \(id)") }
        job.stop.raise()
        if !job.isDone { finish(id, "cancelled", []) }
        return .object(JSONObject([("job", .integer(id)), ("found", .bool(job.best != nil))]))
    }

    /// Makes what a job found the plan, as one step.
    func accept(_ id: Int, label: String) throws -> JSONValue {
        guard let job = jobs[id], let best = job.best else { throw HTTPRefusal(404, "job \(id) has found nothing") }
        guard job.revision == revision else { throw HTTPRefusal(409, "the plan has changed since; complete it again") }
        let answer = try edit([.arrange(best.clusters)], label: label)
        job.stop.raise()
        return answer
    }

    func take(_ candidate: PlanCompletion.Candidate, of id: Int) {
        guard let job = jobs[id], !job.isDone else { return }
        if let best = job.best, best.objective == candidate.objective, best.isProven == candidate.isProven { return }
        jobs[id]?.best = candidate
        let clusters = candidate.clusters.map { cluster -> JSONValue in
            .object(
                JSONObject([("id", .integer(cluster.id)), ("members", ClusterDocument.positions(cluster.members))]))
        }
        tell([
            ("event", .string("candidate")), ("job", .integer(id)), ("objective", .double(candidate.objective)),
            ("proven", .bool(candidate.isProven)), ("moved", ClusterDocument.positions(candidate.moved)),
            ("clusters", .array(clusters)),
        ])
    }

    func progress(_ share: Double, of id: Int) {
        guard let job = jobs[id], !job.isDone else { return }
        tell([
            ("event", .string("job")), ("job", .integer(id)), ("state", .string("running")), ("share", .double(share)),
        ])
    }

    /// Says how a job ended: `done`, `cancelled` or `impossible`, with the reasons.
    func finish(_ id: Int, _ state: String, _ reasons: [Diagnostic], remedies: [ImpossibleCompletion.Remedy] = []) {
        guard let job = jobs[id], !job.isDone else { return }
        jobs[id]?.isDone = true
        var members: [(key: String, value: JSONValue)] = [
            ("event", .string("job")), ("job", .integer(id)), ("state", .string(state)),
            ("found", .bool(job.best != nil)),
        ]
        if !reasons.isEmpty {
            members.append(("diagnostics", .array(reasons.map { PageJSON.diagnostic($0, settings.danish) })))
        }
        if !remedies.isEmpty {
            members.append(
                (
                    "remedies",
                    .array(
                        remedies.map { remedy in
                            .object(
                                JSONObject([
                                    ("words", ClusterDocument.sentence(PageWords.remedy(remedy))),
                                    ("ops", coder.json([.limits(remedy.limits)])),
                                ]))
                        })
                ))
        }
        tell(members)
    }
}

/// Between a completion, which works on other threads, and its session.
private struct CompletionRelay: Sendable {
    let session: WhatIfSession
    let job: Int
    let stop: StopFlag

    func run(_ completion: PlanCompletion, seconds: Double, seed: UInt64, threads: Int) async {
        let (session, job, stop) = (session, job, stop)
        do {
            let best = try await completion.run(
                seconds: seconds, seed: seed, threads: threads, cancellation: Cancellation { stop.isUp },
                progress: { share in Task { await session.progress(share, of: job) } },
                candidate: { found in Task { await session.take(found, of: job) } })
            if let best { await session.take(best, of: job) }
            await session.finish(job, stop.isUp ? "cancelled" : "done", [])
        } catch let failure as ImpossibleCompletion {
            await session.finish(job, "impossible", failure.diagnostics, remedies: failure.remedies)
        } catch let failure as UnusableInput {
            await session.finish(job, "impossible", failure.diagnostics)
        } catch {
            await session.finish(job, "impossible", [])
        }
    }
}
