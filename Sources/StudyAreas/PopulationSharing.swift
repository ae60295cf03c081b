/// Shares a whole number of inhabitants out to catchments.
enum PopulationSharing {
    /// What each catchment of a parish gets of `total`: its village's own inhabitants first, the rest by area.
    ///
    /// Where the villages together have more inhabitants than the parish, the total is shared in their proportion. A whole
    /// total gives whole shares by the largest remainder, ties to the first; the shares sum to the total exactly.
    static func shares(of total: Double, villages: [Double?], areas: [Double]) -> [Double] {
        guard !villages.isEmpty else { return [] }
        let own = villages.map { max(0, $0 ?? 0) }
        let known = own.reduce(0, +)
        let weights: [Double]
        if known > total {
            weights = own.map { total * $0 / known }
        } else {
            let rest = total - known
            let land = areas.reduce(0, +)
            weights = own.indices.map { own[$0] + rest * (land > 0 ? areas[$0] / land : 1 / Double(own.count)) }
        }
        return total == total.rounded() ? rounded(weights, to: total) : exact(weights, to: total)
    }

    private static func rounded(_ weights: [Double], to total: Double) -> [Double] {
        var shares = weights.map { $0.rounded(.down) }
        let left = Int(total - shares.reduce(0, +))
        let order = weights.indices.sorted {
            let (a, b) = (weights[$0] - shares[$0], weights[$1] - shares[$1])
            return a == b ? $0 < $1 : a > b
        }
        for position in 0..<max(0, left) { shares[order[position % order.count]] += 1 }
        return shares
    }

    /// The last share takes what rounding left over.
    private static func exact(_ weights: [Double], to total: Double) -> [Double] {
        var shares = weights
        shares[shares.count - 1] = total - shares.dropLast().reduce(0, +)
        return shares
    }
}
