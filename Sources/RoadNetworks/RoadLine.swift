import GeoModel

/// One line on which a car, or a ferry with a car, goes.
public struct RoadLine: Sendable {
    /// The ways in which it may be driven, seen along its places.
    public enum Direction: Sendable {
        case both
        case forward
        case backward
    }

    /// What carries it over water or over another road.
    public enum Crossing: String, Sendable {
        case ferry
        case bridge
    }

    /// At least two, longitude and latitude in degrees.
    public var places: [Coordinate]
    /// The id of the node at each place, where the data has them: lines meet where their nodes do.
    public var nodes: [String]?
    /// How fast it is driven.
    public var kmPerHour: Double
    /// How long the whole line takes, in minutes, where that is known better than by speed: a ferry's `duration`.
    public var minutes: Double?
    /// In which directions.
    public var direction: Direction
    /// Whether it is a ferry or a bridge.
    public var crossing: Crossing?
    /// What people call it.
    public var name: String?
    /// The position of its feature in the layer.
    public var feature: Int

    /// A line from its parts.
    public init(
        _ places: [Coordinate], nodes: [String]? = nil, kmPerHour: Double, minutes: Double? = nil,
        direction: Direction = .both, crossing: Crossing? = nil, name: String? = nil, feature: Int = 0
    ) {
        self.places = places
        self.nodes = nodes
        self.kmPerHour = kmPerHour
        self.minutes = minutes
        self.direction = direction
        self.crossing = crossing
        self.name = name
        self.feature = feature
    }
}
