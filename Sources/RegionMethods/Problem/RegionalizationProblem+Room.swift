import Graphs

extension RegionalizationProblem {
    /// The most regions that a minimum leaves room for in a connected part.
    ///
    /// A region either holds a unit that reaches the minimum alone, and there are no more of these than such units; or it
    /// lies within what is connected without them, where it takes the minimum from what is there. What is left over in one such
    /// piece cannot be joined with what is left over in another. O(units + borders).
    func room(for bound: SumBound, _ min: Double, among part: [Int]) -> Int {
        var isLarge = [Bool](repeating: true, count: graph.unitCount)
        for unit in part where bound.values[unit] < min { isLarge[unit] = false }
        var room = part.count { isLarge[$0] }
        var isSeen = isLarge
        for start in part where !isSeen[start] {
            isSeen[start] = true
            var piece = [start]
            var next = 0
            while next < piece.count {
                for other in graph.neighbours(of: piece[next]) where !isSeen[other] {
                    isSeen[other] = true
                    piece.append(other)
                }
                next += 1
            }
            let total = piece.reduce(0) { $0 + bound.values[$1] }
            // Rounding may hide a minimum that is met exactly; a bound must never be too low.
            room += Int(Swift.min(total / min * (1 + 1e-12), Double(piece.count)))
        }
        return room
    }
}
