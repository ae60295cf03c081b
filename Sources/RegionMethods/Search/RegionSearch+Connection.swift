/// Room for walks through a region, kept so that none has to be made anew.
struct PieceWalk {
    /// The round in which a unit was met, and the start from which.
    fileprivate var round: [Int32]
    fileprivate var start: [Int32]
    fileprivate var now: Int32 = 0
    /// Units met from each start, and how many of them have been left again.
    fileprivate var met: [[Int32]] = []
    fileprivate var done: [Int] = []
    /// For each start, another one that it has met; itself where it stands for a piece.
    fileprivate var piece: [Int] = []

    init(unitCount: Int) {
        round = [Int32](repeating: 0, count: unitCount)
        start = [Int32](repeating: 0, count: unitCount)
    }

    /// A round from these units.
    fileprivate mutating func begin() {
        if now == .max {
            for unit in round.indices { round[unit] = 0 }
            now = 0
        }
        now += 1
        done.removeAll(keepingCapacity: true)
        piece.removeAll(keepingCapacity: true)
    }

    fileprivate mutating func add(_ unit: Int32) {
        let index = piece.count
        if index == met.count { met.append([]) } else { met[index].removeAll(keepingCapacity: true) }
        met[index].append(unit)
        done.append(0)
        piece.append(index)
        round[Int(unit)] = now
        start[Int(unit)] = Int32(index)
    }

    fileprivate func representative(_ start: Int) -> Int {
        var start = start
        while piece[start] != start { start = piece[start] }
        return start
    }
}

extension RegionSearch {
    /// Whether a unit's region stays in one piece without it. A region is never emptied.
    ///
    /// Walks from all its neighbours in the region at once, a unit at a time each: they meet near the unit where it is no
    /// bridge, and where it is one the smaller side ends soon. O(degree times the smallest of the pieces).
    mutating func staysConnected(without unit: Int) -> Bool {
        let region = labels[unit]
        if sizes[Int(region)] == 1 { return false }
        walk.begin()
        for index in offsets[unit]..<offsets[unit + 1] where labels[Int(targets[Int(index)])] == region {
            walk.add(targets[Int(index)])
        }
        walk.round[unit] = walk.now
        walk.start[unit] = -1
        let starts = walk.piece.count
        var pieces = starts
        if pieces <= 1 { return pieces == 1 }
        while true {
            for start in 0..<starts where walk.done[start] < walk.met[start].count {
                let current = Int(walk.met[start][walk.done[start]])
                walk.done[start] += 1
                for index in offsets[current]..<offsets[current + 1] {
                    let other = Int(targets[Int(index)])
                    if labels[other] != region { continue }
                    if walk.round[other] != walk.now {
                        walk.round[other] = walk.now
                        walk.start[other] = Int32(start)
                        walk.met[start].append(Int32(other))
                    } else if walk.start[other] >= 0 && walk.start[other] != Int32(start) {
                        let (mine, its) = (
                            walk.representative(start), walk.representative(Int(walk.start[other]))
                        )
                        if mine == its { continue }
                        walk.piece[mine] = its
                        pieces -= 1
                        if pieces == 1 { return true }
                    }
                }
            }
            // A piece that ends while others are left is one of its own.
            for start in 0..<starts where walk.piece[start] == start {
                let goesOn = (0..<starts).contains {
                    walk.done[$0] < walk.met[$0].count && walk.representative($0) == start
                }
                if !goesOn { return false }
            }
        }
    }
}
