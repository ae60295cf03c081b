import GeoModel

/// Why a geometry is not valid, and where.
public struct ValidityFault: Hashable, Sendable {
    /// The reason in the library's words: `Self-intersection`, `Hole lies outside shell`.
    public var reason: String
    /// The place, in the coordinates of the input; nil where there is none.
    public var place: Coordinate?

    /// A fault for `reason` at `place`.
    public init(reason: String, place: Coordinate?) {
        self.reason = reason
        self.place = place
    }
}

extension Ring {
    /// What keeps this ring from being a ring at all, before any question of how it lies; nil when nothing does.
    var shapeFault: ValidityFault? {
        let first = coordinates.first
        if !coordinates.allSatisfy(\.isFinite) {
            return ValidityFault(
                reason: "Coordinate is not a finite number", place: coordinates.first(where: \.isFinite))
        }
        if !isClosed { return ValidityFault(reason: "Ring is not closed", place: first) }
        if coordinates.count < 4 { return ValidityFault(reason: "Too few points in ring", place: first) }
        return nil
    }
}
