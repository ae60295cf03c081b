import GeoModel

extension RegionalizationProblem {
    /// Regions for the pairwise objective, with those for the squares as a second start: whatever that finds, these are no worse.
    func alsoFromSquares(
        _ labels: [Int], _ method: RegionalizationMethod, _ feasible: FeasibleCounts, _ proof: ObjectiveProof?,
        stop: @escaping () -> Bool
    ) throws(UnusableInput) -> [Int] {
        guard objective == .pairwise, proof?.proven != true, !stop() else { return labels }
        var squares = self
        squares.objective = .wss
        let other =
            try method == .azp
            ? squares.azp(feasible, stop: stop).labels : squares.maxP(feasible, stop: stop).labels
        let (ours, theirs) = (Set(labels).count, Set(other).count)
        if theirs < ours { return labels }
        var search = search(from: other, feasible)
        _ = search.descend(.pairwise, tolerance: 0, stop: stop)
        if theirs > ours { return search.labels.map(Int.init) }
        let known = self.search(from: labels, feasible).value(of: .pairwise)
        return search.value(of: .pairwise) < known ? search.labels.map(Int.init) : labels
    }

    /// Goes on from the best regions with ever new moves, and keeps what is better.
    func improvedFurther(
        _ labels: [Int], _ feasible: FeasibleCounts, _ proof: ObjectiveProof?, stop: @escaping () -> Bool
    ) -> [Int] {
        guard keepsImproving, proof?.proven != true, !stop() else { return labels }
        var search = search(from: labels, feasible)
        var best = search.labels
        var bestValue = search.value(of: objective)
        var fruitless = 0
        while fruitless < Self.mostFruitless, !stop() {
            search.restart(from: best, count: search.regionCount)
            // Now and then from far away, else from near: most of what is good is kept then.
            let heat = [0.1, 0.3, 1][fruitless % 3]
            _ = search.improve(objective, steps: searchSteps(regions: search.regionCount), heat: heat, stop: stop)
            let value = search.value(of: objective)
            if value < bestValue * (1 - 1e-12) {
                (best, bestValue, fruitless) = (search.labels, value, 0)
            } else {
                fruitless += 1
            }
        }
        return best.map(Int.init)
    }

    /// So many rounds in a row that bring nothing end the search, however much time is left.
    private static var mostFruitless: Int { 60 }

    private func search(from labels: [Int], _ feasible: FeasibleCounts) -> RegionSearch {
        let dense = Regions.numbered(labels).map { Int32($0 - 1) }
        return RegionSearch(
            problem: self, feasible: feasible, labels: dense, count: Int(dense.max() ?? -1) + 1, seed: seed &+ 1)
    }
}
