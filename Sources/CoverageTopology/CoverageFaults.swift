import GeoModel

/// Where two units claim the same land.
public struct UnitOverlap: Hashable, Sendable {
    /// The unit with the smaller index.
    public var a: Int
    /// The unit with the larger index.
    public var b: Int
    /// The land that both claim, in square metres.
    public var areaSquareMetres: Double
    /// How wide that land is on average, in metres: twice the area over the length of its outline.
    public var widthMetres: Double
    /// A place inside its largest piece, in working coordinates.
    public var place: Coordinate
    /// Whether the whole of the first unit lies in the second.
    public internal(set) var isAInB = false
    /// Whether the whole of the second unit lies in the first.
    public internal(set) var isBInA = false
    /// How much of their outlines lies within one another, in metres: the length of border that this makes; 0 where only
    /// corners overlap.
    public internal(set) var borderMetres = 0.0
    /// The box around it, in working coordinates.
    public internal(set) var box = Box.empty
}

/// Land that no unit claims, with units all around it.
public struct CoverageGap: Hashable, Sendable {
    /// What a gap is likely to be.
    public enum Kind: String, Sendable, CaseIterable {
        /// Narrow: two units' common border was drawn differently.
        case sliver
        /// Wide: a lake, foreign land, or a unit that is missing.
        case hole
    }

    /// Narrow or wide.
    public var kind: Kind
    /// The land that no unit claims, islands left out, in square metres.
    public var areaSquareMetres: Double
    /// How wide it is on average, in metres: twice the area over the length of its outline.
    public var widthMetres: Double
    /// A place inside, in working coordinates.
    public var place: Coordinate
    /// The units along its outline, in ascending order.
    public var units: [Int]
}

/// What keeps units from covering their land once and only once.
public struct CoverageFaults: Hashable, Sendable {
    /// Each pair of units that claim the same land, by `a`, then `b`.
    public var overlaps: [UnitOverlap] = []
    /// The gaps, the largest first, ties by place from the west.
    public var gaps: [CoverageGap] = []
    /// Units with invalid land, in ascending order: a repaired copy of theirs was measured.
    public var unitsRepairedToMeasure: [Int] = []

    /// No faults.
    public init() {}

    /// The sum over the pairs, in square metres; land that three units claim counts for each pair.
    public var overlapAreaSquareMetres: Double { overlaps.reduce(0) { $0 + $1.areaSquareMetres } }

    /// The sum over the gaps, in square metres.
    public var gapAreaSquareMetres: Double { gaps.reduce(0) { $0 + $1.areaSquareMetres } }
}
