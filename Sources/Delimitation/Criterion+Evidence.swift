extension Criterion {
    /// The measures whose sentences belong in an application: those of the leading leg first, what the outline follows
    /// before how the members hang together.
    public var telling: [Measure] {
        let ordered = legs.filter { $0.leg == leading } + legs.filter { $0.leg != leading }
        return ordered.flatMap { leg in
            leg.leg == .geographic ? leg.geographicTelling(most: leg.leg == leading ? 3 : 2) : leg.layerTelling
        }
    }
}

extension LegScore {
    /// The best layer of the leg with its purity; nothing where the leg says nothing.
    fileprivate var layerTelling: [Measure] {
        guard score > 0, let match = measures.first(where: { $0.name == "jaccard" && $0.score == score }) else {
            return []
        }
        return [match] + measures.filter { $0.name == "purity" && $0.layer == match.layer }
    }

    /// What the outline follows, most of it first; then how the members hang together.
    fileprivate func geographicTelling(most: Int) -> [Measure] {
        func measure(_ name: String) -> Measure? { measures.first { $0.name == name } }
        let edges = ["naturalEdge", "administrativeEdge", "historicalEdge"].compactMap(measure)
            .filter { $0.value >= 0.1 }.enumerated()
            .sorted { ($1.element.value, $0.offset) < ($0.element.value, $1.offset) }.map(\.element)
        var chosen = Array(edges.prefix(2))
        if chosen.isEmpty, let open = measure("openOutline") { chosen.append(open) }
        if let separation = measure("separation"), separation.score >= 0.4 { chosen.append(separation) }
        if let proximity = measure("proximity") { chosen.append(proximity) }
        if let piece = measure("onePiece"), piece.value < 1 { chosen.insert(piece, at: 0) }
        return Array(chosen.prefix(most))
    }
}
