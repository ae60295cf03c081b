extension RegionProof {
    /// Connected sets within the bounds whose cost exceeds their prices by at most `limit`; `most` of them at most.
    ///
    /// Sets grow unit by unit, each once. Costs only rise with a set, so a set that the best further units cannot bring
    /// within the limit is not grown. When there are more than `most` the first ones are given.
    mutating func sets(within limit: Double, at prices: [Double], regions: Int, most: Int) -> [UInt64] {
        var walk = PricingWalk(proof: self, prices: prices, limit: limit, regions: regions, most: most)
        walk.run()
        stepsLeft = walk.stepsLeft
        return walk.found
    }
}

/// One walk over the connected sets, with the sums of the set at hand.
private struct PricingWalk {
    let proof: RegionProof
    /// What a set earns by covering a unit, and what it costs to be a set at all.
    let rewards: [Double]
    let fee: Double
    let limit: Double
    let most: Int
    /// The most that a region may have of each bound when every other region has its minimum.
    let ceilings: [Double]
    let lightest: [Double]
    var stepsLeft: Int
    var found: [UInt64] = []
    var sums: [Double]
    var totals: [Double]
    var squares = 0.0
    var members: [Int] = []
    var bestGains: [Double] = []

    init(proof: RegionProof, prices: [Double], limit: Double, regions: Int, most: Int) {
        self.proof = proof
        rewards = prices[0..<proof.count].map { -$0 }
        fee = prices[proof.count]
        self.limit = limit
        self.most = most
        ceilings = proof.ceilings(of: proof.everything, regions: regions)
        lightest = (0..<proof.kinds).map { kind in
            (0..<proof.count).map { proof.weights[$0 * proof.kinds + kind] }.min() ?? 0
        }
        stepsLeft = proof.stepsLeft
        sums = [Double](repeating: 0, count: proof.width)
        totals = [Double](repeating: 0, count: proof.kinds)
    }

    mutating func run() {
        var passed: UInt64 = 0
        for root in 0..<proof.count where found.count < most && stepsLeft > 0 {
            passed |= 1 << UInt64(root)
            let cost = enter(root)
            if fits() {
                grow(
                    passed: passed, set: 1 << UInt64(root), frontier: proof.adjacent[root] & ~passed, cost: cost,
                    reward: rewards[root])
            }
            exit(root)
        }
    }

    private mutating func grow(passed: UInt64, set: UInt64, frontier: UInt64, cost: Double, reward: Double) {
        stepsLeft -= 1
        if stepsLeft & 8191 == 0 && proof.stop() { stepsLeft = 0 }
        if stepsLeft <= 0 || found.count >= most { return }
        let reduced = cost - reward + fee
        if reduced <= limit && isLargeEnough() { found.append(set) }
        guard frontier != 0, reduced + bestFurther(proof.everything & ~passed & ~set) <= limit else { return }
        var passed = passed
        var rest = frontier
        while rest != 0 {
            let unit = rest.trailingZeroBitCount
            rest &= rest &- 1
            passed |= 1 << UInt64(unit)
            let more = cost + enter(unit)
            if fits() {
                grow(
                    passed: passed, set: set | 1 << UInt64(unit),
                    frontier: (rest | proof.adjacent[unit]) & ~passed & ~set,
                    cost: more, reward: reward + rewards[unit])
            }
            exit(unit)
        }
    }

    /// Takes a unit in; what the cost rises by.
    private mutating func enter(_ unit: Int) -> Double {
        let rise = rise(unit)
        members.append(unit)
        for column in 0..<proof.width { sums[column] += proof.values[unit * proof.width + column] }
        for kind in 0..<proof.kinds { totals[kind] += proof.weights[unit * proof.kinds + kind] }
        return rise
    }

    private mutating func exit(_ unit: Int) {
        members.removeLast()
        for column in 0..<proof.width { sums[column] -= proof.values[unit * proof.width + column] }
        for kind in 0..<proof.kinds { totals[kind] -= proof.weights[unit * proof.kinds + kind] }
    }

    /// What one more unit adds to the cost.
    private func rise(_ unit: Int) -> Double {
        guard !members.isEmpty else { return 0 }
        switch proof.objective {
        case .wss:
            let size = Double(members.count)
            return squaredDistance(to: unit) * size / (size + 1)
        case .pairwise: return pairs(unit)
        }
    }

    private func pairs(_ unit: Int) -> Double {
        var sum = 0.0
        for member in members { sum += proof.distances[unit * proof.count + member] }
        return sum
    }

    /// From a unit to the mean of the set, squared.
    private func squaredDistance(to unit: Int) -> Double {
        let size = Double(members.count)
        var square = 0.0
        for column in 0..<proof.width {
            let difference = proof.values[unit * proof.width + column] - sums[column] / size
            square += difference * difference
        }
        return square
    }

    private func fits() -> Bool {
        for kind in 0..<proof.kinds where totals[kind] > ceilings[kind] { return false }
        return true
    }

    private func isLargeEnough() -> Bool {
        for kind in 0..<proof.kinds where totals[kind] < proof.minima[kind] { return false }
        return true
    }

    /// The most that further units can lower the reduced cost by, as a negative number, or nothing.
    ///
    /// With `a` units at squared distances `d` from the mean of `n` units, squares rise by at least `n / (n + a)` times
    /// the sum of `d`; pairwise distances rise by at least those to the set.
    private mutating func bestFurther(_ available: UInt64) -> Double {
        var room = available.nonzeroBitCount
        for kind in 0..<proof.kinds where lightest[kind] > 0 && ceilings[kind] < .infinity {
            room = min(room, Int((ceilings[kind] - totals[kind]) / lightest[kind] + 1e-9))
        }
        guard room > 0 else { return .infinity }
        let factor = Double(members.count) / Double(members.count + room)
        bestGains.removeAll(keepingCapacity: true)
        var rest = available
        while rest != 0 {
            let unit = rest.trailingZeroBitCount
            rest &= rest &- 1
            let rise = proof.objective == .wss ? squaredDistance(to: unit) * factor : pairs(unit)
            let gain = rewards[unit] - rise
            guard gain > 0 else { continue }
            // The largest `room` gains, largest first.
            var place = bestGains.count
            if place < room {
                bestGains.append(gain)
            } else if bestGains[room - 1] >= gain {
                continue
            } else {
                place = room - 1
            }
            while place > 0 && bestGains[place - 1] < gain {
                bestGains[place] = bestGains[place - 1]
                place -= 1
            }
            bestGains[place] = gain
        }
        return -bestGains.reduce(0, +)
    }
}
