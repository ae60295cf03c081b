import StudyAreas

extension CriterionSettings {
    /// The settings that hold in a study: its `[criterion]`, with the band of inhabitants that its threshold goes by too.
    public init(of configuration: StudyConfiguration) {
        self = configuration.criterion
        if let people = Threshold.population.band(in: configuration) { population = people.band }
    }
}
