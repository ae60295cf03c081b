extension Criterion {
    /// The measures whose sentences belong in an application: those that speak for the cluster, of the leading dimension first.
    public var telling: [Measure] {
        let ordered = legs.filter { $0.leg == leading } + legs.filter { $0.leg != leading }
        return ordered.flatMap { leg in
            leg.speakingFor.strongest(leg.leg == leading ? 3 : 2)
        }
    }

    /// The measures whose sentences speak against it, of the leading dimension first.
    public var speakingAgainst: [Measure] {
        let ordered = legs.filter { $0.leg == leading } + legs.filter { $0.leg != leading }
        return ordered.flatMap(\.speakingAgainst)
    }
}

extension [Measure] {
    /// Those that count for most, in their order; a layer's contrast and its overlap say one thing each.
    fileprivate func strongest(_ most: Int) -> [Measure] {
        let ranked = indices.sorted { (self[$1].score, $0) < (self[$0].score, $1) }.prefix(most).sorted()
        return ranked.map { self[$0] }
    }
}
