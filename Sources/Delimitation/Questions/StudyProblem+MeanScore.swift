import GroupingMethods

extension StudyProblem {
    /// The mean of the criterion's scores over the clusters; nil without clusters.
    public func meanScore(of grouping: Grouping) -> Double? {
        guard !grouping.clusters.isEmpty else { return nil }
        return grouping.clusters.reduce(0) { $0 + scorer.criterion(of: $1).score } / Double(grouping.clusters.count)
    }
}
