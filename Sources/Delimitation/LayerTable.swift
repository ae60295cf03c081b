import GEOSKit
import GeoModel
import Regionalization
import StudyAreas

/// How the units lie in the areas of one historical or identity layer.
///
/// Each unit is shared out to the areas that it meets in proportion to the land it has in common with them, so that a layer
/// that overlaps itself counts no land twice, and one that draws the coast otherwise loses none.
struct LayerTable: Sendable {
    /// Historical or identity.
    let leg: Leg
    /// What the user calls the layer.
    let name: String
    /// The names of the areas, by their position in the layer.
    let areaNames: [String]
    /// Some of a unit in an area of the layer.
    struct Part: Sendable {
        var area: Int
        /// 0 to 1; the shares of a unit sum to 1 or there are none.
        var share: Double
        /// Inhabitants of the unit in the area.
        var people: Double
        /// Land of the unit in the area, in square metres.
        var land: Double
    }

    /// The parts of all units, those of unit `u` at `offsets[u]..<offsets[u + 1]`.
    let parts: [Part]
    let offsets: [Int]
    /// For each unit the area that holds most of it, -1 where there is none.
    let homes: [Int]
    /// Inhabitants of each area as far as the parishes know, those outside `within` included.
    let population: [Double]
    /// Land of each area as the units and the parishes beside them fill it, in square metres.
    let areaSquareMetres: [Double]
    /// How many whole units each area would hold by majority.
    let unitCount: [Int]

    /// Shares of a unit below this are slivers: two layers that draw one border differently.
    private static let sliver = 0.02

    init(_ layer: FurtherLayer, study: Study, beside: [Area]) throws(UnusableInput) {
        leg = layer.role == .historical ? .historical : .identity
        name = layer.name
        let areas = try NamedArea.all(in: layer, toWorking: study.toWorking)
        areaNames = areas.map(\.name)
        var lands = study.lands
        var people = study.units.map { $0.population ?? 0 }
        // Only parishes beside the units that meet an area that a unit meets can change its size.
        lands += beside.map(\.workingLand)
        people += beside.map { $0.population ?? 0 }
        let shares = Self.shares(of: lands, in: areas.map(\.land), first: study.units.count)
        var population = [Double](repeating: 0, count: areas.count)
        var size = population
        var counts = [Int](repeating: 0, count: areas.count)
        for (land, row) in shares.enumerated() {
            let area = lands[land].area
            for (index, share) in row {
                population[index] += people[land] * share
                size[index] += area * share
                if share > 0.5 { counts[index] += 1 }
            }
        }
        var parts: [Part] = []
        var offsets = [0]
        for unit in study.units.indices {
            for (index, share) in shares[unit] {
                parts.append(
                    Part(area: index, share: share, people: people[unit] * share, land: lands[unit].area * share))
            }
            offsets.append(parts.count)
        }
        self.parts = parts
        self.offsets = offsets
        homes = shares.prefix(study.units.count).map { row in
            row.max { ($0.share, -$0.area) < ($1.share, -$1.area) }?.area ?? -1
        }
        self.population = population
        areaSquareMetres = size
        unitCount = counts
    }

    /// The shares of each land in each area; of those after `first`, only where they meet an area that one of the first meets.
    private static func shares(
        of lands: [MultiPolygon], in areas: [MultiPolygon], first: Int
    ) -> [[(area: Int, share: Double)]] {
        var meeting = [[Int]](repeating: [], count: lands.count)
        var whole = [Bool](repeating: false, count: lands.count)
        let boxes = SpatialIndex(lands.map(\.box))
        for (index, area) in areas.enumerated() {
            let candidates = boxes.indices(meeting: area.box)
            guard candidates.contains(where: { $0 < first }), let prepared = try? PreparedLand(area) else { continue }
            var found: [(land: Int, isWhole: Bool)] = []
            for land in candidates where !lands[land].isEmpty {
                if (try? prepared.covers(lands[land])) == true {
                    found.append((land, true))
                } else if (try? prepared.intersects(lands[land])) == true {
                    found.append((land, false))
                }
            }
            guard found.contains(where: { $0.land < first }) else { continue }
            for (land, isWhole) in found {
                meeting[land].append(index)
                whole[land] = whole[land] || isWhole
            }
        }
        return lands.indices.map { land in
            let candidates = meeting[land]
            if candidates.count == 1 { return [(candidates[0], 1)] }
            var sizes: [(area: Int, share: Double)] = []
            for index in candidates {
                let size = (try? lands[land].intersectionArea(with: areas[index])) ?? 0
                if size > 0 { sizes.append((index, size)) }
            }
            let total = sizes.reduce(0) { $0 + $1.share }
            guard total > 0 else { return [] }
            let kept = sizes.filter { $0.share >= sliver * total }
            let sum = kept.reduce(0) { $0 + $1.share }
            return kept.map { ($0.area, $0.share / sum) }
        }
    }

    /// How a cluster matches its best area.
    struct Match: Sendable {
        var area: Int
        /// Common inhabitants over those of either, 0 to 1; by land where no inhabitants are known.
        var jaccard: Double
        var jaccardByArea: Double
        /// The share of the cluster's inhabitants inside the area.
        var purity: Double
    }

    /// The area that the cluster matches best by Jaccard, ties to the first; nil where it meets none.
    ///
    /// O(parts of the members times areas that they meet), which are few.
    func bestMatch(_ sums: ClusterSums) -> Match? {
        var most = 0
        for position in 0..<sums.count { most += offsets[sums[position] + 1] - offsets[sums[position]] }
        return withUnsafeTemporaryAllocation(of: Part.self, capacity: max(1, most)) { common in
            var count = 0
            for position in 0..<sums.count {
                for index in offsets[sums[position]]..<offsets[sums[position] + 1] {
                    let part = parts[index]
                    var place = 0
                    while place < count && common[place].area != part.area { place += 1 }
                    if place == count {
                        common.initializeElement(at: place, to: part)
                        count += 1
                    } else {
                        common[place].people += part.people
                        common[place].land += part.land
                    }
                }
            }
            var best: Match?
            for place in 0..<count {
                let match = match(common[place], people: sums.population, land: sums.area)
                guard let known = best else {
                    best = match
                    continue
                }
                if (match.jaccard, -match.area) > (known.jaccard, -known.area) { best = match }
            }
            return best
        }
    }

    private func match(_ common: Part, people: Double, land: Double) -> Match {
        let ground = max(land, .leastNonzeroMagnitude)
        let byArea = common.land / max(land + areaSquareMetres[common.area] - common.land, .leastNonzeroMagnitude)
        let either = people + population[common.area] - common.people
        return Match(
            area: common.area, jaccard: people > 0 && either > 0 ? common.people / either : byArea,
            jaccardByArea: byArea, purity: people > 0 ? common.people / people : common.land / ground)
    }
}
