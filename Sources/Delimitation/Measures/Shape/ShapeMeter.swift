import GroupingMethods

/// Takes the measures of shape of a cluster from its sums.
struct ShapeMeter: Sendable {
    let tables: CriterionTables
    let units: ComparisonUnits
    let measures: UnitMeasures
    private let inside: MunicipalNeighbours

    init(tables: CriterionTables, units: ComparisonUnits, measures: UnitMeasures) {
        self.tables = tables
        self.units = units
        self.measures = measures
        inside = MunicipalNeighbours(units)
    }

    /// The measures of a cluster, and how many comparison units it has; those that are cut count by their area.
    ///
    /// O(members times neighbours).
    func measure(_ sums: ClusterSums) -> (values: ShapeValues, size: Double) {
        var values = ShapeValues()
        guard sums.count > 0 else { return (values, 0) }
        let area = max(tables.area(sums), .leastNonzeroMagnitude)
        values[.unexplainedOutline] = sums.outside(BorderColumn.open) / (4 * Double.pi * area).squareRoot()
        return withUnsafeTemporaryAllocation(of: Home.self, capacity: sums.count) { homes in
            let count = gather(sums, into: homes)
            var size = 0.0
            for place in 0..<count { size += homes[place].share }
            if let largest = Self.largest(homes[..<count], sums), largest.people > 0, sums.population > 0 {
                values[.largestMember] = min(1, largest.people / sums.population)
                values[.townOffCentre] = Self.distance(largest, sums) / (area / Double.pi).squareRoot()
            }
            values[.enclosure] = enclosed(homes[..<count]) / max(1, size).squareRoot()
            return (values, size)
        }
    }

    /// The part of a comparison unit that a cluster holds.
    struct Home {
        var unit: Int
        var share: Double
        var people: Double
        var area: Double
        var x: Double
        var y: Double
    }

    /// The largest of the members, by inhabitants: its comparison unit and who lives there; nil where nobody does.
    func largest(_ sums: ClusterSums) -> (unit: Int, people: Double, kmOffCentre: Double)? {
        withUnsafeTemporaryAllocation(of: Home.self, capacity: max(1, sums.count)) { homes in
            let count = gather(sums, into: homes)
            guard let largest = Self.largest(homes[..<count], sums), largest.people > 0 else { return nil }
            return (largest.unit, largest.people, Self.distance(largest, sums) / 1000)
        }
    }

    /// The members by comparison unit, in no meaningful order.
    private func gather(_ sums: ClusterSums, into homes: UnsafeMutableBufferPointer<Home>) -> Int {
        var count = 0
        let areSame = units.members.count == units.home.count
        for position in 0..<sums.count {
            let unit = sums[position]
            let home = units.home[unit]
            let own = measures.units[unit]
            var place = areSame ? count : 0
            while place < count && homes[place].unit != home { place += 1 }
            if place == count {
                homes.initializeElement(
                    at: place, to: Home(unit: home, share: 0, people: 0, area: 0, x: 0, y: 0))
                count += 1
            }
            homes[place].share += units.share[unit]
            homes[place].people += own[UnitColumn.population]
            homes[place].area += own[UnitColumn.area]
            homes[place].x += own[UnitColumn.areaX]
            homes[place].y += own[UnitColumn.areaY]
        }
        return count
    }

    /// The one with the most inhabitants; of equals the nearest to the centre of the cluster, then the smallest id.
    private static func largest(
        _ homes: UnsafeMutableBufferPointer<Home>.SubSequence, _ sums: ClusterSums
    ) -> Home? {
        guard var best = homes.first else { return nil }
        for home in homes.dropFirst() where home.people >= best.people {
            if home.people > best.people {
                best = home
                continue
            }
            let (own, other) = (distance(home, sums), distance(best, sums))
            if own < other || (own == other && home.unit < best.unit) { best = home }
        }
        return best
    }

    /// Metres from the centre of a member to the centre of the cluster.
    private static func distance(_ home: Home, _ sums: ClusterSums) -> Double {
        let (own, all) = (home.area, sums.units[UnitColumn.area])
        guard own > 0, all > 0 else { return 0 }
        let (x, y) = (sums.units[UnitColumn.areaX] / all, sums.units[UnitColumn.areaY] / all)
        let (east, north) = (home.x / own - x, home.y / own - y)
        return (east * east + north * north).squareRoot()
    }

    /// A border with the cluster counts from this share of a neighbour's border with any land.
    static let enclosedFrom = 0.3

    /// By how much neighbours exceed that share, added up.
    private func enclosed(_ homes: UnsafeMutableBufferPointer<Home>.SubSequence) -> Double {
        inside.enclosed(homes, from: Self.enclosedFrom) ?? enclosedAnywhere(homes)
    }

    /// The same for clusters in several municipalities, or in one of very many units.
    private func enclosedAnywhere(_ homes: UnsafeMutableBufferPointer<Home>.SubSequence) -> Double {
        var entries = homes.count
        for home in homes { entries += units.graph.row(of: home.unit).count }
        // A small open hash table: which neighbours were met is asked for every border of every member.
        var capacity = 8
        while capacity < 2 * entries { capacity *= 2 }
        return withUnsafeTemporaryAllocation(of: (key: Int, metres: Double).self, capacity: capacity) { table in
            table.initialize(repeating: (-1, 0))
            func place(_ key: Int) -> Int {
                var place = (key &* 0x9E37_79B1) & (capacity - 1)
                while table[place].key != -1 && table[place].key != key { place = (place + 1) & (capacity - 1) }
                return place
            }
            for home in homes { table[place(home.unit)] = (home.unit, -1) }
            for home in homes {
                let municipality = units.municipalities[home.unit]
                for index in units.graph.row(of: home.unit) {
                    let other = units.graph.targets[index]
                    // A neighbour beyond a municipal border has a reason to stay out.
                    guard units.municipalities[other] == municipality else { continue }
                    let found = place(other)
                    guard table[found].metres >= 0 else { continue }
                    table[found] = (other, table[found].metres + units.borders[index])
                }
            }
            var sum = 0.0
            for entry in table where entry.metres > 0 {
                sum += max(0, entry.metres / max(1, units.landBorders[entry.key]) - Self.enclosedFrom)
            }
            return sum
        }
    }

    /// The measures of a growing group, one entry for each comparison unit that joins.
    func measure(inOrder order: [Int]) -> [ShapeValues] {
        var sums = ClusterSums()
        var inside: Set<Int> = []
        return order.map { home in
            for unit in units.members[home] {
                measures.add(unit, to: &sums) { inside.contains($0) }
                inside.insert(unit)
            }
            return measure(sums).values
        }
    }
}
