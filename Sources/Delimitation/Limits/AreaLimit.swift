import Constraints
import GroupingMethods

/// The land of a cluster, in square kilometres, on the ground.
struct AreaLimit: LimitDefinition {
    let name = "area"
    let unit = "km2"
    let title = Evidence(english: "area in square kilometres", danish: "areal i kvadratkilometer")

    func rule(within range: LimitRange<Double>, of scorer: CriterionScorer) -> ClusterRule {
        let coverage = scorer.study.coverage
        guard coverage.overlaps.isEmpty else {
            // What several members claim counts once, so the areas do not add up.
            return ClusterRule(name, .wholeCluster, within: range) { coverage.areaSquareMetres(ofUnits: $0) / 1e6 }
        }
        let areas = scorer.study.units.indices.map { coverage.areaSquareMetres(ofUnits: [$0]) / 1e6 }
        return .sum(name, of: areas, within: range)
    }
}
