import GroupingMethods

extension CriterionScorer {
    /// What `propose` minimises: the inhabitants of each cluster times what its quality falls short of 1, and the price of
    /// those in no cluster.
    ///
    /// Quality is the criterion's score times the band of inhabitants, where any are known. Distances have limits and bands of
    /// their own and do not count; nor do members, because the same land is two parishes or twenty hamlets.
    func objective() -> MeasuredObjective {
        MeasuredObjective(
            measures: measures, prices: tables.populations.map { $0 * settings.unassignedPrice },
            cost: { sums in sums.population * (1 - quality(of: sums)) })
    }

    /// 0 to 1; of a group that hangs together.
    func quality(of sums: ClusterSums) -> Double {
        let band = tables.knowsPopulation ? settings.population.score(sums.population) : 1
        return band > 0 ? band * score(of: sums) : 0
    }
}
