/// The share of the outline on coast or along a barrier.
struct NaturalEdge: MeasureDefinition {
    let id = "naturalEdge"
    let title = Evidence(english: "natural edge", danish: "naturlig grænse")
    let scope = MeasureScope.geographic

    func value(_ group: MeasuredGroup, layer: Int) -> Double? {
        let outline = group.sums.outline
        guard outline > 0 else { return 0 }
        return min(1, (group.sums.coast + group.sums.outside(BorderColumn.barrier)) / outline)
    }

    func score(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Double {
        group.settings.naturalOutline.score(group.values.naturalShare)
    }

    func evidence(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Evidence {
        let outline = max(group.sums.outline, 1)
        return Sentences.naturalEdge(
            coast: group.sums.coast / outline,
            barriers: group.barrierMetres(inside: false).map { ($0.name, $0.metres / outline) }, edge: group.edge)
    }

    func stance(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Stance? { value >= 0.1 ? .speaksFor : nil }
}

extension MeasuredGroup {
    /// Metres along each barrier on the borders between members, or on those from members to other units, the longest first.
    func barrierMetres(inside wanted: Bool) -> [(name: String, metres: Double)] {
        let barriers = scorer.barriers
        guard !barriers.isEmpty else { return [] }
        let graph = scorer.tables.graph
        let inside = Set(members)
        var metres = [Double](repeating: 0, count: barriers.names.count)
        for unit in members {
            for index in graph.row(of: unit) where inside.contains(graph.targets[index]) == wanted {
                for stretch in barriers.along[index] { metres[stretch.barrier] += stretch.metres / (wanted ? 2 : 1) }
            }
        }
        return metres.indices.filter { metres[$0] > 0 }.sorted { (metres[$1], $0) < (metres[$0], $1) }
            .map { (barriers.names[$0], metres[$0]) }
    }
}
