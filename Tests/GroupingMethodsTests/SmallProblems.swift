import Constraints
import GeoModel
import Graphs
import GroupingMethods

/// Random problems small enough to solve by looking at everything.
enum SmallProblems {
    static func random(_ seed: Int) -> GroupingProblem<CompactnessObjective> {
        var random = SplitMix64(seed: 99, stream: seed)
        let count = random.below(8)
        var pairs: [(Int, Int)] = []
        for first in 0..<count {
            for second in (first + 1)..<max(count, first + 1) where random.below(5) < 2 {
                pairs.append((first, second))
            }
        }
        let graph = UnitGraph(unitCount: count, pairs: pairs)
        var borders = [Double](repeating: 0, count: graph.targets.count)
        for unit in 0..<count {
            for index in graph.row(of: unit) where graph.targets[index] > unit {
                borders[index] = 500 + 3000 * random.unitInterval()
                if let back = graph.edge(from: graph.targets[index], to: unit) { borders[back] = borders[index] }
            }
        }
        let populations = (0..<count).map { _ in random.below(10) == 0 ? 0 : Double(random.below(4000)) }
        let moments = (0..<count).map { _ in
            UnitMoments(
                area: 8e6, x: 12000 * random.unitInterval(), y: 12000 * random.unitInterval(),
                secondMoment: 8e6 * 8e6 / 6)
        }
        let objective = CompactnessObjective(
            graph: graph, populations: populations, moments: moments, sharedBorders: borders,
            outlines: (0..<count).map { _ in [Double(random.below(3000))] })
        var problem = GroupingProblem(
            ids: (0..<count).map { "u\($0)" }, graph: graph, populations: populations,
            municipalities: (0..<count).map { _ in random.below(3) == 0 ? nil : random.below(2) },
            distances: Distances(planarX: moments.map(\.x), planarY: moments.map(\.y)), objective: objective)
        problem.limits = limits(count, populations, &random)
        return problem
    }

    /// The same units and limits with an objective of sums over units and borders, as `propose` has one.
    static func measured(_ seed: Int) -> GroupingProblem<MeasuredObjective> {
        let base = random(seed)
        var random = SplitMix64(seed: 77, stream: seed)
        func columns() -> ClusterSums.Columns {
            var columns = ClusterSums.Columns.zero
            for index in 1..<8 { columns[index] = random.unitInterval() }
            return columns
        }
        let units = base.populations.map { people in
            var columns = columns()
            columns[0] = people
            return columns
        }
        var borders = [ClusterSums.Columns](repeating: .zero, count: base.graph.targets.count)
        for unit in 0..<base.unitCount {
            for index in base.graph.row(of: unit) where base.graph.targets[index] > unit {
                borders[index] = columns()
                if let back = base.graph.edge(from: base.graph.targets[index], to: unit) {
                    borders[back] = borders[index]
                }
            }
        }
        let measures = UnitMeasures(
            graph: base.graph, units: units, borders: borders, further: base.populations.map { _ in columns() })
        let objective = MeasuredObjective(measures: measures, prices: base.populations.map { 1.2 * $0 + 50 }) { sums in
            // People times what the cluster falls short of: a size, and borders inside rather than outside.
            let size = min(1, abs(sums.units[0] - 5000) / 10_000)
            let edge = sums.outer[1] / (sums.outer[1] + 2 * sums.inner[1] + 0.1)
            return sums.units[0] * (0.5 * size + 0.5 * edge) + 10 * sums.units[2] / Double(sums.count)
        }
        return GroupingProblem(
            ids: base.ids, graph: base.graph, populations: base.populations, municipalities: base.municipalities,
            distances: base.distances, limits: base.limits, objective: objective)
    }

    private static func limits(_ count: Int, _ populations: [Double], _ random: inout SplitMix64) -> GroupingLimits {
        var limits = GroupingLimits()
        func sometimes(_ odds: Int) -> Bool { random.below(odds) == 0 }
        if sometimes(2) { limits.population.min = Double(random.below(3000)) }
        if sometimes(2) { limits.population.max = 3000 + Double(random.below(9000)) }
        if sometimes(2) { limits.members.min = 1 + random.below(3) }
        if sometimes(3) { limits.members.max = 2 + random.below(4) }
        if sometimes(3) { limits.maxDiameterKm = 6 + 8 * random.unitInterval() }
        if sometimes(5) { limits.maxGapKm = 3 + 5 * random.unitInterval() }
        if sometimes(5) { limits.maxRadiusKm = 4 + 5 * random.unitInterval() }
        if sometimes(4) { limits.clusterCount.max = 1 + random.below(3) }
        if sometimes(5) { limits.clusterCount.min = random.below(3) }
        limits.sameMunicipality = sometimes(4)
        limits.coverAll = sometimes(3)
        if count > 2 {
            func pick() -> Int { random.below(count) }
            if sometimes(5) { limits.together = [[pick(), pick()]] }
            if sometimes(5) { limits.apart = [(pick(), pick())].filter { $0.0 != $0.1 } }
            if sometimes(6) { limits.fixed = [[pick()]] }
        }
        if sometimes(6) {
            limits.attributeSums = [
                AttributeLimit(
                    name: "jobs", values: (0..<count).map { Double($0 + 1) }, range: LimitRange(min: 2, max: 14))
            ]
        }
        if count > 1, sometimes(4) {
            let taken = Set(limits.fixed.joined()).union(limits.together.joined())
            limits.outside = [random.below(count)].filter { !taken.contains($0) }
        }
        return limits
    }

    /// The lowest objective over all families of disjoint sets, nil when none keeps the limits. Shares nothing with the
    /// methods but the definition of a broken limit.
    static func bruteForce<Objective>(_ problem: GroupingProblem<Objective>) -> Double? {
        let count = problem.unitCount
        let full = (1 << count) - 1
        func units(_ set: Int) -> [Int] { (0..<count).filter { set >> $0 & 1 == 1 } }
        let fixed = problem.limits.fixed.map { $0.reduce(0) { $0 | 1 << $1 } }
        var costs: [Int: Double] = [:]
        for set in 0...full where set != 0 {
            if problem.limits.outside.contains(where: { set >> $0 & 1 == 1 }) { continue }
            let touches = fixed.contains { $0 & set != 0 }
            if touches && !fixed.contains(set) { continue }
            let members = units(set)
            guard problem.breaches(of: members).isEmpty else { continue }
            costs[set] = problem.objective.evaluate(members, unitCount: count).cost
        }
        // best[set][clusters]: the lowest objective when the units of `set` are settled, smallest first.
        var best = [[Int: Double]](repeating: [:], count: full + 1)
        best[0] = [0: 0]
        for settled in 0...full where !best[settled].isEmpty && settled != full {
            let next = (~settled).trailingZeroBitCount
            func offer(_ set: Int, _ clusters: Int, _ value: Double) {
                if value < best[set][clusters] ?? .infinity { best[set][clusters] = value }
            }
            for (clusters, value) in best[settled] {
                let mayStayOut = !problem.limits.coverAll || problem.limits.outside.contains(next)
                if mayStayOut && !fixed.contains(where: { $0 >> next & 1 == 1 }) {
                    offer(settled | 1 << next, clusters, value + problem.objective.unassignedCost(of: next))
                }
                for (set, cost) in costs where set & settled == 0 && set >> next & 1 == 1 {
                    offer(settled | set, clusters + 1, value + cost)
                }
            }
        }
        return best[full].filter { problem.limits.clusterCount.contains($0.key) }.map(\.value).min()
    }
}
