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
            start = try agglomerate(by: .ward, into: feasible)
        } else {
            var agglomeration = Agglomeration(problem: self, linkage: .ward, order: .full, bounded: false)
            let forest = agglomeration.run(downTo: 1)
            do { start = try cut(forest, into: feasible) } catch {
                var free = self
                free.sums = []
                free.count = .unlimited
                start = try free.agglomerate(by: .ward, into: feasible)
            }
        }
        start = Regions.numbered(start).map { $0 - 1 }
        var search = RegionSearch(
            problem: self, feasible: feasible, labels: start.map(Int32.init), count: wanted, seed: seed
        )
        if !search.meetBounds(steps: 4 * searchSteps(regions: wanted), stop: stop) {
            switch divided(feasible, into: wanted, stop) {
            case .possible(let labels): search.restart(from: labels, count: wanted)
            case .impossible:
                throw UnusableInput(
                    Diagnostic(
                        .noRegionsFound, .error, "there are no \(wanted) connected regions within the bounds",
                        notes: ["every way to divide the units was ruled out"],
                        hint: "widen a bound or ask for another number"))
            case .unknown:
                throw UnusableInput(
                    Diagnostic(
                        .noRegionsFound, .error, "no \(wanted) regions within the bounds were found",
                        hint: "widen a bound, ask for another number or try another seed"))
            }
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

    /// What is known of regions within the bounds where a search found none: something for up to 64 units.
    private func divided(_ feasible: FeasibleCounts, into regions: Int, _ stop: @escaping () -> Bool) -> Divided {
        guard feasible.exempt.isEmpty, !stop(), var proof = proof(stop) else { return .unknown }
        switch proof.division(into: regions) {
        case .possible(let sets): return .possible(proof.labels(sets))
        case .impossible: return .impossible
        case .unknown: return .unknown
        }
    }

    private enum Divided {
        case possible([Int32])
        case impossible
        case unknown
    }
}
