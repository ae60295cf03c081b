import GeoModel
import Graphs
import StudyAreas

/// The share of the inhabitants who live in the largest component: 1 for a contiguous cluster.
struct Contiguity: MeasureDefinition {
    let id = "contiguity"
    let title = Evidence(english: "contiguity", danish: "sammenhæng")
    let scope = MeasureScope.geographic

    func value(_ group: MeasuredGroup, layer: Int) -> Double? { group.values.connected }

    func evidence(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Evidence {
        let components = group.scorer.components(of: group.members)
        guard components.count > 1 else { return Sentences.contiguous(link: usedLink(group)) }
        let names = components.dropFirst().flatMap { $0 }.map { group.study.units[$0].name }
        return Sentences.cutOff(
            names, share: 1 - value, knowsPopulation: group.scorer.tables.knowsPopulation,
            between: between(components, group).map { group.study.units[$0].name })
    }

    func stance(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Stance? {
        group.study.graph.isConnected(group.members) ? nil : .speaksAgainst
    }

    /// The fewest units, three at most, with which all components are one; empty where three are not enough.
    private func between(_ components: [[Int]], _ group: MeasuredGroup) -> [Int] {
        let graph = group.study.graph
        var joined = Set(components[0])
        var left = Array(components.dropFirst())
        var added: [Int] = []
        while !left.isEmpty {
            guard let path = shortest(from: joined, to: left, graph), added.count + path.count <= 3 else { return [] }
            added += path
            joined.formUnion(path)
            // What borders on the new units is joined as well.
            var isGrowing = true
            while isGrowing {
                isGrowing = false
                for (index, component) in left.enumerated().reversed()
                where component.contains(where: { graph.neighbours(of: $0).contains(where: joined.contains) }) {
                    joined.formUnion(component)
                    left.remove(at: index)
                    isGrowing = true
                }
            }
        }
        return added.sorted()
    }

    /// The units strictly between the joined ones and the nearest component; nil where none can be reached.
    private func shortest(from joined: Set<Int>, to components: [[Int]], _ graph: UnitGraph) -> [Int]? {
        let goals = Set(components.joined())
        var before: [Int: Int] = [:]
        var queue = joined.sorted()
        var next = 0
        while next < queue.count {
            let unit = queue[next]
            next += 1
            for other in graph.neighbours(of: unit) where !joined.contains(other) && before[other] == nil {
                before[other] = unit
                if goals.contains(other) {
                    var path: [Int] = []
                    var step = unit
                    while !joined.contains(step), let previous = before[step] {
                        path.append(step)
                        step = previous
                    }
                    return path
                }
                queue.append(other)
            }
        }
        return nil
    }

    /// The first declared link without which the members would not be contiguous.
    private func usedLink(_ group: MeasuredGroup) -> (String, String)? {
        let inside = Set(group.members)
        for link in group.study.links where inside.contains(link.a) && inside.contains(link.b) {
            if !group.scorer.tables.graph.areNeighbours(link.a, link.b) {
                return (group.study.units[link.a].name, group.study.units[link.b].name)
            }
        }
        return nil
    }
}
