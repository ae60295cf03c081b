import GeoModel

/// Where a unit's point was taken from, in fact.
public enum PointSource: String, Sendable, CaseIterable {
    /// The label point of the data.
    case label
    /// The village itself, or the parish's most populous village.
    case village
    /// The pole of inaccessibility of the land.
    case centre
}

/// The feature that a unit was read from, for writing results back beside its properties.
public struct FeatureReference: Sendable, Hashable {
    /// The position of the file in `Study.inputs`.
    public var input: Int
    /// The position of the feature in its file, counted from 0.
    public var feature: Int
    /// How many pieces of its unit's land came from it; those of several features follow each other in their order.
    public var pieces: Int

    /// A reference from both positions.
    public init(input: Int, feature: Int, pieces: Int = 0) {
        self.input = input
        self.feature = feature
        self.pieces = pieces
    }
}

/// One village or parish: what is grouped.
public struct Unit: Sendable, Hashable {
    /// Exactly the user's id.
    public var id: String
    /// The name for people; not unique. The id where the data has no name.
    public var name: String
    /// Village or parish.
    public var kind: UnitKind
    /// What such a unit is called in English: village, parish, commune.
    public var word: String
    /// The parish that it lies in (for a parish: itself), where known.
    public var parish: String?
    /// The code of the municipality, four digits, where known.
    public var municipality: String?
    /// The point from which distances run: longitude and latitude in degrees.
    public var place: Coordinate
    /// The same point in the working reference system, in metres.
    public var position: Coordinate
    /// Where the point was taken from.
    public var pointSource: PointSource
    /// Inhabitants of its land; nil when unknown.
    public var population: Double?
    /// A village's own inhabitants by the village layer, without those around it who were shared out to it; nil for a parish
    /// and where unknown.
    public var ownPopulation: Double?
    /// The features that it was read from: one, or several when a code came in several polygons.
    public var features: [FeatureReference]

    /// A unit from all its parts.
    public init(
        id: String, name: String, kind: UnitKind, parish: String? = nil, municipality: String? = nil,
        place: Coordinate, position: Coordinate, pointSource: PointSource, word: String? = nil,
        population: Double? = nil,
        ownPopulation: Double? = nil, features: [FeatureReference] = []
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.word = word ?? kind.rawValue
        self.parish = parish
        self.municipality = municipality
        self.place = place
        self.position = position
        self.pointSource = pointSource
        self.population = population
        self.ownPopulation = ownPopulation
        self.features = features
    }

    /// The unit as a person reads it: `parish 7713 'Købelev'`.
    public var described: String { "\(word) \(id)" + (name == id ? "" : " '\(name)'") }
}

/// A municipality of the study.
public struct Municipality: Sendable, Hashable {
    /// The code, padded to four digits.
    public var code: String
    /// The name for people.
    public var name: String
    /// Whether it is a real municipality; Christiansø belongs to none.
    public var isReal: Bool

    /// A municipality from its parts.
    public init(code: String, name: String, isReal: Bool = true) {
        self.code = code
        self.name = name
        self.isReal = isReal
    }
}
