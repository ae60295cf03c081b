import GeoModel

extension RegionSearch {
    /// Splits a region in two connected halves of about the same sum of a bound, along a tree of its units.
    mutating func split(_ region: Int, by kind: Int) {
        let units = members[region]
        guard units.count > 1 else { return }
        var order: [Int32] = [units[random.below(units.count)]]
        var parent: [Int32: Int32] = [:]
        parent[order[0]] = -1
        var next = 0
        while next < order.count {
            let unit = Int(order[next])
            next += 1
            for index in offsets[unit]..<offsets[unit + 1] {
                let other = targets[Int(index)]
                if Int(labels[Int(other)]) == region && parent[other] == nil {
                    parent[other] = Int32(unit)
                    order.append(other)
                }
            }
        }
        var below: [Int32: Double] = [:]
        for unit in order.reversed() {
            below[unit, default: 0] += weights[Int(unit) * kinds + kind]
            if let above = parent[unit], above >= 0 { below[above, default: 0] += below[unit] ?? 0 }
        }
        let half = totals[region * kinds + kind] / 2
        let root = order[0]
        var cut = order[1]
        for unit in order.dropFirst() where abs((below[unit] ?? 0) - half) < abs((below[cut] ?? 0) - half) {
            cut = unit
        }
        addRegion()
        let fresh = regionCount - 1
        var isBelow: Set<Int32> = [cut]
        for unit in order where unit != root {
            if let above = parent[unit], isBelow.contains(above) { isBelow.insert(unit) }
        }
        for unit in order where isBelow.contains(unit) { move(Int(unit), to: fresh) }
    }
}
