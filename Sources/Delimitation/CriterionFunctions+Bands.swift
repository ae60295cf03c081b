import StudyAreas

extension CriterionFunctions {
    /// The functions that hold in a study: its `[criterion]`, with the bands of distance and inhabitants that its thresholds
    /// go by too.
    ///
    /// The bands have one source, so that a threshold's row, the criterion and what `propose` minimises cannot disagree.
    public init(of configuration: StudyConfiguration) {
        self = configuration.criterion
        if let gap = Threshold.gap.band(in: configuration) { self.gap = Ramp(upperSideOf: gap.band) }
        if let wide = Threshold.diameter.band(in: configuration) { diameter = Ramp(upperSideOf: wide.band) }
        if let people = Threshold.population.band(in: configuration) { population = people.band }
    }
}
