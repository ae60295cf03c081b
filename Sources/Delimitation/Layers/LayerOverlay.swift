import GEOSKit
import GeoModel
import StudyAreas

/// What the areas of a layer have in common with lands.
struct LayerOverlay {
    /// For each land the areas that hold some of it, with the share; the shares sum to 1 where they hold at least half of it.
    private(set) var shares: [[(area: Int, share: Double)]] = []
    /// How many units lie in areas that overlap there, lie partly in none, and lie wholly in none.
    private(set) var overlapping = 0
    private(set) var uncovered = 0
    private(set) var outside = 0
    private var areaCount = 0

    /// Shares of a land below this are slivers: two layers that draw one border differently.
    private static let sliver = 0.02

    /// The shares of each land in each area; of those after `first`, only where they meet an area that one of the first meets.
    ///
    /// Each area is laid over the lands near it by itself, by at most `threads` at once.
    init(of lands: [MultiPolygon], in areas: [MultiPolygon], first: Int, threads: Int) {
        areaCount = areas.count
        let boxes = SpatialIndex(lands.map(\.box))
        let common = concurrentMap(areas.count, threads: threads) {
            Self.common(of: areas[$0], lands, boxes, first: first)
        }
        let own = lands.map(\.area)
        var sizes = [[(area: Int, share: Double)]](repeating: [], count: lands.count)
        for (index, found) in common.enumerated() {
            for (land, size) in found { sizes[land].append((index, size)) }
        }
        for land in lands.indices {
            let total = sizes[land].reduce(0) { $0 + $1.share }
            if land < first {
                if total > own[land] * (1 + Self.sliver) { overlapping += 1 }
                if total < own[land] * (1 - Self.sliver) { uncovered += 1 }
            }
            // A layer that ends near a border, drawn a little differently, does not get the whole parish beyond it.
            let kept = sizes[land].filter { $0.share >= Self.sliver * max(total, own[land]) }
            if land < first, kept.isEmpty { outside += 1 }
            let sum = max(kept.reduce(0) { $0 + $1.share }, own[land] / 2)
            shares.append(kept.map { ($0.area, $0.share / sum) })
        }
    }

    /// The lands that an area has something in common with, ascending, and how much; none where it has nothing in common with
    /// one of the first.
    private static func common(
        of area: MultiPolygon, _ lands: [MultiPolygon], _ boxes: SpatialIndex, first: Int
    ) -> [(land: Int, squareMetres: Double)] {
        let near = boxes.indices(meeting: area.box)
        guard near.contains(where: { $0 < first }) else { return [] }
        let overlay = AreaOverlay(area)
        let found = near.compactMap { land -> (land: Int, squareMetres: Double)? in
            let size = (try? overlay.commonArea(with: lands[land])) ?? 0
            return size > 0 ? (land, size) : nil
        }
        return found.contains { $0.land < first } ? found : []
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
    func diagnostics(_ layer: ContextLayer, units: Int) -> [Diagnostic] {
        let file = SourceLocation(file: layer.layer.collection.sourceName)
        if layer.field == nil, !layer.layer.features.isEmpty, areaCount == 0 {
            return [
                Diagnostic(
                    .layerOutsideStudy, .warning, "the layer '\(layer.name)' has no polygons, so no unit lies in it",
                    at: file, hint: "give the areas themselves, not points or lines")
            ]
        }
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
