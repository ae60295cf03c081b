/// How far the largest member lies from the centre of the cluster, in radii of a circle as large as the cluster.
struct TownOffCentre: ShapeMeasureDefinition {
    let id = "townOffCentre"
    let title = Evidence(english: "largest member off centre", danish: "største medlem uden for midten")
    let unit = "ratio"
    let shape = ShapeMeasure.townOffCentre

    func evidence(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Evidence {
        guard group.values.size > 1, let largest = group.scorer.shape.largest(group.sums) else {
            return Sentences.noDistances
        }
        let km = Sentences.km(largest.kmOffCentre)
        let name = group.scorer.comparison.names[largest.unit]
        return Evidence(
            english: "\(name), the largest member, lies \(km.english) from the centre of the cluster",
            danish: "\(name), det største medlem, ligger \(km.danish) fra klyngens midte")
    }

    func stance(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Stance? {
        guard group.values.size > 1 else { return nil }
        let score = score(value, group, layer: layer)
        return score >= 0.6 ? .speaksFor : score <= 0.4 ? .speaksAgainst : nil
    }
}
