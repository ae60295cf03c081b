import GeoModel

/// A uniform random spanning tree of the units of two parts, with room that is used again for the next one.
///
/// Source: Wilson, "Generating random spanning trees more quickly than the cover time", 1996.
struct SpanningTree {
    /// An edge at which the tree may be cut: the one above the unit at `position`.
    struct Cut {
        var position: Int32
        /// Where one side stays in no cluster: whether it is the side below.
        var belowIsOutside: Bool

        init(_ position: Int, belowIsOutside: Bool) {
            self.position = Int32(position)
            self.belowIsOutside = belowIsOutside
        }
    }

    /// The units of the tree, every one after the unit above it; the root first.
    private(set) var units: [Int32] = []
    /// The position of the unit above, by position.
    private(set) var above: [Int32] = []
    /// Units at or below each position, and their inhabitants.
    private(set) var sizes: [Int32] = []
    private(set) var people: [Double] = []
    var cuts: [Cut] = []
    /// By unit: its position in the tree where `isIn`, and where the walk last went from it.
    private var position: [Int32]
    private var next: [Int32]

    init(unitCount: Int) {
        position = [Int32](repeating: -1, count: unitCount)
        next = position
    }

    /// Draws a tree of the units of two parts that border each other; false, and no tree, when `cancellation` ended it.
    ///
    /// Along a line of units the walk takes the square of their number.
    mutating func draw(
        _ one: [Int32], _ other: [Int32], _ labels: [Int32], _ offsets: [Int32], _ targets: [Int32],
        _ cancellation: Cancellation, _ random: inout SplitMix64
    ) -> Bool {
        let first = labels[Int(one[0])]
        let second = labels[Int(other[0])]
        units.removeAll(keepingCapacity: true)
        above.removeAll(keepingCapacity: true)
        for unit in one { position[Int(unit)] = -1 }
        for unit in other { position[Int(unit)] = -1 }
        units.append(one[0])
        above.append(-1)
        position[Int(one[0])] = 0
        var generator = random
        // Taken out of the tree while it grows, so that both can be written to at once.
        var (positions, steps) = (position, next)
        (position, next) = ([], [])
        var walked = 0
        var isStopped = false
        positions.withUnsafeMutableBufferPointer { positions in
            steps.withUnsafeMutableBufferPointer { steps in
                for start in [one, other].joined() where positions[Int(start)] < 0 && !isStopped {
                    // Walk until the tree is met; the last way out of each unit leaves loops behind.
                    var unit = start
                    while positions[Int(unit)] < 0 {
                        let row = offsets[Int(unit)]
                        let degree = UInt64(UInt32(offsets[Int(unit) + 1] - row))
                        var step: Int32
                        var label: Int32
                        repeat {
                            let pick = Int32(truncatingIfNeeded: ((generator.next() >> 32) &* degree) >> 32)
                            step = targets[Int(row + pick)]
                            label = labels[Int(step)]
                        } while label != first && label != second
                        steps[Int(unit)] = step
                        unit = step
                        walked &+= 1
                        if walked & 0xFFFF == 0, cancellation.mustStop {
                            isStopped = true
                            break
                        }
                    }
                    if isStopped { break }
                    append(from: start, positions, steps)
                }
            }
        }
        (position, next) = (positions, steps)
        random = generator
        return !isStopped
    }

    /// Hangs the way from `start` to the tree into it, nearest unit first.
    private mutating func append(
        from start: Int32, _ position: UnsafeMutableBufferPointer<Int32>, _ next: UnsafeMutableBufferPointer<Int32>
    ) {
        let begin = units.count
        var unit = start
        while position[Int(unit)] < 0 {
            units.append(unit)
            // Marked at once, so that the walk along the way ends where the tree was.
            position[Int(unit)] = Int32(units.count)
            unit = next[Int(unit)]
        }
        let end = units.count
        units[begin..<end].reverse()
        var parent = position[Int(unit)]
        for index in begin..<end {
            position[Int(units[index])] = Int32(index)
            above.append(parent)
            parent = Int32(index)
        }
    }

    /// Adds up units and inhabitants from the leaves to the root.
    mutating func addUp(_ populations: [Double]) {
        sizes.removeAll(keepingCapacity: true)
        people.removeAll(keepingCapacity: true)
        for unit in units {
            sizes.append(1)
            people.append(populations[Int(unit)])
        }
        for index in stride(from: units.count - 1, to: 0, by: -1) {
            sizes[Int(above[index])] += sizes[index]
            people[Int(above[index])] += people[index]
        }
    }

    /// The units below a cut and the others.
    func sides(of cut: Int32) -> (below: [Int32], above: [Int32]) {
        var isBelow = [Bool](repeating: false, count: units.count)
        var below: [Int32] = []
        var rest: [Int32] = []
        for index in units.indices {
            isBelow[index] = index == Int(cut) || (above[index] >= 0 && isBelow[Int(above[index])])
            if isBelow[index] { below.append(units[index]) } else { rest.append(units[index]) }
        }
        return (below, rest)
    }
}
