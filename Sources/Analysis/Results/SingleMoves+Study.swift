import Delimitation
import GeoModel
import GroupingMethods
import MapOutput
import Reports
import StudyAreas

extension SingleMoves {
    /// Every single move from a grouping, scored as the what-if page scores it; nil where clusters overlap, since a unit then has
    /// no one cluster to leave.
    public init?(of entry: GroupingsDocument.Entry, in problem: StudyProblem) {
        let clusters = entry.facts.clusters
        let groups = clusters.map(\.members)
        guard Set(groups.joined()).count == groups.reduce(0, { $0 + $1.count }) else { return nil }
        let scored = concurrentMap(groups.count, threads: problem.study.threads) { problem.scored(groups[$0]) }
        self.init(
            zip(clusters, scored).map { facts, cluster in
                Cluster(
                    id: facts.id, name: facts.name, members: facts.members, score: cluster.score,
                    joins: cluster.joins.map {
                        Move(unit: $0.unit, score: $0.score, pieces: 1, breaches: $0.breaches.map(\.rawValue))
                    },
                    leaves: cluster.leaves.map {
                        Move(unit: $0.unit, score: $0.score, pieces: $0.pieces, breaches: $0.breaches.map(\.rawValue))
                    })
            })
    }
}
