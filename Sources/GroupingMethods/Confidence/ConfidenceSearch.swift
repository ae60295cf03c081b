import GeoModel
import Graphs

extension GroupingProblem where Objective == MeasuredObjective {
    /// How sure the borders of the best grouping are: the shares of all groupings within a tolerance of the lowest objective.
    ///
    /// All of them are looked at where there are at most `options.maxGroupings`; otherwise some are drawn, each equally
    /// likely in the long run. Units that no fixed cluster holds are looked at together up to 256 of them; beyond that each part that
    /// no cluster spans is held against its own best. Fixed clusters and units outside by choice cost the same in every grouping,
    /// and are part of the lowest objective.
    /// - Returns: nil where a part has too many connected sets to enumerate, or the time ran out before there was an answer.
    public func borderConfidence(_ options: ConfidenceOptions = ConfidenceOptions()) -> BorderConfidence? {
        guard !isContradictory else { return nil }
        let graph = freeGraph()
        let free = freeUnits()
        let all = (0..<unitCount).filter { free[$0] }
        var groups = [all]
        if all.count > UnitBits.capacity {
            guard limits.clusterCount.isUnlimited, limits.groupingRules.isEmpty else { return nil }
            groups = independentParts(graph)
        }
        // What every grouping has, so that the tolerance is a share of what is reported.
        let settled =
            groups.count > 1
            ? 0
            : limits.fixed.reduce(0) { $0 + objective.evaluate($1, unitCount: unitCount).cost }
                + limits.outside.reduce(0) { $0 + objective.unassignedCost(of: $1) }
        var parts: [ConfidencePart] = []
        for group in groups where !group.isEmpty {
            guard group.count <= UnitBits.capacity,
                let part = ConfidencePart(self, graph, group, options, settled: settled)
            else {
                return nil
            }
            parts.append(part)
        }
        return assembled(parts, options)
    }

    private func assembled(_ parts: [ConfidencePart], _ options: ConfidenceOptions) -> BorderConfidence? {
        let best = grouping(
            limits.fixed + parts.flatMap(\.best), method: .exact, proven: parts.allSatisfy(\.bestIsProven))
        guard limits.clusterCount.contains(best.clusters.count) else { return nil }
        let labels = best.labels(unitCount: unitCount)
        var pairs: [[Int]: (together: Double, divided: Double)] = [:]
        var places = (0..<unitCount).map { BorderConfidence.Place(unit: $0, unassigned: 0, asInBest: 1) }
        for unit in limits.outside { places[unit].unassigned = 1 }
        for part in parts {
            let count = Double(max(1, part.tally.families))
            for (index, edge) in part.tally.edges.enumerated() {
                let key = [part.local.units[edge.a], part.local.units[edge.b]].sorted()
                let together = Double(part.tally.together[index]) / count
                pairs[key] = (together, 1 - together - Double(part.tally.bothOut[index]) / count)
            }
            for (row, unit) in part.local.units.enumerated() {
                places[unit].unassigned = Double(part.tally.out[row]) / count
                places[unit].asInBest = Double(part.asInBest(row)) / count
            }
        }
        var found: [BorderConfidence.Pair] = []
        for unit in 0..<unitCount {
            for other in self.graph.neighbours(of: unit) where other > unit {
                let same = labels[unit] != nil && labels[unit] == labels[other]
                let isBorder = labels[unit] != labels[other]
                // Neighbours that nothing can bring into one cluster: of a fixed one, or of two parts.
                let shares = pairs[[unit, other]] ?? (same ? 1 : 0, same ? 0 : dividing(unit, other, places))
                found.append(
                    BorderConfidence.Pair(
                        a: unit, b: other, together: shares.together, divided: max(0, shares.divided),
                        isTogetherInBest: same, isBorderInBest: isBorder))
            }
        }
        let drawn = parts.filter { !$0.isExact }
        return BorderConfidence(
            tolerance: options.tolerance, best: best,
            groupings: drawn.isEmpty
                ? parts.reduce(1) { $0.multipliedReportingOverflow(by: $1.tally.families).partialValue }
                : drawn.map(\.tally.families).min() ?? 0,
            isExact: drawn.isEmpty, standardError: drawn.map(\.standardError).max() ?? 0,
            potentialScaleReduction: drawn.compactMap(\.scaleReduction).max(),
            effectiveSampleSize: drawn.compactMap(\.effectiveSize).min(), pairs: found, places: places)
    }

    /// How often a border runs between neighbours of two parts: when either is in a cluster, which has nothing to do with the other.
    private func dividing(_ one: Int, _ other: Int, _ places: [BorderConfidence.Place]) -> Double {
        1 - places[one].unassigned * places[other].unassigned
    }
}

/// All that is known of the near-optimal groupings of some units.
struct ConfidencePart {
    let local: LocalUnits
    var best: [[Int]] = []
    var bestIsProven = false
    var tally: ConfidenceTally
    var isExact = true
    var standardError = 0.0
    var scaleReduction: Double?
    var effectiveSize: Double?
    private var cores: [Int: Int] = [:]

    init?(
        _ problem: GroupingProblem<MeasuredObjective>, _ graph: UnitGraph, _ units: [Int], _ options: ConfidenceOptions,
        settled: Double
    ) {
        let work = options.work
        local = LocalUnits(problem, graph: graph, units: units)
        let sets = CandidateEnumerator(
            problem, local, maxSets: 1_000_000, maxSteps: work.maxSteps, mustStop: { work.mustStop }
        ).run()
        guard sets.isComplete else { return nil }
        var edges: [(a: Int, b: Int)] = []
        for (row, unit) in local.units.enumerated() {
            for other in problem.graph.neighbours(of: unit) {
                if let column = local.numbers[other], column > row { edges.append((row, column)) }
            }
        }
        tally = ConfidenceTally(edges: edges, rowCount: local.units.count)
        guard let family = FamilyProblem(problem, sets) else { return nil }
        guard
            var search = FamilySearch(family, maxSteps: work.maxProofSteps, mustStop: { work.mustStop }),
            let top = search.findBest()
        else { return nil }
        best = top.chosen.map { sets.members($0) }
        bestIsProven = top.isProven
        let outside = local.units.reduce(0) { $0 + problem.objective.unassignedCost(of: $1) }
        let lowest = outside - top.gain
        let least = top.gain - options.tolerance * max(0, lowest + settled) - 1e-9 * (1 + abs(lowest))
        count(&search, sets, top.chosen, atLeast: least, options)
        findCores()
    }

    /// Looks at all groupings within the tolerance, or draws some where they are too many.
    private mutating func count(
        _ search: inout FamilySearch, _ sets: CandidateSets, _ top: [Int], atLeast least: Double,
        _ options: ConfidenceOptions
    ) {
        let work = options.work
        let rows = local.units.count
        var all = tally
        var labels = [Int32](repeating: -1, count: rows)
        let most = options.maxGroupings
        // Its own steps: what finding the best took does not count.
        guard
            var counting = FamilySearch(
                search.problem, maxSteps: work.maxProofSteps, mustStop: { work.mustStop })
        else { return }
        counting.maxFamilies = most
        let visit = counting.visit(atLeast: least) { chosen, _, _ in
            for row in 0..<rows { labels[row] = -1 }
            for (label, index) in chosen.enumerated() {
                for row in sets.bits[index].units { labels[row] = Int32(label) }
            }
            all.add(labels)
        }
        if visit.isComplete {
            tally = all
            return
        }
        isExact = false
        var chains = ConfidenceChains(search: counting, sets: sets, local: local, least: least, start: top)
        chains.run(options)
        tally = chains.tally(tally)
        (standardError, scaleReduction, effectiveSize) = chains.quality()
    }

    /// The core of each cluster of the best grouping: the member that stands with the others most often.
    private mutating func findCores() {
        for cluster in best {
            let rows = cluster.compactMap { local.numbers[$0] }
            let sums = rows.map { row in rows.reduce(0) { $0 + tally.together(row, $1) } }
            guard let largest = sums.max(), let position = sums.firstIndex(of: largest) else { continue }
            for row in rows { cores[row] = rows[position] }
        }
    }

    /// In how many groupings a unit stands where the best one has it.
    func asInBest(_ row: Int) -> Int {
        guard let core = cores[row] else { return tally.out[row] }
        return core == row ? tally.families - tally.out[row] : tally.together(row, core)
    }
}
