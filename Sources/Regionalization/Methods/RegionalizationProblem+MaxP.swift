import GeoModel

extension RegionalizationProblem {
    /// Max-p: as many regions as the minima allow first, then the objective at that number.
    ///
    /// Source of the problem: Duque, Anselin and Rey 2012. The number is raised by splitting the region with the largest
    /// sum and letting the surplus of all others flow to the halves, until that fails.
    func maxP(_ feasible: FeasibleCounts, stop: () -> Bool) throws(UnusableInput) -> [Int] {
        var labels = [Int](repeating: 0, count: graph.unitCount)
        var first = 0
        for (index, part) in feasible.parts.enumerated() {
            if feasible.exempt.contains(index) || feasible.ranges[index].upperBound == 1 {
                for unit in part { labels[unit] = first }
                first += 1
                continue
            }
            let inner = restricted(to: part)
            let found = try inner.largestNumber(within: feasible.ranges[index], stop: stop)
            for (position, unit) in part.enumerated() { labels[unit] = first + Int(found[position]) }
            first += (found.max().map(Int.init) ?? 0) + 1
        }
        return labels
    }

    /// How many moves a search tries. A pairwise move costs as much as its regions are large, so there are fewer of them.
    func searchSteps(regions: Int) -> Int {
        let steps = Double(2000 * graph.unitCount + 20_000) * effort
        if objective == .wss { return Int(steps) }
        return Int(steps * min(1, 40 * Double(regions) / Double(graph.unitCount)))
    }

    /// How often a search starts: small problems are cheap to try again.
    var searchStarts: Int { 1 + min(15, 1500 / max(1, graph.unitCount)) }

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
        while target >= range.lowerBound {
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
                    hint: "widen a bound, raise the effort or try another seed"
                )
            )
        }
        while target < range.upperBound && !stop() {
            let widest = (0..<target).max {
                search.totals[$0 * search.kinds + kind] < search.totals[$1 * search.kinds + kind]
            }
            guard let widest, search.sizes[widest] > 1 else { break }
            search.split(widest, by: kind)
            var found = search.meetBounds(steps: growthSteps, stop: stop)
            for _ in 0..<(1 + min(19, 2000 / graph.unitCount)) where !found && !stop() {
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

    private var growthSteps: Int { Int(Double(500 * graph.unitCount + 20_000) * max(effort, 0.1)) }
}

extension AttributeTable {
    /// The same columns for some of the units, standardised as they are.
    func rows(_ units: [Int]) -> AttributeTable {
        AttributeTable(names: names, rows: units.map { Array(values[($0 * width)..<(($0 + 1) * width)]) })
    }
}
