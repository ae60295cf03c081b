import GeoModel

/// Why coordinates could not be brought from one system to another.
public struct ProjectionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kind of failure.
    public enum Reason: Hashable, Sendable {
        /// The library does not know the system.
        case unknownSystem
        /// No way leads from one system to the other.
        case noOperation
        /// The coordinate at this position, in or out, is not a pair of finite numbers.
        case notFinite(position: Int)
        /// The coordinate at this position lies where the systems do not hold.
        case outsideAreaOfUse(position: Int)
        /// The work needs another system than can be chosen here.
        case noSuitableSystem
    }

    /// The kind of failure.
    public var reason: Reason
    /// What was attempted: `EPSG:4326 to EPSG:25832`.
    public var operation: String
    /// What it was attempted on, as the caller named it.
    public var input: String?
    /// What the library said, or what we found.
    public var words: String
    /// What to try.
    public var hint: String?

    /// An error of `operation`.
    public init(_ reason: Reason, operation: String, input: String? = nil, words: String, hint: String? = nil) {
        self.reason = reason
        self.operation = operation
        self.input = input
        self.words = words
        self.hint = hint
    }

    /// One line: `EPSG:4326 to EPSG:25832 failed: … (try …)`.
    public var description: String {
        let subject = input.map { " of \($0)" } ?? ""
        let advice = hint.map { " (\($0))" } ?? ""
        return "\(operation)\(subject) failed: \(words)\(advice)"
    }
}
