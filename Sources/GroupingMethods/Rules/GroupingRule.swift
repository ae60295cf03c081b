/// A limit on a grouping as a whole: how many of its clusters, or of the units of a layer, are of a kind that is unwanted.
public struct GroupingRule: Sendable {
    /// What is counted.
    public enum Kind: String, Sendable, Hashable {
        /// Clusters with members of several areas: over a municipal border.
        case crossings
        /// Areas of which a cluster has some units and not all.
        case splits
    }

    /// What the user calls it: `crossings`, `splits pastorates`.
    public var name: String
    /// What is counted.
    public var kind: Kind
    /// The area of each unit, -1 for none.
    public var areas: [Int]
    /// How many there may be.
    public var most: Int
    /// How many units each area has, by its number.
    private let sizes: [Int]

    /// At most `most` of that kind, by the area of each unit.
    public init(_ name: String, _ kind: Kind, areas: [Int], most: Int) {
        self.name = name
        self.kind = kind
        self.areas = areas
        self.most = most
        var sizes = [Int](repeating: 0, count: (areas.max() ?? -1) + 1)
        for area in areas where area >= 0 { sizes[area] += 1 }
        self.sizes = sizes
    }

    /// The areas that a cluster cuts, ascending; for `crossings` the area -1 where it lies in several.
    public func cuts(of members: [Int]) -> [Int] {
        var counts: [(area: Int, count: Int)] = []
        for unit in members {
            if let place = counts.firstIndex(where: { $0.area == areas[unit] }) {
                counts[place].count += 1
            } else {
                counts.append((areas[unit], 1))
            }
        }
        switch kind {
        case .crossings:
            // A unit of no area counts as an area of its own.
            let none = counts.first { $0.area < 0 }?.count ?? 0
            return counts.count(where: { $0.area >= 0 }) + none > 1 ? [-1] : []
        case .splits:
            return counts.filter { $0.area >= 0 && $0.count < sizes[$0.area] }.map(\.area).sorted()
        }
    }

    /// How many there are in a grouping.
    public func count(_ clusters: [[Int]]) -> Int {
        let cuts = clusters.map(cuts)
        return kind == .crossings ? cuts.count { !$0.isEmpty } : Set(cuts.joined()).count
    }

    /// Whether a grouping keeps it.
    public func keeps(_ clusters: [[Int]]) -> Bool { count(clusters) <= most }
}
