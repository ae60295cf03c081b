import Constraints
import GroupingMethods

/// How round a cluster is: squared area over 2 pi times the second moment of area, 1 for a circle.
///
/// Source: Li, Goodchild and Church, "An efficient measure of compactness for two-dimensional shapes and its application in
/// regionalization problems", 2013, <https://doi.org/10.1080/13658816.2012.752093>.
struct CompactnessLimit: LimitDefinition {
    let name = "compactness"
    let unit = ""
    let title = Evidence(english: "compactness, 1 for a circle", danish: "kompakthed, 1 for en cirkel")

    func rule(within range: LimitRange<Double>, of scorer: CriterionScorer) -> ClusterRule {
        let coverage = scorer.study.coverage
        return ClusterRule(name, .wholeCluster, within: range) { coverage.moments(ofUnits: $0).compactness }
    }
}
