extension RegionProof {
    /// How many sets can be listed in the time that pricing takes to look at one.
    static let listedSetsAStep = 8

    /// Every connected set within the bounds that a division into `regions` regions can hold without costing more than
    /// `known`; nil when there are too many to list.
    ///
    /// Costs only rise with a set, so none grows beyond `known`, nor beyond what leaves every other region its minimum.
    mutating func columns(costing known: Double, regions: Int, most: Int = 2_000_000) -> RegionColumns? {
        var walk = ListingWalk(
            proof: self, regions: regions, known: known * (1 + 1e-9) + 1e-12, looks: stepsLeft * Self.listedSetsAStep,
            most: most)
        walk.run()
        // A list that grows too long leaves half of the work for a proof without one.
        stepsLeft = walk.isComplete ? walk.looksLeft / Self.listedSetsAStep : stepsLeft / 2
        return walk.isComplete ? walk.found : nil
    }

    /// The most of each bound that one of `regions` regions of some units may have when the others have their minima.
    func ceilings(of units: UInt64, regions: Int) -> [Double] {
        (0..<kinds).map { kind in
            let rest = total(units, kind) - Double(regions - 1) * minima[kind]
            return min(maxima[kind], rest * (1 + 1e-12) + 1e-12)
        }
    }
}

/// One walk over the connected sets, each once. Sums are kept by depth, so that they never drift.
private struct ListingWalk {
    let proof: RegionProof
    let regions: Int
    let known: Double
    let most: Int
    let ceilings: [Double]
    var looksLeft: Int
    var found = RegionColumns()
    var isComplete = true
    /// The sums of the first members, from none on.
    private var sums: [Double]
    private var totals: [Double]
    private var members: [Int]

    init(proof: RegionProof, regions: Int, known: Double, looks: Int, most: Int) {
        self.proof = proof
        self.regions = regions
        self.known = known
        self.most = most
        // Sums along a walk may round otherwise than sums of a set: `keepsBounds` looks again.
        ceilings = proof.ceilings(of: proof.everything, regions: regions).map { $0 * (1 + 1e-12) }
        looksLeft = looks
        sums = [Double](repeating: 0, count: (proof.count + 1) * proof.width)
        totals = [Double](repeating: 0, count: (proof.count + 1) * proof.kinds)
        members = [Int](repeating: 0, count: proof.count)
    }

    mutating func run() {
        var passed: UInt64 = 0
        for root in 0..<proof.count {
            passed |= 1 << UInt64(root)
            guard enter(root, depth: 0) else { continue }
            grow(1 << UInt64(root), passed: passed, frontier: proof.adjacent[root] & ~passed, cost: 0, depth: 1)
        }
    }

    private mutating func grow(_ set: UInt64, passed: UInt64, frontier: UInt64, cost: Double, depth: Int) {
        looksLeft -= 1
        if looksLeft & 65535 == 0 && proof.stop() { looksLeft = 0 }
        if looksLeft <= 0 || found.count >= most { isComplete = false }
        guard isComplete else { return }
        if keepsBounds(set, depth: depth) && leavesRoom(set) { found.append(set, cost: cost) }
        var passed = passed
        var rest = frontier
        while rest != 0 {
            let unit = rest.trailingZeroBitCount
            rest &= rest &- 1
            passed |= 1 << UInt64(unit)
            let more = cost + rise(unit, depth: depth)
            guard more <= known, enter(unit, depth: depth) else { continue }
            grow(
                set | 1 << UInt64(unit), passed: passed, frontier: (rest | proof.adjacent[unit]) & ~passed, cost: more,
                depth: depth + 1)
        }
    }

    /// Takes a unit in after `depth` others; false when it leaves too little for the other regions.
    private mutating func enter(_ unit: Int, depth: Int) -> Bool {
        for kind in 0..<proof.kinds {
            let total = totals[depth * proof.kinds + kind] + proof.weights[unit * proof.kinds + kind]
            if total > ceilings[kind] { return false }
            totals[(depth + 1) * proof.kinds + kind] = total
        }
        for column in 0..<proof.width {
            sums[(depth + 1) * proof.width + column] =
                sums[depth * proof.width + column] + proof.values[unit * proof.width + column]
        }
        members[depth] = unit
        return true
    }

    /// What one more unit adds to the cost of the first `depth` members.
    private func rise(_ unit: Int, depth: Int) -> Double {
        let size = Double(depth)
        var rise = 0.0
        switch proof.objective {
        case .wss:
            for column in 0..<proof.width {
                let difference =
                    proof.values[unit * proof.width + column] - sums[depth * proof.width + column] / size
                rise += difference * difference
            }
            return rise * size / (size + 1)
        case .pairwise:
            for index in 0..<depth { rise += proof.distances[unit * proof.count + members[index]] }
            return rise
        }
    }

    /// Whether the set is large enough and not too large; near a bound the sum is taken anew, units ascending.
    private func keepsBounds(_ set: UInt64, depth: Int) -> Bool {
        for kind in 0..<proof.kinds {
            var total = totals[depth * proof.kinds + kind]
            let (least, largest) = (proof.minima[kind], proof.maxima[kind])
            if abs(total - least) <= 1e-9 * least || total > largest * (1 - 1e-9) { total = proof.total(set, kind) }
            if total < least || total > largest { return false }
        }
        return true
    }

    private func leavesRoom(_ set: UInt64) -> Bool {
        let rest = proof.everything & ~set
        return rest == 0 ? regions == 1 : proof.smallestPiece(of: rest, regions: regions - 1) != nil
    }
}
