/// A cluster's outline by what lies on its other side, in metres.
public struct OutlineLengths: Hashable, Sendable {
    /// The part against nothing: coast, lake shore or the edge of the data.
    public var coastMetres = 0.0
    /// The part against units of other clusters.
    public var againstClustersMetres = 0.0
    /// The part against units in no cluster.
    public var againstUnassignedMetres = 0.0
    /// Borders between members, each counted once; not part of the outline.
    public var innerMetres = 0.0

    /// The whole outline.
    public var totalMetres: Double { coastMetres + againstClustersMetres + againstUnassignedMetres }
}

extension Coverage {
    /// The outline of each cluster by kind, from the borders' lengths; see `dissolve(labels:)` for the labels.
    ///
    /// Complexity: O(units + borders).
    public func outlineLengths(labels: [Int?]) -> [OutlineLengths] {
        precondition(labels.count == unitCount, "one label for each unit")
        var lengths = [OutlineLengths](
            repeating: OutlineLengths(), count: (labels.lazy.compactMap { $0 }.max() ?? -1) + 1)
        for (unit, label) in labels.enumerated() {
            if let label { lengths[label].coastMetres += shapes[unit].coastMetres }
        }
        for border in borders {
            let length = border.lengthMetres
            switch (labels[border.a], labels[border.b]) {
            case (let a?, let b?) where a == b: lengths[a].innerMetres += length
            case (let a?, let b?):
                lengths[a].againstClustersMetres += length
                lengths[b].againstClustersMetres += length
            case (let a?, nil): lengths[a].againstUnassignedMetres += length
            case (nil, let b?): lengths[b].againstUnassignedMetres += length
            case (nil, nil): break
            }
        }
        return lengths
    }
}
