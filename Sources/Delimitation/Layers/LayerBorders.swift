import Graphs
import GroupingMethods

/// Where the borders of a layer run along those of units of one municipality.
struct LayerBorders: Sendable {
    /// For each entry of the tables' graph whether the two units lie, for the most part, in different areas.
    let along: [Bool]
    /// The numbers of the municipalities in which there is any such border.
    let municipalities: Set<Int>
    /// The first of the two columns of the borders' values that hold these metres; nil for layers for which none is left.
    let column: Int?

    init(_ layer: LayerTable, _ tables: CriterionTables, position: Int) {
        var along = [Bool](repeating: false, count: tables.borders.count)
        var found: Set<Int> = []
        for unit in layer.homes.indices {
            for index in tables.graph.row(of: unit) {
                let other = tables.graph.targets[index]
                guard tables.municipalities[unit] == tables.municipalities[other] else { continue }
                let (one, two) = (layer.homes[unit], layer.homes[other])
                if one >= 0, two >= 0, one != two {
                    along[index] = true
                    found.insert(tables.municipalities[unit])
                }
            }
        }
        self.along = along
        municipalities = found
        column = position < BorderColumn.layers ? BorderColumn.firstLayer + 2 * position : nil
    }

    /// Metres of a cluster's outline and of its inner borders on a border of the layer.
    func metres(
        _ sums: ClusterSums, _ tables: CriterionTables, homes: [Int]
    ) -> (outside: Double, inside: Double) {
        if let column { return (sums.outside(column), sums.inside(column + 1)) }
        let members = Set((0..<sums.count).map { sums[$0] })
        var (outside, inside) = (0.0, 0.0)
        for unit in members.sorted() {
            for index in tables.graph.row(of: unit) where along[index] {
                if members.contains(tables.graph.targets[index]) {
                    guard homes[unit] != homes[tables.graph.targets[index]] else { continue }
                    inside += tables.borders[index] / 2
                } else {
                    outside += tables.borders[index]
                }
            }
        }
        return (outside, inside)
    }
}
