extension LayerTable {
    /// The area that these units match best, by the share that they have in common: of inhabitants, or of land where none are
    /// known; nil where they meet none.
    ///
    /// - Parameters:
    ///   - people: the inhabitants of all members.
    ///   - land: their land in square metres.
    /// - Complexity: O(parts of the members log parts)
    func bestMatch(of members: [Int], people: Double, land: Double) -> (share: Double, name: String)? {
        var common: [Int: (people: Double, land: Double)] = [:]
        for unit in members {
            for part in parts[offsets[unit]..<offsets[unit + 1]] {
                common[part.area, default: (0, 0)].people += part.people
                common[part.area, default: (0, 0)].land += part.land
            }
        }
        var best: (share: Double, name: String)?
        for area in common.keys.sorted() {
            guard let both = common[area] else { continue }
            let share =
                knowsPopulation && people > 0
                ? both.people / max(people + population[area] - both.people, .leastNonzeroMagnitude)
                : both.land / max(land + areaSquareMetres[area] - both.land, .leastNonzeroMagnitude)
            if share > best?.share ?? 0 { best = (share, areaNames[area]) }
        }
        return best
    }
}
