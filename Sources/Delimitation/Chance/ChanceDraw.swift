import Constraints
import GeoModel
import GroupingMethods

/// Draws the groups that one cluster is compared with.
struct ChanceDraw: Sendable {
    let units: ComparisonUnits
    /// Comparison units, ascending.
    let cluster: [Int]
    let options: ChanceOptions
    let cancellation: Cancellation

    /// Groups of as many comparison units in the same municipalities with 0.5 to 2 times the inhabitants, in the order of drawing,
    /// and whether they are all that exist.
    func groups(_ null: ChanceNull) -> (groups: [[Int]], isComplete: Bool) {
        let homes = Set(cluster.map { units.municipalities[$0] })
        let candidates = units.members.indices.filter { homes.contains(units.municipalities[$0]) }
        let people = cluster.reduce(0) { $0 + units.populations[$1] }
        let range = people > 0 ? LimitRange(min: people / 2, max: people * 2) : .unlimited
        let size = cluster.count
        var random = SplitMix64(
            seed: options.seed, stream: 4 * (cluster.first ?? 0) + (null == .tree ? 1 : null == .uniform ? 2 : 0))
        switch null {
        case .growth:
            let growth = CompactGrowth(
                graph: units.graph, borders: units.borders, landBorders: units.landBorders,
                populations: units.populations, candidates: candidates)
            return (
                growth.draw(
                    options.count, size: size, population: range, cancellation: cancellation, using: &random), false
            )
        case .tree:
            let districts = TreeDistricts(graph: units.graph, populations: units.populations, candidates: candidates)
            return (
                districts.draw(
                    options.count, size: size, population: range, cancellation: cancellation, using: &random), false
            )
        case .uniform:
            let all = ConnectedGroups(graph: units.graph, populations: units.populations, candidates: candidates)
                .all(
                    size: size, population: range, most: options.mostEnumerated, cancellation: cancellation)
            if let all { return (all, true) }
            let groups = UniformGroups(graph: units.graph, populations: units.populations, candidates: candidates)
            return (
                groups.draw(
                    options.count, size: size, population: range, cancellation: cancellation, using: &random), false
            )
        }
    }
}
