import GeoJSONFormat
import GeoModel
import PROJKit
import StudyAreas

/// What lies beside and under the units on the map: other municipalities, barriers, roads by class, historical and identity areas.
enum PageLayers {
    /// Roads of these classes are drawn; lesser ones only clutter a map of clusters.
    private static let roads = ["motorway", "trunk", "primary", "secondary"]

    /// `[{"name", "role", "class"?, "areas": [[path, …], …], "lines": [path, …]}]`.
    static func json(_ study: Study, _ grid: StepGrid) throws(UnusableInput) -> JSONValue {
        let box = study.lands.reduce(into: Box.empty) { $0.extend(to: $1.box) }
        let reach = box.expanded(by: max(box.width, box.height, 1000) / 4)
        var layers: [JSONValue] = []
        let own = Set(study.units.compactMap(\.municipality))
        let others = study.municipalityAreas.filter { !own.contains($0.code) && $0.projected.box.intersects(reach) }
        layers.append(layer("", "land", nil, areas: others.map(\.projected), lines: [], grid, reach))
        for further in study.contextLayers {
            var lines: [String: [[Coordinate]]] = [:]
            var areas: [MultiPolygon] = []
            for feature in further.layer.features {
                guard let raw = feature.geometry else { continue }
                var kind = ""
                if further.role == .roads {
                    guard let found = feature.properties["highway"]?.text, roads.contains(found) else { continue }
                    kind = found
                }
                let geometry = try working(raw, of: further, study)
                guard geometry.box.intersects(reach) else { continue }
                if let land = geometry.land { areas.append(land) }
                lines[kind, default: []] += geometry.lines ?? []
            }
            let role = "\(further.role.rawValue)"
            if !areas.isEmpty { layers.append(layer(further.name, role, nil, areas: areas, lines: [], grid, reach)) }
            for (kind, found) in lines.sorted(by: { $0.key < $1.key }) where !found.isEmpty {
                layers.append(
                    layer(further.name, role, kind.isEmpty ? nil : kind, areas: [], lines: found, grid, reach))
            }
        }
        return .array(layers)
    }

    private static func layer(
        _ name: String, _ role: String, _ kind: String?, areas: [MultiPolygon], lines: [[Coordinate]],
        _ grid: StepGrid, _ reach: Box
    ) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [("name", .string(name)), ("role", .string(role))]
        if let kind { members.append(("class", .string(kind))) }
        let rings = areas.map { area -> JSONValue in
            let near = area.polygons.filter { MultiPolygon($0).box.intersects(reach) }
            return .array(near.flatMap(\.rings).compactMap { path($0.coordinates, grid, least: 4) })
        }
        let paths = lines.filter { Box(around: $0).intersects(reach) }.compactMap { path($0, grid, least: 2) }
        members += [("areas", .array(rings)), ("lines", .array(paths))]
        return .object(JSONObject(members))
    }

    /// A line without vertices that are less than four steps from the one before; nil for what is too small to be seen.
    private static func path(_ line: [Coordinate], _ grid: StepGrid, least: Int) -> JSONValue? {
        let steps = grid.steps(line)
        var kept: [UnitArcs.Step] = []
        for (index, step) in steps.enumerated() {
            if index > 0, index < steps.count - 1, let last = kept.last, abs(last.x - step.x) + abs(last.y - step.y) < 6
            {
                continue
            }
            kept.append(step)
        }
        return kept.count >= least ? StepGrid.path(kept) : nil
    }

    private static func working(
        _ geometry: Geometry, of further: ContextLayer, _ study: Study
    ) throws(UnusableInput) -> Geometry {
        if further.layer.system == study.workingCRS { return geometry }
        do {
            let transformation = further.layer.toDegrees
            let degrees =
                transformation.isIdentity ? geometry : try transformation.transform(geometry, named: further.name)
            return try study.toWorking.transform(degrees, named: further.name)
        } catch {
            throw UnusableInput(
                Diagnostic(
                    .unusableSystem, .error, "the layer '\(further.name)' cannot be drawn: \(error)", hint: error.hint))
        }
    }
}
