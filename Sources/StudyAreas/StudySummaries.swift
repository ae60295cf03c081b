import GeoModel

/// What the joins between the layers came to.
public struct JoinSummary: Sendable, Equatable {
    /// Villages inside a parish.
    public var villagesInParish = 0
    /// Villages outside every parish, joined to the nearest one within the tolerance.
    public var villagesNearParish = 0
    /// The ids of villages farther than the tolerance from every parish.
    public var villagesWithoutParish: [String] = []
    /// The codes of parishes with less than 99 % of their land in one municipality, in the order of the parishes.
    public var parishesSplit: [String] = []
    /// The share of each split parish's land in its municipality, 0 to 1, aligned with `parishesSplit`.
    public var splitShares: [Double] = []
    /// The codes of parishes outside every municipality.
    public var parishesWithoutMunicipality: [String] = []
    /// The codes of parishes that hold no village.
    public var parishesWithoutVillage: [String] = []
    /// How many features were joined with another one of the same code.
    public var featuresJoined = 0
    /// How many village features were left out for their type or as a second name.
    public var villagesLeftOut = 0
    /// How many features had no usable geometry or id, or an id that another one has, and are missing from the study.
    public var featuresUnusable = 0
    /// How many invalid polygons were repaired.
    public var repaired = 0
    /// By how much repairing changed the area in all, in square metres.
    public var repairedAreaSquareMetres = 0.0

    /// Nothing joined yet.
    public init() {}
}

/// How the units are connected.
public struct NeighbourSummary: Sendable, Equatable {
    /// Pairs that share a border, those matched by tolerance included.
    public var rook = 0
    /// Pairs that share a border or a point.
    public var queen = 0
    /// Connected parts by shared border and declared link.
    public var parts = 0
    /// How many units the largest part has.
    public var largestPart = 0
    /// The ids of units with no neighbour and no link.
    public var isolated: [String] = []
    /// Pairs that only the tolerance made neighbours, or that it nearly made so, in order of the units.
    public var nearMisses: [NearMissSummary] = []

    /// Nothing known yet.
    public init() {}
}

/// Two units whose borders run beside each other without meeting.
public struct NearMissSummary: Sendable, Equatable {
    /// The id of the first unit.
    public var first: String
    /// The id of the second unit.
    public var second: String
    /// The width of the gap, in metres.
    public var widthMetres: Double
    /// How far the borders run beside each other, in metres.
    public var lengthMetres: Double
    /// Whether the tolerance made them neighbours.
    public var isMatched: Bool
    /// The place, longitude and latitude in degrees.
    public var place: Coordinate
}

/// Land that two units claim, or that no unit claims.
public struct CoverageFaultSummary: Sendable, Equatable {
    /// `overlap`, `gap`, or `sliver`: a narrow gap.
    public var kind: String
    /// The ids of the units that claim it, or that lie around it.
    public var units: [String]
    /// Its area, in square metres.
    public var areaSquareMetres: Double
    /// How wide it is on average, in metres: twice the area over the length of its outline.
    public var widthMetres: Double
    /// A place inside, longitude and latitude in degrees.
    public var place: Coordinate
}

/// How well the lands cover the ground.
public struct CoverageSummary: Sendable, Equatable {
    /// The area of all lands, in square kilometres.
    public var areaKm2 = 0.0
    /// Gaps enclosed by units; nil when they were not looked for.
    public var gaps: Int?
    /// Places that two units claim; nil when they were not looked for.
    public var overlaps: Int?
    /// Polygons that are not valid.
    public var invalid = 0
    /// Every overlap and gap: overlaps first, each kind from the largest down.
    public var faults: [CoverageFaultSummary] = []
    /// How many invalid units were measured as if repaired.
    public var measuredAsRepaired = 0
    /// The narrow gaps and overlaps that `--repair` closed, the largest first; the first unit of each has the land now.
    public var closed: [CoverageFaultSummary] = []

    /// Nothing known yet.
    public init() {}
}

/// How the inhabitants come out.
public struct PopulationSummary: Sendable, Equatable {
    /// All inhabitants of the units.
    public var total = 0.0
    /// How many units have no figure.
    public var missing = 0
    /// Where the figures of the units come from, a sentence for people.
    public var source = ""
    /// The same in Danish.
    public var danishSource = ""

    /// Nothing known yet.
    public init() {}
}
