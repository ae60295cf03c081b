import GeoModel
import GroupingMethods
import StudyAreas

/// How the units lie in the areas of one historical or identity layer.
///
/// Each unit is shared out to the areas that it meets in proportion to the land it has in common with them, so that a layer
/// that overlaps itself counts no land twice, and one that draws the coast otherwise loses none. Of a unit of which less
/// than half lies in any area, the rest counts as outside.
struct LayerTable: Sendable {
    /// Historical or identity.
    let dimension: Dimension
    /// What the user calls the layer.
    let name: String
    /// The names of the areas, by their position in the layer.
    let areaNames: [String]
    /// Some of a unit in an area of the layer.
    struct Part: Sendable {
        var area: Int
        /// 0 to 1; the shares of a unit sum to 1 at most.
        var share: Double
        /// Inhabitants of the unit in the area.
        var people: Double
        /// Area of the unit in the area, in square metres.
        var land: Double
        /// How many people might be misplaced: the unit is divided, and no settlement says where they live.
        var estimated: Double
    }

    /// The parts of all units, those of unit `u` at `offsets[u]..<offsets[u + 1]`.
    let parts: [Part]
    let offsets: [Int]
    /// For each unit the area that holds most of it, -1 where there is none.
    let homes: [Int]
    /// For each area how many of its inhabitants might live elsewhere, because their unit is divided by area alone.
    let estimated: [Double]
    /// Inhabitants of each area as far as the parishes know, those outside `within` included.
    let population: [Double]
    /// Land of each area as the units and the parishes beside them fill it, in square metres.
    let areaSquareMetres: [Double]
    /// What its areas are, as far as the layer's name tells.
    let kind: AreaKind
    /// Whether inhabitants can be reported; land counts otherwise.
    let knowsPopulation: Bool
    /// What was found about the layer.
    let diagnostics: [Diagnostic]

    init(_ layer: ContextLayer, study: Study, beside: [Area]) throws(UnusableInput) {
        dimension = layer.role == .historical ? .historical : .identity
        name = layer.name
        kind = AreaKind(of: layer)
        var lands = study.lands
        var people = study.units.map { $0.population ?? 0 }
        let overlay: LayerOverlay
        var leftOut: [Diagnostic] = []
        // Of each area.
        var repairs: [[Diagnostic]] = []
        var polygons: [MultiPolygon] = []
        if layer.field != nil {
            (areaNames, overlay) = LayerOverlay.byField(layer.values(of: study.units))
        } else {
            let input = study.inputs[layer.layer.input]
            let found = try NamedArea.all(
                in: layer, toWorking: study.toWorking, threads: study.threads, cache: study.cache,
                sha256: input.converter == nil ? input.sha256 : nil)
            let areas = found.areas
            areaNames = areas.map(\.name)
            leftOut = found.leftOut
            repairs = areas.map(\.repairs)
            polygons = areas.map(\.land)
            // Only parishes beside the units that meet an area that a unit meets can change its size.
            lands += beside.map(\.projected)
            people += beside.map { $0.population ?? 0 }
            overlay = LayerOverlay(of: lands, in: polygons, first: study.units.count, threads: study.threads)
        }
        var population = [Double](repeating: 0, count: areaNames.count)
        var size = population
        var estimated = population
        let settled = SettlementShares(study, overlay, areas: polygons)
        var parts: [Part] = []
        var offsets = [0]
        for (land, row) in overlay.shares.enumerated() {
            let metres =
                land < study.units.count
                ? study.coverage.shapes[land].metresPerPlanarUnit : 1 / study.coverage.planeScale
            let area = lands[land].area * metres * metres
            for (position, (index, share)) in row.enumerated() {
                var part = Part(
                    area: index, share: share, people: people[land] * share, land: area * share, estimated: 0)
                if let known = settled.people(unit: land, position: position) {
                    part.people = known.people + share * known.rest
                    part.estimated = min(share, 1 - share) * known.rest
                } else {
                    part.estimated = min(share, 1 - share) * people[land]
                }
                population[index] += part.people
                size[index] += part.land
                estimated[index] += part.estimated
                if land < study.units.count { parts.append(part) }
            }
            if land < study.units.count { offsets.append(parts.count) }
        }
        self.parts = parts
        self.offsets = offsets
        homes = overlay.shares.prefix(study.units.count).map { row in
            row.max { ($0.share, -$0.area) < ($1.share, -$1.area) }?.area ?? -1
        }
        self.population = population
        self.estimated = estimated
        areaSquareMetres = size
        knowsPopulation = study.knowsPopulation
        if !study.configuration.within.isEmpty {
            // What was found of areas that no unit meets is of no use to those who look at a part.
            let met = Set(overlay.shares.prefix(study.units.count).flatMap { $0.map(\.area) })
            for area in repairs.indices where !met.contains(area) { repairs[area] = [] }
        }
        diagnostics = leftOut + repairs.flatMap { $0 } + overlay.diagnostics(layer, units: study.units.count)
    }
}
