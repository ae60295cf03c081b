/// Pairs two groups so that the weights of the pairs add up to the most.
///
/// Source: Kuhn, "The Hungarian method for the assignment problem", 1955, with potentials.
public enum MaximumAssignment {
    /// One pair that has a weight.
    public struct Candidate: Sendable, Hashable {
        /// The position in the first group.
        public var first: Int
        /// The position in the second group.
        public var second: Int
        /// What pairing them is worth, above 0.
        public var weight: Double

        /// A candidate from its parts.
        public init(_ first: Int, _ second: Int, weight: Double) {
            self.first = first
            self.second = second
            self.weight = weight
        }
    }

    /// For each position of the first group its partner in the second, nil without one. Only candidates are paired.
    ///
    /// What no candidate joins is solved apart, so that many small overlaps stay cheap. O(n cubed) in the largest such part.
    public static func partners(firstCount: Int, secondCount: Int, _ candidates: [Candidate]) -> [Int?] {
        var partners = [Int?](repeating: nil, count: firstCount)
        let useful = candidates.filter { $0.weight > 0 && $0.weight.isFinite }
        var group = Array(0..<firstCount + secondCount)
        func root(_ node: Int) -> Int {
            var node = node
            while group[node] != node { node = group[node] }
            return node
        }
        for candidate in useful {
            let (one, other) = (root(candidate.first), root(firstCount + candidate.second))
            group[max(one, other)] = min(one, other)
        }
        var parts: [Int: [Candidate]] = [:]
        for candidate in useful { parts[root(candidate.first), default: []].append(candidate) }
        for part in parts.keys.sorted() {
            let members = parts[part] ?? []
            let rows = Array(Set(members.map(\.first))).sorted()
            let columns = Array(Set(members.map(\.second))).sorted()
            var weights = [[Double]](repeating: [Double](repeating: 0, count: columns.count), count: rows.count)
            let rowOf = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, $0) })
            let columnOf = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
            for candidate in members {
                guard let row = rowOf[candidate.first], let column = columnOf[candidate.second] else { continue }
                weights[row][column] = max(weights[row][column], candidate.weight)
            }
            for (row, column) in assigned(weights).enumerated() {
                if let column, weights[row][column] > 0 { partners[rows[row]] = columns[column] }
            }
        }
        return partners
    }

    /// The heaviest assignment of a full table; each row's column, nil where there are more rows than columns.
    private static func assigned(_ weights: [[Double]]) -> [Int?] {
        let (rows, columns) = (weights.count, weights.first?.count ?? 0)
        let size = max(rows, columns)
        func cost(_ row: Int, _ column: Int) -> Double { row < rows && column < columns ? -weights[row][column] : 0 }
        var rowPotential = [Double](repeating: 0, count: size + 1)
        var columnPotential = [Double](repeating: 0, count: size + 1)
        // Position 0 is nobody; rows and columns count from 1.
        var rowOfColumn = [Int](repeating: 0, count: size + 1)
        for row in 1...max(1, size) where row <= size {
            rowOfColumn[0] = row
            var column = 0
            var least = [Double](repeating: .infinity, count: size + 1)
            var before = [Int](repeating: 0, count: size + 1)
            var isUsed = [Bool](repeating: false, count: size + 1)
            repeat {
                isUsed[column] = true
                let current = rowOfColumn[column]
                var (delta, next) = (Double.infinity, 0)
                for candidate in 1...size where !isUsed[candidate] {
                    let slack =
                        cost(current - 1, candidate - 1) - rowPotential[current] - columnPotential[candidate]
                    if slack < least[candidate] { (least[candidate], before[candidate]) = (slack, column) }
                    if least[candidate] < delta { (delta, next) = (least[candidate], candidate) }
                }
                for candidate in 0...size {
                    if isUsed[candidate] {
                        rowPotential[rowOfColumn[candidate]] += delta
                        columnPotential[candidate] -= delta
                    } else {
                        least[candidate] -= delta
                    }
                }
                column = next
            } while rowOfColumn[column] != 0
            while column != 0 {
                rowOfColumn[column] = rowOfColumn[before[column]]
                column = before[column]
            }
        }
        var result = [Int?](repeating: nil, count: rows)
        for column in 1...max(1, size) where column <= size && column <= columns {
            let row = rowOfColumn[column]
            if row > 0, row <= rows { result[row - 1] = column - 1 }
        }
        return result
    }
}
