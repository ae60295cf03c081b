import GeoModel

extension RegionalizationProblem {
    /// AZP: starts from good regions of the wanted number and moves units between them while that lowers the objective.
    ///
    /// The start is Ward's agglomeration, or, where a minimum stands against it, the cut tree of full-order Ward.
    /// One connected part of up to 64 units is then solved to the end.
    func azp(
        _ feasible: FeasibleCounts, stop: @escaping () -> Bool
    ) throws(UnusableInput) -> (labels: [Int], proof: ObjectiveProof?) {
        let wanted = regions ?? feasible.parts.count
        var start: [Int]
        if bounds.isEmpty {
            start = try agglomerate(by: .ward, into: feasible, stop: stop)
        } else {
            var agglomeration = Agglomeration(problem: self, linkage: .ward, order: .full, bounded: false)
            let forest = try agglomeration.run(downTo: 1, stop: stop)
            do { start = try cut(forest, into: feasible, stop: stop) } catch {
                var free = self
                free.sums = []
                free.count = .unlimited
                start = try free.agglomerate(by: .ward, into: feasible, stop: stop)
            }
        }
        start = Regions.numbered(start).map { $0 - 1 }
        var search = RegionSearch(
            problem: self, feasible: feasible, labels: start.map(Int32.init), count: wanted, seed: seed
        )
        if !search.meetBounds(steps: 4 * searchSteps(regions: wanted), stop: stop) {
            // Where the search finds none, a proof may: for up to 64 units.
            var proof = feasible.exempt.isEmpty && !stop() ? proof(stop) : nil
            let division = proof?.division(into: wanted) ?? .unknown
            guard case .possible(let sets) = division, let proof else {
                throw UnusableInput(noRegions(wanted, isRuledOut: division.isImpossible))
            }
            search.restart(from: proof.labels(sets), count: wanted)
        }
        let first = search.labels
        var best = first
        var bestValue = Double.infinity
        for _ in 0..<searchStarts {
            search.restart(from: first, count: wanted)
            let done = search.improve(objective, steps: searchSteps(regions: wanted), heat: 1, stop: stop)
            let value = search.value(of: objective)
            if bestValue == .infinity || value < bestValue * (1 - 1e-12) {
                best = search.labels
                bestValue = value
            }
            if !done { break }
        }
        guard feasible.parts.count == 1, var proof = proof(stop), let answer = proof.best(RegionProof.sets(best)) else {
            return (best.map(Int.init), nil)
        }
        return (
            proof.labels(answer.sets).map(Int.init), ObjectiveProof(bound: answer.bound, proven: answer.proven)
        )
    }

    private func noRegions(_ wanted: Int, isRuledOut: Bool) -> Diagnostic {
        isRuledOut
            ? Diagnostic(
                .noRegionsFound, .error, "there are no \(wanted) connected regions within the bounds",
                notes: ["every way to divide the units was ruled out"],
                hint: "widen a bound or ask for another number")
            : Diagnostic(
                .noRegionsFound, .error, "no \(wanted) regions within the bounds were found",
                hint: "widen a bound, ask for another number or try another seed")
    }
}
