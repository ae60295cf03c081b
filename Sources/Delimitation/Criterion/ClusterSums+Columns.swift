import CoverageTopology
import GroupingMethods
import StudyAreas

/// What the columns of a unit's values hold.
enum UnitColumn {
    static let population = 0
    /// Square metres.
    static let area = 1
    /// Area times the place of its centre, seen from the middle of the study.
    static let areaX = 2
    static let areaY = 3
    /// The second moment about the middle of the study.
    static let secondMoment = 4
    /// Metres of coast, or of the edge of the data.
    static let coast = 5
}

/// What the columns of a border's values hold, in metres.
enum BorderColumn {
    static let length = 0
    /// Between two municipalities.
    static let municipal = 1
    /// Along a barrier, between two municipalities or not.
    static let barrier = 2
    /// None of these.
    static let open = 3
    /// Along a barrier, municipal or not, with no declared link across.
    static let barred = 4
    /// Square metres that both units claim.
    static let overlap = 5
    /// Between two comparison units: of villages, what is not within one parish.
    static let between = 6
    /// On a border of a historical or identity layer, between units of one municipality; two columns a layer from here on, the
    /// second without what lies within one comparison unit.
    static let firstLayer = 7
    /// How many layers have their columns.
    static let layers = (ClusterSums.Columns.scalarCount - firstLayer) / 2
}

extension ClusterSums {
    var population: Double { max(0, units[UnitColumn.population]) }
    /// Square metres; what two members claim counts once. Where three do, it is too little: see `CriterionTables.area`.
    var area: Double { max(0, units[UnitColumn.area] - inside(BorderColumn.overlap)) }
    var coast: Double { Self.length(units[UnitColumn.coast]) }
    /// The whole outline in metres.
    var outline: Double { coast + outside(BorderColumn.length) }

    /// Outline by kind, in metres.
    func outside(_ column: Int) -> Double { Self.length(outer[column]) }

    /// The outline towards other units of the municipality, which somebody chose.
    var freeOutline: Double { Self.length(outer[BorderColumn.length] - outer[BorderColumn.municipal]) }

    /// The borders between members of one municipality; of villages those between their parishes.
    var freeInner: Double { Self.length(inner[BorderColumn.between] - inner[BorderColumn.municipal]) }

    /// Borders between members by kind, in metres.
    func inside(_ column: Int) -> Double { Self.length(inner[column]) }

    /// A length without what adding and taking away left of nothing: less than a tenth of a millimetre is rounding, and a
    /// ratio of two such would be anything.
    private static func length(_ metres: Double) -> Double { metres > 1e-4 ? metres : 0 }

    /// The second moment of area about the cluster's own centre, in metres to the fourth.
    var secondMoment: Double {
        guard area > 0 else { return 0 }
        let (x, y) = (units[UnitColumn.areaX], units[UnitColumn.areaY])
        return max(0, units[UnitColumn.secondMoment] - (x * x + y * y) / area)
    }
}

extension CriterionTables {
    /// The tables as sums, with the share of each border that barriers and old units make.
    ///
    /// - Parameters:
    ///   - layers: where the borders of the historical and identity layers run.
    ///   - barriers: for each entry the share that runs along a barrier, 0 to 1.
    ///   - homes: the comparison unit of each unit.
    ///   - links: the declared links; a barrier under one separates nobody.
    func measures(layers: [LayerBorders], barriers: [Double], homes: [Int], links: [DeclaredLink]) -> UnitMeasures {
        let linked = Set(links)
        let middle = moments.reduce((x: 0.0, y: 0.0)) { ($0.x + $1.centroid.x, $0.y + $1.centroid.y) }
        let count = Double(max(1, moments.count))
        let units = moments.indices.map { unit in
            let own = moments[unit]
            let (x, y) = (own.centroid.x - middle.x / count, own.centroid.y - middle.y / count)
            var columns = ClusterSums.Columns.zero
            columns[UnitColumn.population] = populations[unit]
            columns[UnitColumn.area] = own.area
            columns[UnitColumn.areaX] = own.area * x
            columns[UnitColumn.areaY] = own.area * y
            columns[UnitColumn.secondMoment] = own.polarMoment + own.area * (x * x + y * y)
            columns[UnitColumn.coast] = coast[unit]
            return columns
        }
        var columns = [ClusterSums.Columns](repeating: .zero, count: borders.count)
        for unit in moments.indices {
            for index in graph.row(of: unit) {
                let metres = borders[index]
                let along = metres * barriers[index]
                columns[index][BorderColumn.length] = metres
                columns[index][BorderColumn.barrier] = along
                if municipalities[unit] != municipalities[graph.targets[index]] {
                    columns[index][BorderColumn.municipal] = metres
                } else {
                    columns[index][BorderColumn.open] = metres - along
                    for layer in layers where layer.along[index] {
                        guard let column = layer.column else { continue }
                        columns[index][column] = metres
                        if homes[unit] != homes[graph.targets[index]] { columns[index][column + 1] = metres }
                    }
                }
                // Borders within a parish are no matter of a cluster of its villages: as parishes it would have none.
                guard homes[unit] != homes[graph.targets[index]] else { continue }
                columns[index][BorderColumn.between] = metres
                let pair = DeclaredLink(a: min(unit, graph.targets[index]), b: max(unit, graph.targets[index]))
                if !linked.contains(pair) { columns[index][BorderColumn.barred] = along }
            }
        }
        for overlap in coverage.overlaps where overlap.b < moments.count {
            for (one, other) in [(overlap.a, overlap.b), (overlap.b, overlap.a)] {
                if let index = graph.edge(from: one, to: other) {
                    columns[index][BorderColumn.overlap] = overlap.areaSquareMetres
                }
            }
        }
        let further = moments.indices.map { unit in
            var columns = ClusterSums.Columns.zero
            columns[BorderColumn.length] = outside[unit] + outsideOther[unit]
            columns[BorderColumn.municipal] = outsideOther[unit]
            columns[BorderColumn.open] = outside[unit]
            return columns
        }
        return UnitMeasures(graph: graph, units: units, borders: columns, further: further)
    }
}
