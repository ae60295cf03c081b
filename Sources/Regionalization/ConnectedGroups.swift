/// Every connected group of a given number of units, each once.
public struct ConnectedGroups: Sendable {
    let graph: UnitGraph
    let isCandidate: [Bool]

    /// Groups of `candidates` only.
    public init(graph: UnitGraph, candidates: [Int]) {
        self.graph = graph
        var isCandidate = [Bool](repeating: false, count: graph.unitCount)
        for unit in candidates { isCandidate[unit] = true }
        self.isCandidate = isCandidate
    }

    /// All groups of `size` units that `accepts` holds for, each ascending; nil as soon as there are more than `most`, or
    /// more than `most` times 20 were looked at.
    ///
    /// Source: Wernicke, "Efficient detection of network motifs" (ESU), 2006.
    public func all(size: Int, most: Int, where accepts: ([Int]) -> Bool = { _ in true }) -> [[Int]]? {
        guard size > 0 else { return [] }
        var found: [[Int]] = []
        var looked = 0
        var isTaken = [Bool](repeating: false, count: graph.unitCount)
        func extend(_ group: [Int], _ frontier: [Int], root: Int) -> Bool {
            if group.count == size {
                looked += 1
                let sorted = group.sorted()
                if accepts(sorted) { found.append(sorted) }
                return found.count <= most && looked <= most * 20
            }
            var rest = frontier
            while let unit = rest.popLast() {
                // Only what the group did not border before may follow: that is what makes each group come up once.
                var next = rest
                var marked: [Int] = []
                for other in graph.neighbours(of: unit) where other > root && isCandidate[other] && !isTaken[other] {
                    isTaken[other] = true
                    marked.append(other)
                    next.append(other)
                }
                let goesOn = extend(group + [unit], next, root: root)
                for other in marked { isTaken[other] = false }
                if !goesOn { return false }
            }
            return true
        }
        for root in isCandidate.indices where isCandidate[root] {
            isTaken[root] = true
            var frontier: [Int] = []
            for other in graph.neighbours(of: root) where other > root && isCandidate[other] {
                isTaken[other] = true
                frontier.append(other)
            }
            let goesOn = extend([root], frontier, root: root)
            for other in frontier { isTaken[other] = false }
            isTaken[root] = false
            if !goesOn { return nil }
        }
        return found
    }
}
