import Analysis
import Delimitation
import Foundation
import GeoJSONFormat
import GeoModel

extension WhatIfSession {
    /// How many random groups a cluster is compared with on the page.
    private static let groups = 400

    /// Compares the clusters that were not compared yet with chance, one after the other, on a thread of its own; each answer is an
    /// event. A further step ends what is not done.
    /// - Parameter before: the plan before the step; clusters that it did not have come first.
    func beginChance(since before: ScoredPlan? = nil) {
        chanceStop?.raise()
        let all = scored.entries.filter { $0.scored != nil && chance[$0.cluster.members] == nil }
        let known = Set((before?.entries ?? []).map(\.cluster.members))
        let waiting =
            all.filter { !known.contains($0.cluster.members) } + all.filter { known.contains($0.cluster.members) }
        guard !waiting.isEmpty, !streams.isEmpty else { return }
        let stop = StopFlag()
        chanceStop = stop
        let (problem, revision, seed) = (problem, revision, settings.seed)
        let work = waiting.map { (id: $0.cluster.id, members: $0.cluster.members) }
        DispatchQueue.global(qos: .utility).async { [weak self] in
            var options = ChanceOptions()
            options.count = Self.groups
            options.seed = seed
            // What the page shows of it.
            options.kinds = [.growth]
            options.ranksMeasures = false
            let cancellation = Cancellation { stop.isUp }
            for entry in work where !stop.isUp {
                let criterion = problem.scorer.criterion(of: entry.members)
                let compared = problem.scorer.compared(
                    criterion, of: entry.members, options: options, cancellation: cancellation)
                guard let found = compared.chance, !stop.isUp else { continue }
                Task { [weak self] in
                    await self?.take(found, of: entry.members, cluster: entry.id, revision: revision)
                }
            }
        }
    }

    private func take(_ found: ChanceDistribution, of members: [Int], cluster: Int, revision: Int) {
        if chance.count > max(400, problem.study.units.count) { chance = [:] }
        var kept = found
        // The page shows the percentile; the scores of the groups would only take memory.
        kept.scores = []
        chance[members] = kept
        tell([
            ("event", .string("chance")), ("rev", .integer(revision)), ("cluster", .integer(cluster)),
            ("chance", ClusterDocument.chance(kept)),
        ])
    }
}
