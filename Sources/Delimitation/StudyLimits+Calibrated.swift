import StudyAreas

extension StudyLimits {
    /// Whether no limit on size or distance is given.
    public var areOpen: Bool {
        population.isOpen && members.isOpen && clusters.isOpen && maxDiameterKm == nil && maxGapKm == nil
            && maxRadiusKm == nil && maxDriveMinutes == nil
    }

    /// The limits that hold: as given or, where none is given, those calibrated on known clusters.
    ///
    /// Clusters stay in one municipality and units may be unassigned unless something else is asked for.
    public func completed(for kind: UnitKind) -> (limits: StudyLimits, calibrated: Bool) {
        let settled = settled(for: kind)
        return (settled.limits, settled.areCalibrated)
    }
}
