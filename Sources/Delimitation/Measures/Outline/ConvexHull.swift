import GEOSKit

/// The area over that of its convex hull.
struct ConvexHull: MeasureDefinition {
    let id = "convexHull"
    let title = Evidence(english: "convex hull", danish: "konveks omslutning")
    let scope = MeasureScope.geographic

    func value(_ group: MeasuredGroup, layer: Int) -> Double? {
        guard let outline = group.outline, !outline.isEmpty, let hull = try? outline.convexHull().area, hull > 0
        else { return nil }
        return outline.area / hull
    }

    func evidence(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Evidence { Sentences.form(id, value) }
}
