/// Squared area over 2 pi times the second moment of area: 1 for a circle.
///
/// Source: Li, Goodchild and Church, "An efficient measure of compactness for two-dimensional shapes", 2013.
struct Compactness: MeasureDefinition {
    let id = "compactness"
    let title = Evidence(english: "compactness", danish: "kompakthed")
    let scope = MeasureScope.geographic

    func value(_ group: MeasuredGroup, layer: Int) -> Double? {
        let tables = group.scorer.tables
        if tables.hasOverlaps, group.sums.inside(BorderColumn.overlap) > 0 {
            return tables.coverage.moments(ofUnits: group.members).compactness
        }
        let (area, moment) = (tables.area(group.sums), group.sums.secondMoment)
        return moment > 0 ? area * area / (2 * Double.pi * moment) : 0
    }

    func evidence(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Evidence { Sentences.compactness(value) }
}
