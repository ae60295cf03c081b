import CoverageTopology
import GeoModel
import Texts

/// What makes two units neighbours in `regionalize`.
public enum NeighbourRule: Sendable, Hashable {
    /// A shared border, or for queen also a shared point.
    case contiguity(Contiguity)
    /// One is among the nearest of the other, so many of them.
    case nearest(Int)
    /// Their points are at most so many metres apart.
    case within(metres: Double)
    /// An edge of the Delaunay triangulation joins their points.
    case delaunay
    /// A file lists the pairs: GAL, GWT or CSV.
    case file(String)

    /// The rules as users write them.
    public static let forms = ["rook", "queen", "knn:6", "distance:5km", "delaunay", "FILE"]

    /// Reads `rook`, `queen`, `knn:K`, `distance:LENGTH`, `delaunay`, or else the path of a list of neighbours.
    ///
    /// - Throws: `Slip` with what to write, for a number that is none and a word that is no file either.
    public init(_ text: String, fileExists: (String) -> Bool) throws(Slip) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        switch (parts[0].lowercased(), parts.count) {
        case ("rook", 1): self = .contiguity(.rook)
        case ("queen", 1): self = .contiguity(.queen)
        case ("delaunay", 1): self = .delaunay
        case ("knn", 2):
            guard let count = Int(parts[1]), count >= 1 else {
                throw Slip(words: "'\(text)': write the number of nearest neighbours, 1 or more, as in 'knn:6'.")
            }
            self = .nearest(count)
        case ("distance", 2):
            guard let metres = Self.metres(parts[1]) else {
                throw Slip(
                    words: "'\(text)': write a length above 0 with its unit, as in 'distance:5km' or 'distance:800m'.")
            }
            self = .within(metres: metres)
        default:
            guard fileExists(text) else {
                let words = ["rook", "queen", "knn", "distance", "delaunay"]
                let nearest = NearestName.of(parts[0].lowercased(), among: words).map {
                    " Did you mean '\(NeighbourRule.form(of: $0))'?"
                }
                throw Slip(
                    words: "'\(text)' is no rule, and no such file exists.\(nearest ?? "") Neighbours are "
                        + "\(NeighbourRule.forms.joined(separator: ", ")).")
            }
            self = .file(text)
        }
    }

    /// What is wrong with a rule as it was written.
    public struct Slip: Error {
        /// A sentence for the user.
        public let words: String
    }

    private static func form(of word: String) -> String { forms.first { $0.hasPrefix(word) } ?? word }

    /// `5km`, `5 km`, `0,8 km`, `800m`.
    private static func metres(_ text: String) -> Double? {
        let plain = text.lowercased().filter { $0 != " " }
        let (digits, factor): (Substring, Double)
        if plain.hasSuffix("km") {
            (digits, factor) = (plain.dropLast(2), 1000)
        } else if plain.hasSuffix("m") {
            (digits, factor) = (plain.dropLast(1), 1)
        } else {
            return nil
        }
        let signs: Set<Character> = [".", ","]
        guard digits.allSatisfy({ $0.isASCII && $0.isNumber || signs.contains($0) }),
            let value = Double(digits.replacing(",", with: ".")), value.isFinite, value > 0
        else { return nil }
        return value * factor
    }

    /// The rule as it is written: `knn:6`.
    public var described: String {
        switch self {
        case .contiguity(let kind): kind.rawValue
        case .nearest(let count): "knn:\(count)"
        case .within(let metres): "distance:\(Wording.number(metres / 1000))km"
        case .delaunay: "delaunay"
        case .file(let path): path
        }
    }
}
