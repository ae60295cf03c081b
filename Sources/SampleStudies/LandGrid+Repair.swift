extension LandGrid {
    /// Makes every piece one part (islets of some size excepted), drowns specks, and removes corners where four borders meet.
    mutating func repair(pieces: Int) {
        drownSpecks(smallerThan: 30)
        fillPonds(smallerThan: 150)
        for _ in 0..<12 {
            let changed = joinLonelyCells() + openCorners()
            if changed == 0 { return }
        }
    }

    /// The cells of each connected part whose members `same` accepts, in order of their first cell.
    private func parts(where same: (_ a: Int, _ b: Int) -> Bool, from starts: (Int) -> Bool) -> [[Int]] {
        var seen = [Bool](repeating: false, count: labels.count)
        var found: [[Int]] = []
        for start in labels.indices where !seen[start] && starts(labels[start]) {
            seen[start] = true
            var part = [start]
            var next = 0
            while next < part.count {
                let cell = part[next]
                next += 1
                for neighbour in neighbours(of: cell)
                where !seen[neighbour] && starts(labels[neighbour]) && same(labels[cell], labels[neighbour]) {
                    seen[neighbour] = true
                    part.append(neighbour)
                }
            }
            found.append(part)
        }
        return found
    }

    private func neighbours(of cell: Int) -> [Int] {
        let column = cell % columns
        let row = cell / columns
        var found: [Int] = []
        if row > 0 { found.append(cell - columns) }
        if column > 0 { found.append(cell - 1) }
        if column + 1 < columns { found.append(cell + 1) }
        if row + 1 < rows { found.append(cell + columns) }
        return found
    }

    private mutating func drownSpecks(smallerThan limit: Int) {
        for part in parts(where: { _, _ in true }, from: { $0 != Self.sea }) where part.count < limit {
            for cell in part { labels[cell] = Self.sea }
        }
    }

    private mutating func fillPonds(smallerThan limit: Int) {
        for part in parts(where: { _, _ in true }, from: { $0 == Self.sea }) where part.count < limit {
            guard let first = part.first else { continue }
            for cell in part { labels[cell] = labels[first - 1] }
        }
    }

    /// Gives a detached bit of a piece to the piece it touches most; a bit that touches none is an islet and stays.
    private mutating func joinLonelyCells() -> Int {
        var largest: [Int: Int] = [:]
        let all = parts(where: { $0 == $1 }, from: { $0 != Self.sea })
        for part in all { largest[labels[part[0]]] = max(largest[labels[part[0]]] ?? 0, part.count) }
        var changed = 0
        for part in all where part.count < largest[labels[part[0]]] ?? 0 {
            var touches: [Int: Int] = [:]
            for cell in part {
                for neighbour in neighbours(of: cell)
                where labels[neighbour] != labels[part[0]] && labels[neighbour] != Self.sea {
                    touches[labels[neighbour], default: 0] += 1
                }
            }
            guard let new = touches.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) })?.key else { continue }
            for cell in part { labels[cell] = new }
            changed += 1
        }
        return changed
    }

    /// Where all four cells round a corner differ from their side neighbours, the border graph would cross itself.
    private mutating func openCorners() -> Int {
        var changed = 0
        for row in 0..<(rows - 1) {
            for column in 0..<(columns - 1) {
                let a = row * columns + column
                let (b, c, d) = (a + 1, a + columns, a + columns + 1)
                if labels[a] != labels[b], labels[a] != labels[c], labels[d] != labels[b], labels[d] != labels[c] {
                    if labels[a] == Self.sea { labels[a] = labels[b] } else { labels[b] = labels[a] }
                    changed += 1
                }
            }
        }
        return changed
    }
}
