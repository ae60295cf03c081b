import GeoModel
import StudyAreas

extension MapLayers {
    /// Roads by class: motorways and trunk roads, main roads, and the others where they are few enough to be seen.
    func roads(_ further: ContextLayer) throws(UnusableInput) -> MapLayer? {
        var paths = [SVGPath](repeating: SVGPath(frame), count: RoadClass.allCases.count)
        var counts = [Int](repeating: 0, count: paths.count)
        let reach = try degreesReach(further)
        // Small roads of a country would be a grey carpet.
        let showsSmall = further.layer.features.count <= 6000 && frame.metresPerStep <= 5
        for feature in further.layer.features {
            guard let raw = feature.geometry, reach.map({ raw.box.intersects($0) }) ?? true else { continue }
            let kind = RoadClass(feature.properties.value(ignoringCase: "highway")?.text)
            guard let kind, kind != .small || showsSmall else { continue }
            let geometry = try working(raw, of: further)
            guard geometry.box.intersects(frame.box) else { continue }
            counts[kind.rawValue] += 1
            for line in geometry.lines ?? [] {
                paths[kind.rawValue].add(line, isClosed: false, spacing: kind == .small ? 12 : 6)
            }
        }
        var drawing = Markup()
        for kind in RoadClass.allCases.reversed() where !paths[kind.rawValue].isEmpty {
            drawing.path(paths[kind.rawValue], style: kind.style)
        }
        guard counts.contains(where: { $0 > 0 }) else { return nil }
        return MapLayer(
            id: "roads", title: Bilingual("Roads", "Veje"), style: "roads", drawing: drawing, isOn: true, remark: "")
    }
}

/// How large a road is, as far as OpenStreetMap's `highway` tells.
private enum RoadClass: Int, CaseIterable {
    case motorway, main, middle, small

    /// Nil for what no car uses; a layer without classes has main roads alone.
    init?(_ highway: String?) {
        guard let highway else {
            self = .middle
            return
        }
        let plain = highway.hasSuffix("_link") ? String(highway.dropLast(5)) : highway
        switch plain {
        case "motorway", "trunk": self = .motorway
        case "primary", "secondary": self = .main
        case "tertiary": self = .middle
        case "unclassified", "road": self = .small
        default: return nil
        }
    }

    var style: StaticString {
        switch self {
        case .motorway: "r0"
        case .main: "r1"
        case .middle: "r2"
        case .small: "r3"
        }
    }
}
