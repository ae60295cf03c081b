import StudyAreas

/// What names of clusters are made from, once for a study.
struct ClusterNaming: Sendable {
    /// What the study file calls the clusters of units.
    let given: [(unit: Int, name: String)]
    let spelling: Spelling
    let settlements: LargestSettlement

    init(_ study: Study) {
        spelling = Spelling(study)
        settlements = LargestSettlement(study)
        guard !study.configuration.clusterNames.isEmpty else {
            given = []
            return
        }
        let units = UnitNames(study.units)
        given = study.configuration.clusterNames.compactMap { entry in
            (try? units.index(of: entry.unit)).map { ($0, entry.name) }
        }
    }
}
