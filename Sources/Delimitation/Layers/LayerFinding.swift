import GroupingMethods

/// How a cluster lies in the areas of a layer.
struct LayerFinding: Sendable {
    /// One area against the cluster.
    struct Match: Sendable {
        var area: Int
        /// Common inhabitants over those of either, 0 to 1; by area where no inhabitants are known.
        var jaccard: Double
        var jaccardByArea: Double
        /// The share of the cluster's inhabitants inside the area.
        var purity: Double
        /// The share of the area's inhabitants inside the cluster.
        var held: Double
    }

    /// The area that the cluster matches best by Jaccard, ties to the first; nil where it meets none.
    var best: Match?
    /// The Jaccard of the cluster with all areas together of which it holds more than half; 0 where there is none.
    var union = 0.0
    /// The share of the cluster that lies in any area.
    var covered = 0.0
    /// The share of the freely chosen outline on a border of the layer less the share of the inner borders on one; nil where
    /// nothing is freely chosen, where the layer covers less than half of the cluster, or has no border in its municipality.
    var contrast: Double?
    /// The two shares that make the contrast.
    var outlineOnBorder = 0.0
    var innerOnBorder = 0.0
}

extension LayerTable {
    /// The matches with the areas. O(parts of the members times areas that they meet), which are few.
    func finding(_ sums: ClusterSums) -> LayerFinding {
        withCommon(sums) { common in
            var finding = LayerFinding()
            let people = knowsPopulation ? sums.population : 0
            let whole = people > 0 ? people : max(sums.area, .leastNonzeroMagnitude)
            var (inside, missing, total) = (0.0, 0.0, 0.0)
            for part in common {
                let match = match(part, people: people, land: sums.area)
                if finding.best.map({ (match.jaccard, -match.area) > ($0.jaccard, -$0.area) }) ?? true {
                    finding.best = match
                }
                let own = people > 0 ? part.people : part.land
                total += own
                if match.held > 0.5 {
                    inside += own
                    missing += (people > 0 ? population[part.area] : areaSquareMetres[part.area]) - own
                }
            }
            finding.covered = min(1, total / whole)
            finding.union = inside > 0 ? min(1, inside / (whole + max(0, missing))) : 0
            return finding
        }
    }

    /// The areas of which a cluster holds more than half, the one with most of its inhabitants first, with the share that it holds.
    func held(_ sums: ClusterSums) -> [(area: Int, held: Double)] {
        withCommon(sums) { common in
            let people = knowsPopulation ? sums.population : 0
            return common.map { (part: $0, match: match($0, people: people, land: sums.area)) }
                .filter { $0.match.held > 0.5 }
                .sorted { ($1.part.people, $1.part.land, $0.part.area) < ($0.part.people, $0.part.land, $1.part.area) }
                .map { ($0.part.area, $0.match.held) }
        }
    }

    /// Whether a share of inhabitants rests on an estimate by area: more than 2 % of those in the areas or in the cluster.
    func isEstimate(_ areas: [Int], _ sums: ClusterSums) -> Bool {
        guard knowsPopulation, sums.population > 0 else { return false }
        let inside = Set(areas)
        return areas.reduce(0) { $0 + estimated[$1] } > 0.02 * max(sums.population, 1)
            || withCommon(sums) { common in
                common.filter { inside.contains($0.area) }.reduce(0) { $0 + $1.estimated }
            } > 0.02 * sums.population
    }

    /// Calls `body` with what the cluster has in common with each area that it meets.
    private func withCommon<Result>(
        _ sums: ClusterSums, _ body: (UnsafeMutableBufferPointer<Part>.SubSequence) -> Result
    ) -> Result {
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
                        common[place].estimated += part.estimated
                    }
                }
            }
            return body(common[..<count])
        }
    }

    private func match(_ common: Part, people: Double, land: Double) -> LayerFinding.Match {
        let ground = max(land, .leastNonzeroMagnitude)
        let byArea = common.land / max(land + areaSquareMetres[common.area] - common.land, .leastNonzeroMagnitude)
        let either = people + population[common.area] - common.people
        let held =
            people > 0
            ? common.people / max(population[common.area], .leastNonzeroMagnitude)
            : common.land / max(areaSquareMetres[common.area], .leastNonzeroMagnitude)
        return LayerFinding.Match(
            area: common.area, jaccard: people > 0 && either > 0 ? common.people / either : byArea,
            jaccardByArea: byArea, purity: people > 0 ? common.people / people : common.land / ground,
            held: min(1, held))
    }
}
