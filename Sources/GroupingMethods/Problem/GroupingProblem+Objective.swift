extension GroupingProblem {
    /// The same units and limits with another objective.
    ///
    /// - Parameter objective: what is minimised; it counts units as this problem does.
    public func minimizing<Other: ClusterObjective>(_ objective: Other) -> GroupingProblem<Other> {
        GroupingProblem<Other>(
            ids: ids, graph: graph, populations: populations, municipalities: municipalities, distances: distances,
            limits: limits, objective: objective)
    }
}
