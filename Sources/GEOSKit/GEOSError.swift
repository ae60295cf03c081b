import GeoModel

/// What GEOS could not do: the operation, on what, in the library's words, and what to try.
public struct GEOSError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was attempted, such as `intersection`.
    public var operation: String
    /// What it was attempted on, as the caller named it: `parish 7713 'Købelev'`.
    public var input: String?
    /// What the library said, or what we found before asking it.
    public var words: String
    /// What to try.
    public var hint: String?
    /// Where on the map, in the coordinates of the input, where that is known.
    public var place: Coordinate?

    /// An error of `operation` on `input`.
    public init(
        operation: String, input: String? = nil, words: String, hint: String? = nil, place: Coordinate? = nil
    ) {
        self.operation = operation
        self.input = input
        self.words = words
        self.hint = hint
        self.place = place
    }

    /// One line: `intersection of parish 7713 failed: TopologyException … (try …)`.
    public var description: String {
        let subject = input.map { " of \($0)" } ?? ""
        let advice = hint.map { " (\($0))" } ?? ""
        return "\(operation)\(subject) failed: \(words)\(advice)"
    }
}
