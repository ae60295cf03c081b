/// What makes two units neighbours.
public enum Contiguity: String, Sendable, CaseIterable {
    /// A border of some length in common.
    case rook
    /// A border or a single point in common.
    case queen
}
