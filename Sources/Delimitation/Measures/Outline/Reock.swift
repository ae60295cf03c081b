import GEOSKit

/// The area over that of the smallest circle around it.
struct Reock: MeasureDefinition {
    let id = "reock"
    let title = Evidence(english: "Reock", danish: "Reock")
    let scope = MeasureScope.geographic

    func value(_ group: MeasuredGroup, layer: Int) -> Double? {
        guard let outline = group.outline, !outline.isEmpty, let circle = try? outline.minimumBoundingCircle(),
            circle.area > 0
        else { return nil }
        return outline.area / circle.area
    }

    func evidence(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Evidence { Sentences.form(id, value) }
}
