/// Iterative proportional fitting of a sparse table: what each row takes from each column.
///
/// Rows are scaled to their targets and columns that give more than they have are scaled down, in turn, until nothing
/// changes. No row gets more than its target and no column gives more than its supply; what the seeds say about proportions
/// is kept as far as these allow. O(cells) a round.
///
/// Source: Deming and Stephan 1940, doi:10.1214/aoms/1177731829, with upper bounds in place of totals for the columns.
struct ProportionalFit {
    /// A row and a column that go together, and the proportion to begin with.
    struct Cell {
        var row: Int
        var column: Int
        var seed: Double
    }

    /// What is tried at most: towards the edge of what is possible the steps become small, and a person more or less is none.
    static let mostRounds = 300

    /// What each cell gets, in their order; 0 or more.
    static func amounts(of cells: [Cell], targets: [Double], supplies: [Double]) -> [Double] {
        var amounts = cells.map { max(0, $0.seed) }
        var rows = [Double](repeating: 0, count: targets.count)
        var columns = [Double](repeating: 0, count: supplies.count)
        var before = -1.0
        for _ in 0..<mostRounds {
            for row in rows.indices { rows[row] = 0 }
            for (index, cell) in cells.enumerated() { rows[cell.row] += amounts[index] }
            for row in rows.indices { rows[row] = rows[row] > 0 ? targets[row] / rows[row] : 0 }
            for column in columns.indices { columns[column] = 0 }
            for (index, cell) in cells.enumerated() {
                amounts[index] *= rows[cell.row]
                columns[cell.column] += amounts[index]
            }
            for column in columns.indices {
                columns[column] = columns[column] > supplies[column] ? supplies[column] / columns[column] : 1
            }
            var sum = 0.0
            for (index, cell) in cells.enumerated() {
                amounts[index] *= columns[cell.column]
                sum += amounts[index]
            }
            if abs(sum - before) < 0.0001 { break }
            before = sum
        }
        return amounts
    }
}
