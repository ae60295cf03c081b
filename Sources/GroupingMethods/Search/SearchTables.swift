import Graphs

/// What every walk over a problem reads and none changes: made once, shared by all.
struct SearchTables<Objective: ClusterObjective>: Sendable {
    let problem: GroupingProblem<Objective>
    /// The neighbours that can share a new cluster.
    let graph: UnitGraph
    /// Which pairs are too far apart; nil without a limit on the diameter.
    let diameters: DiameterTable?
    /// What leaving each unit in no cluster costs.
    let unassignedCosts: [Double]
    /// The municipality of each unit, -1 where unknown; empty when clusters may cross.
    let municipalities: [Int]
    /// The other units that a unit is never separated from, by unit; empty when there are none at all.
    let mustLinks: [[Int]]
    /// The units that a unit never shares a cluster with, by unit; empty when there are none at all.
    let cannotLinks: [[Int]]

    init(_ problem: GroupingProblem<Objective>, graph: UnitGraph) {
        self.problem = problem
        self.graph = graph
        let limits = problem.limits
        diameters = limits.maxDiameterKm.map {
            DiameterTable(problem.distances, unitCount: problem.unitCount, limitKm: $0)
        }
        unassignedCosts = (0..<problem.unitCount).map { problem.objective.unassignedCost(of: $0) }
        municipalities = limits.sameMunicipality ? problem.municipalities.map { $0 ?? -1 } : []
        var mustLinks: [[Int]] = []
        let together = problem.mergedTogether()
        if !together.isEmpty {
            mustLinks = [[Int]](repeating: [], count: problem.unitCount)
            for group in together { for unit in group { mustLinks[unit] = group.filter { $0 != unit } } }
        }
        self.mustLinks = mustLinks
        var cannotLinks: [[Int]] = []
        if !limits.apart.isEmpty {
            cannotLinks = [[Int]](repeating: [], count: problem.unitCount)
            for (first, second) in limits.apart where first != second {
                cannotLinks[first].append(second)
                cannotLinks[second].append(first)
            }
        }
        self.cannotLinks = cannotLinks
    }
}

/// Which cluster each unit is in, while one walk goes over some of the units: memory that walks of one task use in turn.
///
/// Labels are slots of clusters, -1 for no cluster and -2 for a unit that takes no part.
final class SearchGround {
    let labels: UnsafeMutablePointer<Int32>
    /// Stamps for walks through clusters, so that nothing has to be cleared.
    let marks: UnsafeMutablePointer<Int32>
    private let unitCount: Int
    private var mark: Int32 = 0

    init(unitCount: Int) {
        self.unitCount = unitCount
        labels = .allocate(capacity: max(1, unitCount))
        labels.initialize(repeating: -2, count: max(1, unitCount))
        marks = .allocate(capacity: max(1, unitCount))
        marks.initialize(repeating: 0, count: max(1, unitCount))
    }

    deinit {
        labels.deallocate()
        marks.deallocate()
    }

    /// A stamp that no unit bears.
    func nextMark() -> Int32 {
        if mark == .max {
            marks.update(repeating: 0, count: max(1, unitCount))
            mark = 0
        }
        mark += 1
        return mark
    }
}
