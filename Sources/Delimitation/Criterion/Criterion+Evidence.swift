extension Criterion {
    /// The measures whose sentences belong in an application: those that speak for the cluster, of the leading dimension first.
    public var telling: [Measure] {
        let ordered = dimensions.filter { $0.dimension == leading } + dimensions.filter { $0.dimension != leading }
        return ordered.flatMap { dimension in
            dimension.speakingFor.strongest(dimension.dimension == leading ? 3 : 2)
        }
    }

    /// The measures whose sentences speak against it: members that are cut off before all else, then the leading dimension, in
    /// each what counts against it most first.
    public var speakingAgainst: [Measure] {
        let ordered = dimensions.filter { $0.dimension == leading } + dimensions.filter { $0.dimension != leading }
        let all = ordered.flatMap { $0.speakingAgainst.weakestFirst }
        return all.filter { $0.name == "contiguity" } + all.filter { $0.name != "contiguity" }
    }
}

extension [Measure] {
    /// Those that count for most, in their order; a layer's contrast and its overlap say one thing each.
    fileprivate func strongest(_ most: Int) -> [Measure] {
        let ranked = indices.sorted { (self[$1].score, $0) < (self[$0].score, $1) }.prefix(most).sorted()
        return ranked.map { self[$0] }
    }

    /// The lowest score first, equal ones in their order.
    fileprivate var weakestFirst: [Measure] {
        indices.sorted { (self[$0].score, $0) < (self[$1].score, $1) }.map { self[$0] }
    }
}
