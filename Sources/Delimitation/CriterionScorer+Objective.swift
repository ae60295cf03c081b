import GroupingMethods

extension CriterionScorer {
    /// What `propose` minimises: the inhabitants of each cluster times what its quality falls short of 1, and the price of
    /// those in no cluster.
    ///
    /// Quality is the criterion's score times the band of inhabitants. The bands of distance count in the criterion
    /// already, and that of inhabitants counts only where any are known; that of members does not count, because the same land
    /// is two parishes or twenty hamlets.
    func objective() -> MeasuredObjective {
        MeasuredObjective(
            measures: measures, prices: tables.populations.map { $0 * functions.unassignedPrice },
            cost: { sums in sums.population * (1 - quality(of: sums)) })
    }

    /// 0 to 1; of a group that hangs together.
    func quality(of sums: ClusterSums) -> Double {
        let band = tables.knowsPopulation ? functions.population.score(sums.population) : 1
        return band > 0 ? band * score(of: sums) : 0
    }
}
