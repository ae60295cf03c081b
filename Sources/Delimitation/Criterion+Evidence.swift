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
    /// What a survey found, and the best layer of the leg with its purity.
    ///
    /// A cluster that is most of one area and lies in it whole says so, though that is too little for a score: an
    /// application may well name it.
    fileprivate var layerTelling: [Measure] {
        let survey = measures.filter { $0.name == "attachment" && $0.score > 0 }
        let matches = measures.filter { $0.name == "jaccard" }
        guard let most = matches.map(\.value).max(), let match = matches.first(where: { $0.value == most }) else {
            return survey
        }
        let purity = measures.filter { $0.name == "purity" && $0.layer == match.layer }
        let isMostOfOne = match.value >= 0.5 && purity.contains { $0.value >= 0.95 }
        return survey + (match.score > 0 || isMostOfOne ? [match] + purity : [])
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
        if let proximity = measure("proximity"), proximity.evidence != Sentences.noDistances {
            chosen.append(proximity)
        }
        if let piece = measure("onePiece"), piece.value < 1 { chosen.insert(piece, at: 0) }
        return Array(chosen.prefix(most))
    }
}
