import GeoModel

/// Uniform random spanning trees of the units of two parts, with memory that is used again for the next ones.
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

    /// How many units the tree has.
    private(set) var count = 0
    /// Units at or below each position, and their inhabitants; the root is at position 0.
    private(set) var sizes: [Int32] = []
    private(set) var people: [Double] = []
    var cuts: [Cut] = []

    /// The units of the two parts; here they have numbers of their own, in this order.
    private var units: [Int32] = []
    private var populations: [Double] = []
    /// Who borders whom among them; -1 stands for a neighbour in another part.
    private var offsets: [Int32] = []
    private var targets: [Int32] = []
    /// The numbers in the order of the tree, every one after the one above it.
    private var order: [Int32] = []
    /// The position of the unit above, by position.
    private var above: [Int32] = []
    /// By number: its position in the tree, -1 where it is not in it, and where the walk last went from it.
    private var position: [Int32] = []
    private var next: [Int32] = []
    /// By unit: its number here.
    private var numbers: [Int32]

    init(unitCount: Int) { numbers = [Int32](repeating: -1, count: unitCount) }

    /// Takes the units of two parts that border each other: trees of them are drawn from now on.
    mutating func prepare(
        _ one: [Int32], _ other: [Int32], _ labels: [Int32], offsets all: [Int32], targets neighbours: [Int32],
        populations people: [Double]
    ) {
        let (first, second) = (labels[Int(one[0])], labels[Int(other[0])])
        units.removeAll(keepingCapacity: true)
        units.append(contentsOf: one)
        units.append(contentsOf: other)
        let size = units.count
        count = size
        offsets.removeAll(keepingCapacity: true)
        targets.removeAll(keepingCapacity: true)
        populations.removeAll(keepingCapacity: true)
        for (number, unit) in units.enumerated() { numbers[Int(unit)] = Int32(truncatingIfNeeded: number) }
        offsets.append(0)
        for unit in units {
            for index in Int(all[Int(unit)])..<Int(all[Int(unit) + 1]) {
                let neighbour = Int(neighbours[index])
                let label = labels[neighbour]
                targets.append(label == first || label == second ? numbers[neighbour] : -1)
            }
            offsets.append(Int32(truncatingIfNeeded: targets.count))
            populations.append(people[Int(unit)])
        }
        func fit<Element>(_ array: inout [Element], _ filler: Element) {
            if array.count < size { array += [Element](repeating: filler, count: size - array.count) }
        }
        fit(&order, 0)
        fit(&above, 0)
        fit(&position, 0)
        fit(&next, 0)
        fit(&sizes, 0)
        fit(&self.people, 0)
    }

    /// Draws a tree of them; false, and no tree, when `cancellation` ended it.
    ///
    /// Along a line of units the walk takes the square of their number.
    mutating func draw(_ cancellation: Cancellation, _ random: inout SplitMix64) -> Bool {
        let count = count
        var generator = random
        defer { random = generator }
        return offsets.withUnsafeBufferPointer { offsets in
            targets.withUnsafeBufferPointer { targets in
                order.withUnsafeMutableBufferPointer { order in
                    above.withUnsafeMutableBufferPointer { above in
                        position.withUnsafeMutableBufferPointer { position in
                            next.withUnsafeMutableBufferPointer { next in
                                Self.draw(
                                    count, offsets, targets, order, above, position, next, cancellation, &generator)
                            }
                        }
                    }
                }
            }
        }
    }

    private static func draw(
        _ count: Int, _ offsets: UnsafeBufferPointer<Int32>, _ targets: UnsafeBufferPointer<Int32>,
        _ order: UnsafeMutableBufferPointer<Int32>, _ above: UnsafeMutableBufferPointer<Int32>,
        _ position: UnsafeMutableBufferPointer<Int32>, _ next: UnsafeMutableBufferPointer<Int32>,
        _ cancellation: Cancellation, _ generator: inout SplitMix64
    ) -> Bool {
        for number in 0..<count { position[number] = -1 }
        (order[0], above[0], position[0]) = (0, -1, 0)
        var placed = 1
        var walked = 0
        for start in 0..<count where position[start] < 0 {
            // Walk until the tree is met; the last way out of each unit leaves loops behind.
            var unit = start
            while position[unit] < 0 {
                let row = Int(offsets[unit])
                let degree = UInt64(truncatingIfNeeded: Int(offsets[unit + 1]) &- row)
                var step: Int32
                repeat {
                    step = targets[row &+ Int(truncatingIfNeeded: ((generator.next() >> 32) &* degree) >> 32)]
                } while step < 0
                next[unit] = step
                unit = Int(step)
                walked &+= 1
                if walked & 0xFFFF == 0, cancellation.mustStop { return false }
            }
            // The way from the start hangs into the tree, nearest unit first.
            var length = 0
            var number = start
            while position[number] < 0 {
                position[number] = Int32.max
                order[placed &+ length] = Int32(truncatingIfNeeded: number)
                length &+= 1
                number = Int(next[number])
            }
            var parent = position[unit]
            var (low, high) = (placed, placed &+ length &- 1)
            while low < high {
                let one = order[low]
                order[low] = order[high]
                order[high] = one
                low &+= 1
                high &-= 1
            }
            for index in placed..<(placed &+ length) {
                position[Int(order[index])] = Int32(truncatingIfNeeded: index)
                above[index] = parent
                parent = Int32(truncatingIfNeeded: index)
            }
            placed &+= length
        }
        return true
    }

    /// Adds up units and inhabitants from the leaves to the root.
    mutating func addUp() {
        for index in 0..<count {
            sizes[index] = 1
            people[index] = populations[Int(order[index])]
        }
        for index in stride(from: count - 1, to: 0, by: -1) {
            let parent = Int(above[index])
            sizes[parent] += sizes[index]
            people[parent] += people[index]
        }
    }

    /// The units below a cut and the others.
    func sides(of cut: Int32) -> (below: [Int32], above: [Int32]) {
        var isBelow = [Bool](repeating: false, count: count)
        var below: [Int32] = []
        var rest: [Int32] = []
        for index in 0..<count {
            isBelow[index] = index == Int(cut) || (above[index] >= 0 && isBelow[Int(above[index])])
            let unit = units[Int(order[index])]
            if isBelow[index] { below.append(unit) } else { rest.append(unit) }
        }
        return (below, rest)
    }
}
