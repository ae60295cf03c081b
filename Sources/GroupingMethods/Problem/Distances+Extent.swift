/// How far the members of a cluster lie apart.
public struct ClusterExtent: Sendable, Hashable {
    /// The largest distance from a member to its nearest other member, in kilometres; 0 for a single one.
    public var gapKm: Double
    /// The largest distance between two members, in kilometres; 0 for a single one.
    public var diameterKm: Double

    /// Both in kilometres.
    public init(gapKm: Double, diameterKm: Double) {
        self.gapKm = gapKm
        self.diameterKm = diameterKm
    }
}

extension Distances {
    /// The largest distance between two members in kilometres; 0 for a single one. O(members squared).
    public func diameterKm(_ members: [Int]) -> Double { extent(members).diameterKm }

    /// The largest distance from a member to its nearest other member in kilometres; 0 for a single one.
    public func gapKm(_ members: [Int]) -> Double { extent(members).gapKm }

    /// Gap and diameter, each pair measured at most once. O(members squared).
    public func extent(_ members: [Int]) -> ClusterExtent {
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: max(1, members.count)) { buffer in
            for (position, unit) in members.enumerated() {
                buffer.initializeElement(at: position, to: Int32(truncatingIfNeeded: unit))
            }
            return extent(UnsafeBufferPointer(rebasing: buffer[..<members.count]))
        }
    }

    /// Gap and diameter of the cluster behind `sums`; nil where neither is beyond `limits`, which may be known without
    /// measuring. O(members squared).
    public func extent(of sums: ClusterSums, beyond limits: ClusterExtent) -> ClusterExtent? {
        sums.withMembers { members in
            if case .estimated(let x, let y, let margin, _) = storage,
                PlaneEstimate(x: x, y: y, margin: margin).isWithin(limits, members)
            {
                return nil
            }
            let extent = extent(members)
            return extent.gapKm <= limits.gapKm && extent.diameterKm <= limits.diameterKm ? nil : extent
        }
    }

    private func extent(_ members: UnsafeBufferPointer<Int32>) -> ClusterExtent {
        // Searches ask this at every trial: what is stored is looked up once, not at every pair.
        switch storage {
        case .rows(let rows): Self.extent(members) { rows.km($0, $1) ?? .infinity }
        case .reaching(let rows, _, let beyond): Self.extent(members) { rows.km($0, $1) ?? beyond($0, $1) }
        case .function(let km): Self.extent(members, km)
        case .planar: Self.extent(members, km)
        case .estimated(let x, let y, let margin, let km):
            PlaneEstimate(x: x, y: y, margin: margin).extent(members, exactKm: km)
        }
    }

    @inline(__always)
    private static func extent(_ members: UnsafeBufferPointer<Int32>, _ km: (Int, Int) -> Double) -> ClusterExtent {
        guard members.count > 1 else { return ClusterExtent(gapKm: 0, diameterKm: 0) }
        return withUnsafeTemporaryAllocation(of: Double.self, capacity: members.count) { nearest in
            nearest.initialize(repeating: .infinity)
            var diameter = 0.0
            for first in 0..<members.count {
                let unit = Int(members[first])
                var own = nearest[first]
                for second in (first + 1)..<members.count where members[second] != members[first] {
                    let distance = km(unit, Int(members[second]))
                    diameter = max(diameter, distance)
                    own = min(own, distance)
                    nearest[second] = min(nearest[second], distance)
                }
                nearest[first] = own
            }
            return ClusterExtent(gapKm: nearest.reduce(0) { max($0, $1) }, diameterKm: diameter)
        }
    }
}

/// Distances in the plane that are off by a share of the true ones at most: they tell which pairs are worth an exact look.
private struct PlaneEstimate {
    let x: [Double]
    let y: [Double]
    let margin: Double

    /// The true distance is at least this …
    private func least(_ km: Double) -> Double { km / (1 + margin) }

    /// … and at most this.
    private func most(_ km: Double) -> Double { margin < 1 ? km / (1 - margin) : .infinity }

    @inline(__always)
    private func squared(_ first: Int32, _ second: Int32) -> Double {
        let (dx, dy) = (x[Int(first)] - x[Int(second)], y[Int(first)] - y[Int(second)])
        return (dx * dx + dy * dy) / 1e6
    }

    /// Whether gap and diameter are certainly within limits.
    func isWithin(_ limits: ClusterExtent, _ members: UnsafeBufferPointer<Int32>) -> Bool {
        let (gap, diameter) = (limits.gapKm * (1 - margin), limits.diameterKm * (1 - margin))
        guard gap > 0, diameter > 0 else { return members.count < 2 }
        for first in members {
            var nearest = Double.infinity
            for second in members where second != first {
                let square = squared(first, second)
                if square > diameter * diameter { return false }
                nearest = min(nearest, square)
            }
            if nearest > gap * gap { return false }
        }
        return true
    }

    /// The exact gap and diameter; only pairs that could decide either are measured.
    func extent(_ members: UnsafeBufferPointer<Int32>, exactKm: (Int, Int) -> Double) -> ClusterExtent {
        var extent = ClusterExtent(gapKm: 0, diameterKm: 0)
        guard members.count > 1 else { return extent }
        func exact(_ first: Int32, _ second: Int32) -> Double { exactKm(Int(first), Int(second)) }
        // The pair that looks farthest first: what it measures rules nearly all the others out.
        var farthest = (square: -1.0, first: members[0], second: members[0])
        for (position, first) in members.enumerated() {
            for second in members[(position + 1)...] where squared(first, second) > farthest.square {
                farthest = (squared(first, second), first, second)
            }
        }
        if farthest.first != farthest.second { extent.diameterKm = exact(farthest.first, farthest.second) }
        for (position, first) in members.enumerated() {
            for second in members[(position + 1)...]
            where second != first && most(squared(first, second).squareRoot()) > extent.diameterKm {
                extent.diameterKm = max(extent.diameterKm, exact(first, second))
            }
        }
        for first in members {
            let others = members.lazy.filter { $0 != first }
            let seen = others.map { squared(first, $0) }.reduce(Double.infinity) { min($0, $1) }.squareRoot()
            guard seen.isFinite, most(seen) > extent.gapKm else { continue }
            var nearest = Double.infinity
            for second in others where least(squared(first, second).squareRoot()) <= min(most(seen), nearest) {
                nearest = min(nearest, exact(first, second))
            }
            extent.gapKm = max(extent.gapKm, nearest)
        }
        return extent
    }
}
