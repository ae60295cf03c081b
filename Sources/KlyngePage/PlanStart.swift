import Analysis
import Delimitation
import GeoJSONFormat
import GroupingMethods

/// A way to begin: one of the first screen's cards.
public struct PlanStart: Sendable {
    /// What it is, in English and Danish.
    public var words: Evidence
    /// The clusters.
    public var clusters: [[Int]]
    /// Inhabitants in clusters.
    public var population: Double

    /// A way to begin from its parts.
    public init(words: Evidence, clusters: [[Int]], population: Double) {
        (self.words, self.clusters, self.population) = (words, clusters, population)
    }

    /// The groupings of `propose`, the best first, and the empty map.
    public static func cards(_ groupings: [Grouping], in problem: StudyProblem) -> [PlanStart] {
        let proposals = groupings.enumerated().map { index, grouping in
            PlanStart(
                words: Evidence(english: "Proposal \(index + 1)", danish: "Forslag \(index + 1)"),
                clusters: grouping.clusters,
                population: grouping.clusters.joined().reduce(0) { $0 + (problem.study.units[$1].population ?? 0) })
        }
        return proposals
            + [PlanStart(words: Evidence(english: "Empty map", danish: "Tomt kort"), clusters: [], population: 0)]
    }

    /// The plan that it makes.
    public func plan(unitCount: Int) -> Plan { Plan(unitCount: unitCount, clusters: clusters) }

    /// As JSON, with the step that makes it.
    func json(_ coder: PlanCoder) -> JSONValue {
        let arranged = clusters.enumerated().map { Plan.Cluster(id: $0.offset + 1, members: $0.element) }
        return .object(
            JSONObject([
                ("words", ClusterDocument.sentence(words)), ("clusters", .integer(clusters.count)),
                ("units", .integer(clusters.reduce(0) { $0 + $1.count })), ("population", .double(population)),
                ("ops", coder.json([.arrange(arranged)])),
            ]))
    }
}
