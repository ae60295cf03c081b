import GeoModel
import GroupingMethods
import StudyAreas

/// A cluster, or a group that it is compared with, and what the measures are taken from.
struct MeasuredGroup: Sendable {
    let scorer: CriterionScorer
    /// Positions of the units.
    let members: [Int]
    let sums: ClusterSums
    /// What the score is made of.
    let values: ClusterValues
    /// The dissolved area in the working system, where measures of its form are wanted.
    let outline: MultiPolygon?

    init(_ scorer: CriterionScorer, _ members: [Int], outline: MultiPolygon? = nil) {
        self.scorer = scorer
        self.members = members
        self.outline = outline
        sums = scorer.measures.sums(of: members)
        values = scorer.values(sums, of: members)
    }

    var study: Study { scorer.study }
    var settings: CriterionSettings { scorer.settings }

    /// What no known area lies beside is called.
    var edge: Evidence {
        guard scorer.tables.knowsOtherLand else { return Sentences.coastOrEdge }
        return members.contains { scorer.tables.mayBorderAbroad[$0] } ? Sentences.coastOrBorder : Sentences.coast
    }
}
