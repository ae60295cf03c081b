import Constraints
import GeoModel
import Graphs

/// Random connected groups that are as compact as groups that people draw: what a person with a map, and no reason, could have drawn.
///
/// A group grows from a random unit. A unit beside it joins with probability as the square of the share of its border with other
/// units that lies with the group, so gaps and bays are filled before arms grow.
public struct CompactGrowth: Sendable {
    let graph: UnitGraph
    /// By entry of `graph.targets`, in metres.
    let borders: [Double]
    /// By unit: the length of its border with all other units, candidates or not, in metres.
    let landBorders: [Double]
    let populations: [Double]
    let candidates: [Int]

    /// - Parameters:
    ///   - borders: the length of the border between two neighbours, for each entry of `graph.targets`; in metres.
    ///   - landBorders: for each unit the length of its border with any land, in metres.
    ///   - candidates: the units that may be members, those of one municipality, say.
    public init(
        graph: UnitGraph, borders: [Double], landBorders: [Double], populations: [Double], candidates: [Int]
    ) {
        precondition(borders.count == graph.targets.count, "one length an entry of the graph")
        precondition(
            landBorders.count == graph.unitCount && populations.count == graph.unitCount, "one value a unit")
        self.graph = graph
        self.borders = borders
        self.landBorders = landBorders
        self.populations = populations
        self.candidates = candidates.sorted()
    }

    /// Up to `count` groups of `size` units, each ascending; the same group may come up more than once.
    ///
    /// Fewer, or none, when `cancellation` ends the work, or `attempts` draws (by default 200 a group) do not give enough. O(size times neighbours) a draw.
    public func draw(
        _ count: Int, size: Int, population: LimitRange<Double> = .unlimited, attempts: Int? = nil,
        cancellation: Cancellation = .never, using random: inout SplitMix64
    ) -> [[Int]] {
        guard size > 0, size <= candidates.count else { return [] }
        var growth = Growth(self)
        var groups: [[Int]] = []
        for _ in 0..<(attempts ?? 200 * count) where groups.count < count && !cancellation.mustStop {
            guard growth.grow(size, &random) else { continue }
            let people = growth.group.reduce(0) { $0 + populations[$1] }
            if population.contains(people) { groups.append(growth.group.sorted()) }
        }
        return groups
    }

    /// `count` orders in which units join a group that grows compactly, each up to `longest` units or as far as its component
    /// reaches: the first n of an order are a draw of a compact group of n. O(longest times neighbours) an order.
    public func orders(_ count: Int, longest: Int, using random: inout SplitMix64) -> [[Int]] {
        guard longest > 0, !candidates.isEmpty else { return [] }
        var growth = Growth(self)
        return (0..<count).map { _ in
            _ = growth.grow(min(longest, candidates.count), &random)
            return growth.group
        }
    }

    /// One group after another, in memory that is used again.
    private struct Growth {
        let source: CompactGrowth
        var group: [Int] = []
        private var frontier: [Int] = []
        /// By unit: -1 where it may not join, else the length of its border with the group.
        private var touching: [Double]

        init(_ source: CompactGrowth) {
            self.source = source
            touching = [Double](repeating: -1, count: source.graph.unitCount)
            for unit in source.candidates { touching[unit] = 0 }
        }

        /// Grows one group; false when its component is too small.
        mutating func grow(_ size: Int, _ random: inout SplitMix64) -> Bool {
            for unit in group + frontier { touching[unit] = 0 }
            group.removeAll(keepingCapacity: true)
            frontier.removeAll(keepingCapacity: true)
            take(source.candidates[random.below(source.candidates.count)])
            while group.count < size {
                guard !frontier.isEmpty else { return false }
                var total = 0.0
                for unit in frontier { total += weight(unit) }
                var left = random.unitInterval() * total
                var place = 0
                while place < frontier.count - 1 {
                    let weight = weight(frontier[place])
                    if left < weight { break }
                    left -= weight
                    place += 1
                }
                let unit = frontier[place]
                frontier.swapAt(place, frontier.count - 1)
                frontier.removeLast()
                take(unit)
            }
            return true
        }

        private func weight(_ unit: Int) -> Double {
            let share = touching[unit] / max(source.landBorders[unit], 1e-9)
            return share * share
        }

        private mutating func take(_ unit: Int) {
            group.append(unit)
            // A member gathers no more border; the mark is taken back before the next group.
            touching[unit] = -2
            for index in source.graph.row(of: unit) {
                let other = source.graph.targets[index]
                guard touching[other] >= 0 else { continue }
                if touching[other] == 0 { frontier.append(other) }
                // A link has no length, and a unit behind one may join all the same.
                touching[other] += max(source.borders[index], 1e-6)
            }
        }
    }
}
