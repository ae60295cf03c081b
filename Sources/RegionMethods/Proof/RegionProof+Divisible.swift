extension RegionProof {
    /// What is known of a number of regions.
    enum Division {
        case possible([UInt64])
        case impossible
        /// The work ran out first.
        case unknown

        var isImpossible: Bool { if case .impossible = self { true } else { false } }
    }

    /// Whether the part can be divided into `regions` regions within the bounds.
    mutating func division(into regions: Int) -> Division {
        var walk = DivisionWalk(proof: self)
        let found = walk.divide(everything, into: regions)
        stepsLeft = walk.stepsLeft
        return found ? .possible(walk.chosen) : stepsLeft > 0 ? .impossible : .unknown
    }

    /// The smallest connected piece of what is left; nil when the pieces have no room for so many regions.
    func smallestPiece(of open: UInt64, regions: Int) -> UInt64? {
        var rest = open
        var smallest: UInt64 = 0
        var room = 0
        var needed = 0
        while rest != 0 {
            var piece = rest & (0 &- rest)
            var edge = piece
            while edge != 0 {
                let unit = edge.trailingZeroBitCount
                edge &= edge &- 1
                let more = adjacent[unit] & open & ~piece
                piece |= more
                edge |= more
            }
            rest &= ~piece
            var most = piece.nonzeroBitCount
            for kind in 0..<kinds where minima[kind] > 0 {
                most = Int(min(Double(most), total(piece, kind) / minima[kind] * (1 + 1e-12)))
            }
            if most == 0 { return nil }
            room += most
            needed += 1
            if smallest == 0 || piece.nonzeroBitCount < smallest.nonzeroBitCount { smallest = piece }
        }
        return room >= regions && needed <= regions ? smallest : nil
    }
}

/// Divides from one end: the smallest unit of the smallest piece that is left goes into every region that it can.
private struct DivisionWalk {
    struct Open: Hashable {
        var units: UInt64
        var regions: Int
    }

    let proof: RegionProof
    var stepsLeft: Int
    /// The regions on the way, and at the end all of them.
    var chosen: [UInt64] = []
    private var failed: Set<Open> = []

    init(proof: RegionProof) {
        self.proof = proof
        stepsLeft = proof.stepsLeft
    }

    mutating func divide(_ open: UInt64, into regions: Int) -> Bool {
        if regions == 0 || open == 0 { return regions == 0 && open == 0 }
        let key = Open(units: open, regions: regions)
        if failed.contains(key) { return false }
        guard let piece = proof.smallestPiece(of: open, regions: regions) else {
            failed.insert(key)
            return false
        }
        let root = piece.trailingZeroBitCount
        let ceilings = proof.ceilings(of: open, regions: regions)
        let done = grow(
            1 << UInt64(root), proof.adjacent[root] & open, open: open & ~(1 << UInt64(root)), all: open, regions,
            ceilings)
        if !done && stepsLeft > 0 { failed.insert(key) }
        return done
    }

    /// Regions around a root: `open` are the units that may still join.
    private mutating func grow(
        _ set: UInt64, _ frontier: UInt64, open: UInt64, all: UInt64, _ regions: Int, _ ceilings: [Double]
    ) -> Bool {
        stepsLeft -= 1
        if stepsLeft & 8191 == 0 && proof.stop() { stepsLeft = 0 }
        if stepsLeft <= 0 { return false }
        var isLarge = true
        for kind in 0..<proof.kinds {
            let total = proof.total(set, kind)
            if total > ceilings[kind] { return false }
            if total < proof.minima[kind] { isLarge = false }
        }
        if isLarge {
            chosen.append(set)
            if divide(all & ~set, into: regions - 1) { return true }
            chosen.removeLast()
        }
        var open = open
        var rest = frontier & open
        while rest != 0 {
            let unit = rest.trailingZeroBitCount
            rest &= rest &- 1
            open &= ~(1 << UInt64(unit))
            let bit = UInt64(1) << UInt64(unit)
            if grow(set | bit, (rest | proof.adjacent[unit]) & open, open: open, all: all, regions, ceilings) {
                return true
            }
        }
        return false
    }
}
