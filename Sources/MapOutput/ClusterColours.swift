import Regionalization

/// Fills for clusters such that neighbours differ, at most six of them, told apart with any common colour vision.
///
/// Okabe and Ito, "Color universal design", 2008, without its blue, on which dark labels are not legible.
public enum ClusterColours {
    /// The fills, in the order in which they are given out.
    public static let palette = ["#E69F00", "#56B4E9", "#009E73", "#F0E442", "#D55E00", "#CC79A7"]

    /// The fill for units in no cluster.
    public static let unassigned = "#D9D9D9"

    /// A fill for each cluster: DSATUR (Brélaz, 1979), the least used fill among those that neighbours leave, ties by number.
    ///
    /// Where all six are taken around a cluster, which needs a map that is not planar, it takes the least used one.
    /// Complexity: O(clusters squared + borders).
    public static func fills(labels: [Int?], graph: UnitGraph, clusterCount: Int) -> [String] {
        var neighbours = [[Int]](repeating: [], count: clusterCount)
        for unit in 0..<graph.unitCount {
            guard let own = labels[unit] else { continue }
            for other in graph.neighbours(of: unit) {
                if let label = labels[other], label != own { neighbours[own].append(label) }
            }
        }
        neighbours = neighbours.map { Array(Set($0)).sorted() }
        var colours = [Int?](repeating: nil, count: clusterCount)
        var uses = [Int](repeating: 0, count: palette.count)
        for _ in 0..<clusterCount {
            var next: (cluster: Int, saturation: Int, degree: Int)?
            for cluster in 0..<clusterCount where colours[cluster] == nil {
                let saturation = Set(neighbours[cluster].compactMap { colours[$0] }).count
                let degree = neighbours[cluster].count
                if next.map({ (saturation, degree) > ($0.saturation, $0.degree) }) ?? true {
                    next = (cluster, saturation, degree)
                }
            }
            guard let cluster = next?.cluster else { break }
            let taken = Set(neighbours[cluster].compactMap { colours[$0] })
            let free = palette.indices.filter { !taken.contains($0) }
            let candidates = free.isEmpty ? Array(palette.indices) : free
            let colour = candidates.min { (uses[$0], $0) < (uses[$1], $1) } ?? 0
            colours[cluster] = colour
            uses[colour] += 1
        }
        return colours.map { palette[$0 ?? 0] }
    }
}
