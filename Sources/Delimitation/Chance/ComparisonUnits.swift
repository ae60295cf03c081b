import GeoModel
import Graphs
import StudyAreas

/// What comparison groups are made of: the parishes of a study of villages, otherwise the units themselves.
///
/// The same area as villages or as parishes is then set against the same groups. They are ordered by id, so that the order of a
/// file changes no draw.
struct ComparisonUnits: Sendable {
    /// The units of each, ascending.
    let members: [[Int]]
    /// For each unit of the study the comparison unit that it belongs to.
    let home: [Int]
    /// For each unit its share of the area of its comparison unit.
    let share: [Double]
    /// What each is called.
    let names: [String]
    /// Which share a border or a link.
    let graph: UnitGraph
    /// Metres of common border for each entry of `graph.targets`; 0 for a link.
    let borders: [Double]
    /// Metres of border with any land, other municipalities included.
    let landBorders: [Double]
    let populations: [Double]
    /// The number of the municipality of each, -1 where none is known.
    let municipalities: [Int]

    /// - Parameter byParish: whether the villages of one parish are one comparison unit.
    init(_ study: Study, _ tables: CriterionTables, byParish: Bool) {
        var groups: [String: [Int]] = [:]
        for (unit, value) in study.units.enumerated() {
            // A village of no known parish stands for itself; no code of a parish begins with this mark.
            let key = byParish ? value.parish ?? "\u{0}\(value.id)" : value.id
            groups[key, default: []].append(unit)
        }
        let keys = groups.keys.sorted { IdOrder.precedes($0, $1) }
        members = keys.map { groups[$0] ?? [] }
        var home = [Int](repeating: 0, count: study.units.count)
        for (index, units) in members.enumerated() { for unit in units { home[unit] = index } }
        self.home = home
        let areas = members.map { $0.reduce(0) { $0 + tables.areas[$1] } }
        share = study.units.indices.map { areas[home[$0]] > 0 ? tables.areas[$0] / areas[home[$0]] : 1 }
        let parishNames = Dictionary(study.parishes.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
        names = zip(keys, members).map { key, units in
            (byParish ? parishNames[key] : nil) ?? study.units[units[0]].name
        }
        populations = members.map { $0.reduce(0) { $0 + tables.populations[$1] } }
        municipalities = members.map { tables.municipalities[$0[0]] }
        var pieces: [(one: Int, other: Int, metres: Double)] = []
        var outer = [Double](repeating: 0, count: members.count)
        for unit in study.units.indices {
            outer[home[unit]] += tables.outside[unit] + tables.outsideOther[unit]
            for other in study.graph.neighbours(of: unit) where home[other] != home[unit] {
                let length = tables.graph.edge(from: unit, to: other).map { tables.borders[$0] } ?? 0
                pieces.append((home[unit], home[other], length))
                outer[home[unit]] += length
            }
        }
        landBorders = outer
        graph = UnitGraph(unitCount: members.count, pairs: pieces.map { ($0.one, $0.other) })
        var borders = [Double](repeating: 0, count: graph.targets.count)
        for piece in pieces {
            if let index = graph.edge(from: piece.one, to: piece.other) { borders[index] += piece.metres }
        }
        self.borders = borders
    }

    /// The units of a group of comparison units, ascending.
    func units(of group: [Int]) -> [Int] { group.flatMap { members[$0] }.sorted() }

    /// The comparison units of a cluster, ascending, where it consists of whole ones; nil where it cuts one.
    func whole(_ cluster: [Int]) -> [Int]? {
        var counts: [Int: Int] = [:]
        for unit in cluster { counts[home[unit], default: 0] += 1 }
        guard counts.allSatisfy({ members[$0.key].count == $0.value }) else { return nil }
        return counts.keys.sorted()
    }
}
