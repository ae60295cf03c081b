import StudyAreas

extension StudyLimits {
    /// Whether no limit on size or distance is given.
    public var areOpen: Bool {
        population.isOpen && members.isOpen && clusters.isOpen && maxDiameterKm == nil && maxGapKm == nil
            && maxRadiusKm == nil && maxDriveMinutes == nil
    }

    /// The limits that hold: as given or, where none is given, those calibrated on known clusters.
    ///
    /// Calibrated are 1,000 to 16,000 inhabitants, 2 to 10 parishes or 2 to 25 villages, and a diameter of 15 km. Clusters
    /// stay in one municipality and units may be unassigned unless something else is asked for.
    public func completed(for kind: UnitKind) -> (limits: StudyLimits, calibrated: Bool) {
        var limits = self
        limits.sameMunicipality = sameMunicipality ?? true
        limits.cover = cover ?? .some
        guard areOpen else { return (limits, false) }
        limits.population = LimitBounds(minimum: 1000, maximum: 16000)
        limits.members = LimitBounds(minimum: 2, maximum: kind == .parish ? 10 : 25)
        limits.maxDiameterKm = 15
        return (limits, true)
    }
}
