/// What is grouped.
public enum UnitKind: String, Sendable, CaseIterable {
    /// Villages, each with its catchment.
    case village
    /// Parishes, each with its own land.
    case parish
}

/// Where a unit's point, from which distances run, comes from.
public enum UnitPoint: String, Sendable, CaseIterable {
    /// The label point that the data carries (`visueltcenter`), or the village itself.
    case label
    /// The most populous village in the parish.
    case village
    /// The pole of inaccessibility: the centre of the largest circle that fits in the land.
    case centre
}
