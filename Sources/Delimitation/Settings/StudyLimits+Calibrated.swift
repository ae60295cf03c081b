import StudyAreas

extension StudyLimits {
    /// Whether no limit on size or distance is given.
    public var areOpen: Bool {
        population.isOpen && members.isOpen && clusters.isOpen && maxDiameterKm == nil && maxGapKm == nil
            && maxRadiusKm == nil && maxDriveMinutes == nil && attributes.isEmpty && crossings == nil && splits.isEmpty
            && facilities.isEmpty && facilityDistances.isEmpty
    }
}
