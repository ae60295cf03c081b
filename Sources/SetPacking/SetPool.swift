/// Sets of units in one flat list, each with what it gains: millions of them cost a few words each.
///
/// The first member of a set stands for it: of disjoint sets no two have the same one.
package struct SetPool: Sendable {
    private var starts: [Int32] = [0]
    private var flat: [Int32] = []
    /// What each set gains over leaving its units out.
    package private(set) var gains: [Double] = []

    package init() {}

    /// How many sets there are.
    package var count: Int { gains.count }

    /// One more set.
    package mutating func append(_ members: some Collection<Int32>, gain: Double) {
        flat.append(contentsOf: members)
        starts.append(Int32(truncatingIfNeeded: flat.count))
        gains.append(gain)
    }

    /// The same sets with other gains, one a set.
    package func gaining(_ gains: [Double]) -> SetPool {
        precondition(gains.count == count, "one gain a set")
        var pool = self
        pool.gains = gains
        return pool
    }

    /// All sets of another pool, after those that are here.
    package mutating func append(_ other: SetPool) {
        for index in 0..<other.count { append(other.members(of: index), gain: other.gains[index]) }
    }

    /// The members of a set, the one that stands for it first.
    @inline(__always)
    package func members(of index: Int) -> ArraySlice<Int32> { flat[Int(starts[index])..<Int(starts[index + 1])] }

    /// Drops the sets for which `keeps` is false; the others close up in their order.
    package mutating func keep(_ keeps: (Int) -> Bool) {
        var kept = 0
        var end: Int32 = 0
        for index in gains.indices where keeps(index) {
            let from = Int(starts[index])
            let length = Int(starts[index + 1]) - from
            for offset in 0..<length { flat[Int(end) + offset] = flat[from + offset] }
            end += Int32(truncatingIfNeeded: length)
            gains[kept] = gains[index]
            kept += 1
            starts[kept] = end
        }
        gains.removeLast(gains.count - kept)
        starts.removeLast(starts.count - 1 - kept)
        flat.removeLast(flat.count - Int(end))
    }

    /// Calls `body` with the place of each set, what it gains beyond the duals of its members and beyond the price of what it
    /// uses up, and the first member.
    @inline(__always)
    func forEachReduced(
        _ duals: [Double], _ perSet: Double, _ charge: (weights: [Double], price: Double)?,
        _ body: (_ index: Int, _ reduced: Double, _ first: Int) -> Void
    ) {
        flat.withUnsafeBufferPointer { flat in
            duals.withUnsafeBufferPointer { duals in
                for index in gains.indices {
                    var reduced = gains[index] - perSet
                    let (start, end) = (Int(starts[index]), Int(starts[index + 1]))
                    for place in start..<end { reduced -= duals[Int(flat[place])] }
                    if let charge { reduced -= charge.price * charge.weights[index] }
                    body(index, reduced, Int(flat[start]))
                }
            }
        }
    }
}
