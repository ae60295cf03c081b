import GeoModel
import Graphs

extension RegionalizationProblem {
    /// Max-p: as many regions as the minima allow first, then the objective at that number.
    ///
    /// Source of the problem: Duque, Anselin and Rey 2012. The number is raised by splitting the region with the largest
    /// sum and letting the surplus of all others flow to the halves, until that fails.
    /// Parts of up to 64 units are then solved to the end, the number first.
    func maxP(
        _ feasible: FeasibleCounts, stop: @escaping () -> Bool
    ) throws(UnusableInput) -> (labels: [Int], largestCount: Int, proof: ObjectiveProof?) {
        var labels = [Int](repeating: 0, count: graph.unitCount)
        var first = 0
        var largestCount = 0
        var proof: ObjectiveProof? = ObjectiveProof(bound: 0, proven: true)
        for (index, part) in feasible.parts.enumerated() {
            if feasible.exempt.contains(index) || feasible.ranges[index].upperBound == 1 {
                for unit in part { labels[unit] = first }
                first += 1
                largestCount += 1
                if let sum = proof {
                    let value = restricted(to: part).value(of: [Int32](repeating: 0, count: part.count))
                    proof = sum + ObjectiveProof(bound: value, proven: true)
                }
                continue
            }
            let inner = restricted(to: part)
            let range = feasible.ranges[index]
            var found = try inner.largestNumber(within: range, stop: stop)
            let proven = inner.solveToTheEnd(&found, within: range, stop: stop)
            largestCount += proven.largestCount
            if let sum = proof { proof = proven.objective.map { sum + $0 } }
            for (position, unit) in part.enumerated() { labels[unit] = first + Int(found[position]) }
            first += (found.max().map(Int.init) ?? 0) + 1
        }
        return (labels, largestCount, proof)
    }

    /// Raises the number of regions to what is possible and lowers the objective to what is possible, as far as the proof
    /// gets; what is known then.
    private func solveToTheEnd(
        _ labels: inout [Int32], within range: ClosedRange<Int>, stop: @escaping () -> Bool
    ) -> (largestCount: Int, objective: ObjectiveProof?) {
        let known = Int(labels.max() ?? -1) + 1
        guard var proof = proof(stop) else { return (range.upperBound, nil) }
        var largestCount = known
        for count in stride(from: range.upperBound, to: known, by: -1) {
            let division = proof.division(into: count)
            if case .impossible = division { continue }
            largestCount = max(largestCount, count)
            guard case .possible(let sets) = division else { continue }
            labels = improved(proof.labels(sets), into: count, stop: stop)
            break
        }
        guard let answer = proof.best(RegionProof.sets(labels)) else { return (largestCount, nil) }
        labels = proof.labels(answer.sets)
        return (largestCount, ObjectiveProof(bound: answer.bound, proven: answer.proven))
    }

    /// Regions within the bounds with a lower objective, from others.
    private func improved(_ labels: [Int32], into count: Int, stop: () -> Bool) -> [Int32] {
        let feasible = FeasibleCounts(parts: [Array(0..<graph.unitCount)], exempt: [], ranges: [count...count])
        var search = RegionSearch(problem: self, feasible: feasible, labels: labels, count: count, seed: seed)
        _ = search.improve(objective, steps: searchSteps(regions: count), heat: 1, stop: stop)
        return search.labels
    }

    /// The objective of labels that begin at 0.
    private func value(of labels: [Int32]) -> Double {
        // The objective is always measured.
        Regions(labels: labels.map(Int.init), problem: self).value(of: objective) ?? .infinity
    }

    /// How many moves a search tries. A pairwise move costs as much as its regions are large, so there are fewer of them.
    func searchSteps(regions: Int) -> Int {
        let steps = Double(2000 * weightedUnits + 20_000) * effort
        if objective == .wss { return Int(steps) }
        return Int(steps * min(1, 40 * Double(regions) / Double(graph.unitCount)))
    }

    /// How often a search starts: small problems are cheap to try again.
    var searchStarts: Int { max(1, min(16, 1500 / max(1, graph.unitCount))) }

    /// The same problem for the units of one part, numbered by their position in it.
    func restricted(to part: [Int]) -> RegionalizationProblem {
        if part.count == graph.unitCount { return self }
        var place = [Int](repeating: -1, count: graph.unitCount)
        for (position, unit) in part.enumerated() { place[unit] = position }
        var pairs: [(Int, Int)] = []
        for unit in part {
            for other in graph.neighbours(of: unit) where other > unit { pairs.append((place[unit], place[other])) }
        }
        var inner = self
        inner.graph = UnitGraph(unitCount: part.count, pairs: pairs)
        inner.attributes = attributes.rows(part)
        inner.sums = sums.map { bound in
            var bound = bound
            let values = bound.values
            bound.values = part.map { values[$0] }
            return bound
        }
        return inner
    }

    /// Regions of a connected part within the bounds, as many as can be found.
    private func largestNumber(
        within range: ClosedRange<Int>, stop: () -> Bool
    ) throws(UnusableInput) -> [Int32] {
        let feasible = FeasibleCounts(parts: [Array(0..<graph.unitCount)], exempt: [], ranges: [range])
        var random = SplitMix64(seed: seed)
        var target = max(range.lowerBound, min(range.upperBound, Int(0.9 * Double(range.upperBound))))
        var best: [Int32] = []
        var search = RegionSearch(
            problem: self, feasible: feasible, labels: [Int32](repeating: 0, count: graph.unitCount), count: 1,
            seed: seed
        )
        let kind = search.driver
        let weights = bounds[kind].values
        func regrow(into count: Int) -> Bool {
            var labels = [Int32](repeating: -1, count: graph.unitCount)
            RegionGrowth.grow(
                part: feasible.parts[0], into: count, graph: graph, weights: weights, first: 0, labels: &labels,
                random: &random
            )
            search.restart(from: labels, count: count)
            return search.meetBounds(steps: growthSteps, stop: stop)
        }
        if let merged = RegionMerging.labels(of: self, driver: kind), Int(merged.max() ?? -1) + 1 >= target {
            best = merged
            target = Int(merged.max() ?? -1) + 1
            search.restart(from: best, count: target)
        }
        while best.isEmpty && target >= range.lowerBound {
            if regrow(into: target) {
                best = search.labels
                break
            }
            if stop() { break }
            target -= max(1, target / 20)
        }
        if best.isEmpty {
            if range.lowerBound == 1 { return [Int32](repeating: 0, count: graph.unitCount) }
            throw UnusableInput(
                Diagnostic(
                    .noRegionsFound, .error, "no regions within the bounds were found among \(graph.unitCount) units",
                    hint: "widen a bound or try another seed"
                )
            )
        }
        while target < range.upperBound && !stop() {
            let widest = (0..<target).filter { search.sizes[$0] > 1 }.max {
                search.totals[$0 * search.kinds + kind] < search.totals[$1 * search.kinds + kind]
            }
            guard let widest else { break }
            search.split(widest, by: kind)
            var found = search.meetBounds(steps: growthSteps, stop: stop)
            for _ in 0..<growthTries where !found && !stop() {
                found = regrow(into: target + 1)
            }
            if !found { break }
            best = search.labels
            target += 1
        }
        // The number stands; now the objective, from more than one start where that is cheap.
        let count = target
        search.restart(from: best, count: count)
        var done = search.improve(objective, steps: searchSteps(regions: count), heat: 1, stop: stop)
        best = search.labels
        var bestValue = search.value(of: objective)
        for _ in 1..<searchStarts where done && regrow(into: count) {
            done = search.improve(objective, steps: searchSteps(regions: count), heat: 1, stop: stop)
            let value = search.value(of: objective)
            if value < bestValue - 1e-12 * bestValue {
                best = search.labels
                bestValue = value
            }
        }
        return best
    }

    /// How often one region more is tried for before that number is given up: small problems are cheap to try again.
    private var growthTries: Int { max(1, min(40, 15_000 / max(1, graph.unitCount))) }

    private var growthSteps: Int { Int(Double(500 * weightedUnits + 20_000) * max(effort, 0.1)) }

    /// How many units the work is meant for: all of up to 4,000, and a tenth of those beyond, or the largest problems would take
    /// minutes over what the last moves of a unit hardly change.
    private var weightedUnits: Int { min(graph.unitCount, 4000) + max(0, graph.unitCount - 4000) / 10 }
}

extension AttributeTable {
    /// The same columns for some of the units, standardised as they are.
    func rows(_ units: [Int]) -> AttributeTable {
        AttributeTable(names: names, rows: units.map { Array(values[($0 * width)..<(($0 + 1) * width)]) })
    }
}
