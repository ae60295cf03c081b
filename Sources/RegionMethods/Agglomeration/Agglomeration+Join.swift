extension Agglomeration {
    /// Makes the two clusters of a border one: the one with the longer list of borders takes the other in.
    mutating func join(_ index: Int32) {
        var kept = borders[Int(index)].first
        var taken = borders[Int(index)].second
        if lists[Int(kept)].count < lists[Int(taken)].count { swap(&kept, &taken) }
        borders[Int(index)].first = -1
        var list = lists[Int(kept)]
        let incoming = lists[Int(taken)]
        lists[Int(kept)] = []
        lists[Int(taken)] = []
        for border in list where borders[Int(border)].first >= 0 {
            slot[Int(borders[Int(border)].other(than: kept))] = border
        }
        // Borders of the cluster taken in: folded into the kept cluster's border with the same neighbour, or handed over.
        let length = list.count
        for border in incoming where borders[Int(border)].first >= 0 {
            let neighbour = borders[Int(border)].other(than: taken)
            let twin = slot[Int(neighbour)]
            if twin >= 0 {
                fold(border, into: twin)
                borders[Int(border)].first = -1
                slot[Int(neighbour)] = -2
            } else {
                borders[Int(border)].first = kept
                borders[Int(border)].second = neighbour
                widen(border, by: neighbour, and: kept)
                list.append(border)
            }
        }
        for border in list[..<length] where borders[Int(border)].first >= 0 {
            let neighbour = borders[Int(border)].other(than: kept)
            if slot[Int(neighbour)] >= 0 { widen(border, by: neighbour, and: taken) }
            slot[Int(neighbour)] = -1
        }
        absorb(taken, into: kept)
        for border in list where borders[Int(border)].first >= 0 { rekey(border, of: kept) }
        lists[Int(kept)] = list
        enqueue(kept)
    }

    private mutating func absorb(_ taken: Int32, into kept: Int32) {
        let kinds = maxima.count
        sizes[Int(kept)] += sizes[Int(taken)]
        for column in 0..<width { sums[Int(kept) * width + column] += sums[Int(taken) * width + column] }
        for kind in 0..<kinds { weights[Int(kept) * kinds + kind] += weights[Int(taken) * kinds + kind] }
        next[Int(last[Int(kept)])] = taken
        last[Int(kept)] = last[Int(taken)]
        version[Int(kept)] += 1
        version[Int(taken)] = -1
    }

    /// Two borders with the same neighbour become one.
    private mutating func fold(_ border: Int32, into twin: Int32) {
        let other = borders[Int(border)]
        borders[Int(twin)].pairs += other.pairs
        borders[Int(twin)].shortest = min(borders[Int(twin)].shortest, other.shortest)
        switch linkage {
        case .single: borders[Int(twin)].aggregate = min(borders[Int(twin)].aggregate, other.aggregate)
        case .complete: borders[Int(twin)].aggregate = max(borders[Int(twin)].aggregate, other.aggregate)
        case .average, .ward: borders[Int(twin)].aggregate += other.aggregate
        }
    }

    /// Full order: counts the pairs of units between two clusters that were no neighbours until now.
    private mutating func widen(_ border: Int32, by first: Int32, and second: Int32) {
        if order == .first || linkage == .ward { return }
        var aggregate = borders[Int(border)].aggregate
        values.withUnsafeBufferPointer { values in
            next.withUnsafeBufferPointer { next in
                var unit = first
                while unit >= 0 {
                    var other = second
                    while other >= 0 {
                        let distance = squaredDistance(values, width, Int(unit), Int(other))
                        switch linkage {
                        case .single: aggregate = min(aggregate, distance)
                        case .complete: aggregate = max(aggregate, distance)
                        case .average, .ward: aggregate += distance
                        }
                        other = next[Int(other)]
                    }
                    unit = next[Int(unit)]
                }
            }
        }
        borders[Int(border)].aggregate = aggregate
        borders[Int(border)].pairs += sizes[Int(first)] * sizes[Int(second)]
    }

    /// The distance that the linkage gives, once a cluster has grown.
    private mutating func rekey(_ index: Int32, of cluster: Int32) {
        let border = borders[Int(index)]
        let first = Int(border.first)
        let second = Int(border.second)
        switch (linkage, order) {
        case (.single, _), (.complete, _): borders[Int(index)].key = border.aggregate
        case (.average, _): borders[Int(index)].key = border.aggregate / border.pairs
        case (.ward, .first):
            let weight = 2 * sizes[first] * sizes[second] / (sizes[first] + sizes[second])
            borders[Int(index)].key = weight * border.aggregate / border.pairs
        case (.ward, .full):
            var squares = 0.0
            for column in 0..<width {
                let difference =
                    sums[first * width + column] / sizes[first] - sums[second * width + column] / sizes[second]
                squares += difference * difference
            }
            borders[Int(index)].key = 2 * sizes[first] * sizes[second] / (sizes[first] + sizes[second]) * squares
        }
    }
}
