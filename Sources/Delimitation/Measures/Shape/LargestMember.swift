/// The share of the inhabitants who live in the largest member: villages beside one town are its surroundings.
struct LargestMember: ShapeMeasureDefinition {
    let id = "largestMember"
    let title = Evidence(english: "largest member", danish: "største medlem")
    let shape = ShapeMeasure.largestMember

    func evidence(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Evidence {
        guard let largest = group.scorer.shape.largest(group.sums) else {
            return Evidence(english: "nobody lives here", danish: "her bor ingen")
        }
        let name = group.scorer.comparison.names[largest.unit]
        let share = Sentences.percent(value)
        return Evidence(
            english: "\(share) of the inhabitants live in \(name), the largest member",
            danish: "\(share) af indbyggerne bor i \(name), det største medlem")
    }

    func stance(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Stance? {
        guard group.values.size > 1 else { return nil }
        let score = score(value, group, layer: layer)
        return score >= 0.6 ? .speaksFor : score <= 0.4 ? .speaksAgainst : nil
    }
}
