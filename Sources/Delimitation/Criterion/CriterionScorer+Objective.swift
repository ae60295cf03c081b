import GroupingMethods

extension CriterionScorer {
    /// What `propose` minimises: the inhabitants of each cluster times what its quality falls short of 1, and the price of
    /// those in no cluster.
    ///
    /// Quality is the criterion's score times the band of inhabitants, where any are known. Distances have limits and bands of
    /// their own and do not count; nor do members, because the same land is two parishes or twenty hamlets.
    func objective() -> MeasuredObjective {
        // Above the band of inhabitants the quality is 0, whoever joins.
        let most = tables.knowsPopulation ? settings.population.zero.upperBound : .infinity
        var hopeless: (@Sendable (ClusterSums) -> Bool)?
        if settings.unassignedPrice <= 1 { hopeless = { sums in sums.population >= most } }
        return MeasuredObjective(
            measures: measures, prices: tables.populations.map { $0 * settings.unassignedPrice }, hopeless: hopeless,
            cost: { sums in sums.population * (1 - quality(of: sums)) })
    }

    /// What each unit adds to the cost of any cluster at least: its inhabitants times what the highest quality falls short of 1.
    ///
    /// The highest score is that of shape alone, the cap; more where a layer or a survey could lead, or where there is coast or a
    /// barrier among the units that a cluster of it could have. Above the band the quality of its inhabitants is the most.
    /// - Parameter parts: units that no cluster spans two of.
    func leastCosts(_ parts: [[Int]]) -> [Double] {
        let historical = layers.contains { $0.dimension == .historical } ? 1.0 : 0
        let identity = layers.contains { $0.dimension == .identity } || hasSurvey ? 1.0 : 0
        let plain = settings.criterion(max(0, settings.shapeCap), historical, identity)
        let natural = settings.criterion(max(settings.shapeCap, settings.naturalOutline.score(1)), historical, identity)
        var costs = [Double](repeating: 0, count: tables.populations.count)
        for part in parts {
            let isNatural = part.contains { unit in
                tables.knowsOtherLand && tables.coast[unit] > 0
                    || tables.graph.row(of: unit).contains { measures.borders[$0][BorderColumn.barrier] > 0 }
            }
            for unit in part {
                let people = tables.populations[unit]
                let band =
                    tables.knowsPopulation
                    ? settings.population.score(max(people, settings.population.full.lowerBound)) : 1
                costs[unit] = max(0, people * (1 - band * min(1, isNatural ? natural : plain)))
            }
        }
        return costs
    }

    /// 0 to 1; of a group that hangs together.
    func quality(of sums: ClusterSums) -> Double {
        let band = tables.knowsPopulation ? settings.population.score(sums.population) : 1
        return band > 0 ? band * score(of: sums) : 0
    }
}
