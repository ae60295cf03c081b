import GEOSKit
import GeoModel
import StudyAreas

/// What the areas of a layer have in common with lands.
struct LayerOverlay {
    /// For each land the areas that hold some of it, with the share; the shares sum to 1 or there are none.
    private(set) var shares: [[(area: Int, share: Double)]] = []
    /// How many units lie in areas that overlap there, lie partly in none, and lie wholly in none.
    private(set) var overlapping = 0
    private(set) var uncovered = 0
    private(set) var outside = 0

    /// Shares of a land below this are slivers: two layers that draw one border differently.
    private static let sliver = 0.02

    /// The shares of each land in each area; of those after `first`, only where they meet an area that one of the first meets.
    ///
    /// Most lands lie within one area, which prepared areas tell quickly; only the others are intersected.
    init(of lands: [MultiPolygon], in areas: [MultiPolygon], first: Int) {
        var meeting = [[Int]](repeating: [], count: lands.count)
        let boxes = SpatialIndex(lands.map(\.box))
        for (index, area) in areas.enumerated() {
            let candidates = boxes.indices(meeting: area.box)
            guard candidates.contains(where: { $0 < first }), let prepared = try? PreparedLand(area) else { continue }
            var found: [Int] = []
            for land in candidates where !lands[land].isEmpty {
                if (try? prepared.intersects(lands[land])) == true { found.append(land) }
            }
            guard found.contains(where: { $0 < first }) else { continue }
            for land in found { meeting[land].append(index) }
        }
        for land in lands.indices {
            let candidates = meeting[land]
            if candidates.count == 1 {
                shares.append([(candidates[0], 1)])
                continue
            }
            var sizes: [(area: Int, share: Double)] = []
            for index in candidates {
                let size = (try? lands[land].intersectionArea(with: areas[index])) ?? 0
                if size > 0 { sizes.append((index, size)) }
            }
            let total = sizes.reduce(0) { $0 + $1.share }
            let own = lands[land].area
            if land < first {
                if total > own * (1 + Self.sliver) { overlapping += 1 }
                if total < own * (1 - Self.sliver) { uncovered += 1 }
                if total <= 0 { outside += 1 }
            }
            guard total > 0 else {
                shares.append([])
                continue
            }
            let kept = sizes.filter { $0.share >= Self.sliver * total }
            let sum = kept.reduce(0) { $0 + $1.share }
            shares.append(kept.map { ($0.area, $0.share / sum) })
        }
    }

    /// Areas that are the units with the same value of a field, by their first unit; an empty value is none.
    static func byField(_ values: [String?]) -> (names: [String], overlay: LayerOverlay) {
        var overlay = LayerOverlay()
        var names: [String] = []
        var known: [String: Int] = [:]
        for value in values {
            guard let value, !value.isEmpty else {
                overlay.shares.append([])
                overlay.outside += 1
                continue
            }
            let area = known[value] ?? names.count
            if area == names.count {
                known[value] = area
                names.append(value)
            }
            overlay.shares.append([(area, 1)])
        }
        return (names, overlay)
    }

    private init() {}

    /// The faults of the layer, as far as they touch units.
    func diagnostics(_ layer: FurtherLayer, units: Int) -> [Diagnostic] {
        let file = SourceLocation(file: layer.layer.collection.sourceName)
        if outside == units, units > 0 {
            return [
                Diagnostic(
                    .layerOutsideStudy, .warning, "no unit lies in any area of the layer '\(layer.name)'", at: file,
                    hint: "look at its place and its coordinate reference system")
            ]
        }
        guard overlapping + uncovered > 0 else { return [] }
        func count(_ number: Int) -> String { number == 1 ? "1 unit" : "\(number) units" }
        var faults: [String] = []
        if overlapping > 0 { faults.append("areas that overlap on \(count(overlapping))") }
        if uncovered > 0 { faults.append("gaps on \(count(uncovered))") }
        return [
            Diagnostic(
                .layerOverlaps, .warning, "the layer '\(layer.name)' has \(faults.joined(separator: " and "))",
                at: file,
                hint: "units are shared out in proportion to the land in common, so nothing counts twice")
        ]
    }
}
