/// Finds what a user probably meant.
public enum NearestName {
    /// Longer words are no slips of the hand.
    private static let longest = 200

    /// The candidate with the fewest changed letters, when that is few enough to be a slip; the first of equals.
    ///
    /// - Complexity: O(candidates x length x changes that are few enough); words above 200 bytes have no nearest name.
    public static func of(_ word: String, among candidates: some Sequence<String>) -> String? {
        guard word.utf8.count <= longest else { return nil }
        let letters = Array(word.lowercased())
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            guard candidate.utf8.count <= longest else { continue }
            let other = Array(candidate.lowercased())
            let most = max(2, max(letters.count, other.count) / 3)
            guard let distance = changes(letters, other, atMost: min(most, best.map { $0.distance - 1 } ?? most))
            else { continue }
            best = (candidate, distance)
            if distance == 0 { break }
        }
        return best?.name
    }

    /// Insertions, deletions and replacements that turn one into the other (Levenshtein, 1965); nil when more than `most`.
    ///
    /// Only the cells of the table that so few changes can reach are filled (Ukkonen, 1985).
    private static func changes(_ left: [Character], _ right: [Character], atMost most: Int) -> Int? {
        guard most >= 0, abs(left.count - right.count) <= most else { return nil }
        let far = most + 1
        var previous = (0...right.count).map { min($0, far) }
        for (row, letter) in left.enumerated() {
            let (low, high) = (max(0, row - most), min(right.count, row + most + 1))
            var current = [Int](repeating: far, count: right.count + 1)
            if low == 0 { current[0] = min(row + 1, far) }
            var least = current[0]
            for column in low..<max(low, high) {
                current[column + 1] = min(
                    far, previous[column + 1] + 1, current[column] + 1,
                    previous[column] + (letter == right[column] ? 0 : 1))
                least = min(least, current[column + 1])
            }
            if least >= far { return nil }
            previous = current
        }
        return previous[right.count] <= most ? previous[right.count] : nil
    }
}
