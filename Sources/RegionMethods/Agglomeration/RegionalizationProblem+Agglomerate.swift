import GeoModel
import Graphs

extension RegionalizationProblem {
    /// SCHC: joins the most similar neighbours until the wanted number of regions is left.
    func agglomerate(
        by linkage: Linkage, into feasible: FeasibleCounts, stop: () -> Bool
    ) throws(UnusableInput) -> [Int] {
        let wanted = regions ?? feasible.parts.count
        var agglomeration = Agglomeration(problem: self, linkage: linkage, order: .full, bounded: true)
        let joins = try agglomeration.run(downTo: wanted, stop: stop)
        if graph.unitCount - joins.count > wanted {
            throw UnusableInput(
                Diagnostic(
                    .noRegionsFound, .error,
                    "joining stopped at \(graph.unitCount - joins.count) regions: every further one breaks a maximum",
                    hint: "ask for \(graph.unitCount - joins.count) regions, raise the maximum, or use azp"
                )
            )
        }
        var sets = DisjointSets(count: graph.unitCount)
        for (first, second) in joins { _ = sets.join(first, second) }
        return (0..<Int32(graph.unitCount)).map { Int(sets.root(of: $0)) }
    }
}
