import GeoModel

/// Finds boxes that meet a box, or lie nearest to a place; a plain value that may cross tasks.
///
/// A packed tree, sorted by tiles. Results never depend on anything but the boxes and their order.
/// Source: Leutenegger, Lopez and Edgington, "STR: a simple and efficient algorithm for R-tree packing", 1997.
public struct SpatialIndex: Sendable {
    /// How many boxes were given, empty ones included.
    public let count: Int
    /// All nodes, leaves first, then each level above; the root is the last.
    let boxes: ContiguousArray<Box>
    /// For a leaf the position of its box in the input, for a node above the position of its first child.
    let targets: ContiguousArray<Int32>
    let leafCount: Int
    /// Where each level ends.
    let levelEnds: [Int]
    static let capacity = 8

    /// Builds the tree over `boxes`; empty boxes and boxes with NaN are never found. O(n log n).
    public init(_ input: [Box]) {
        count = input.count
        let order = Self.tileOrder(of: input)
        leafCount = order.count
        var boxes = ContiguousArray(order.map { input[Int($0)] })
        var targets = ContiguousArray(order)
        var ends = [boxes.count]
        var levelStart = 0
        while boxes.count - levelStart > 1 {
            let levelEnd = boxes.count
            for first in stride(from: levelStart, to: levelEnd, by: Self.capacity) {
                var around = boxes[first]
                for child in first..<Swift.min(first + Self.capacity, levelEnd) { around.extend(to: boxes[child]) }
                boxes.append(around)
                targets.append(Int32(first))
            }
            levelStart = levelEnd
            ends.append(boxes.count)
        }
        self.boxes = boxes
        self.targets = targets
        levelEnds = ends
    }

    private static func tileOrder(of input: [Box]) -> [Int32] {
        var order: [Int32] = []
        for (index, box) in input.enumerated() where box.minX <= box.maxX && box.minY <= box.maxY {
            order.append(Int32(index))
        }
        let middleX = input.map { $0.minX / 2 + $0.maxX / 2 }
        let middleY = input.map { $0.minY / 2 + $0.maxY / 2 }
        order.sort { (middleX[Int($0)], $0) < (middleX[Int($1)], $1) }
        let leaves = (order.count + capacity - 1) / capacity
        let slices = Swift.max(1, Int(Double(leaves).squareRoot().rounded(.up)))
        let sliceSize = Swift.max(capacity, (leaves + slices - 1) / slices * capacity)
        for start in stride(from: 0, to: order.count, by: sliceSize) {
            order[start..<Swift.min(start + sliceSize, order.count)].sort {
                (middleY[Int($0)], $0) < (middleY[Int($1)], $1)
            }
        }
        return order
    }

    /// The positions of all boxes that meet `box`, edges included, ascending.
    public func indices(meeting box: Box) -> [Int] {
        var found: [Int] = []
        forEach(meeting: box) { found.append($0) }
        return found.sorted()
    }

    /// Calls `body` with the position of each box that meets `box`; the order is that of the tree, the same in every run.
    public func forEach(meeting box: Box, _ body: (Int) -> Void) {
        guard leafCount > 0 else { return }
        // A loop with its own stack: as a recursion, the closure and the arrays are retained at every node.
        boxes.withUnsafeBufferPointer { boxes in
            targets.withUnsafeBufferPointer { targets in
                let levels = levelEnds.count
                withUnsafeTemporaryAllocation(
                    of: (node: Int32, level: Int32).self, capacity: Self.capacity * levels + 1
                ) { stack in
                    stack[0] = (Int32(truncatingIfNeeded: boxes.count - 1), Int32(truncatingIfNeeded: levels - 1))
                    var depth = boxes[boxes.count - 1].intersects(box) ? 1 : 0
                    while depth > 0 {
                        depth -= 1
                        let (node, level) = stack[depth]
                        let first = Int(targets[Int(node)])
                        if level == 0 {
                            body(first)
                            continue
                        }
                        // The last child first, so that the first is taken from the stack first.
                        var child = Swift.min(first + Self.capacity, levelEnds[Int(level) - 1]) - 1
                        while child >= first {
                            if boxes[child].intersects(box) {
                                stack[depth] = (Int32(truncatingIfNeeded: child), level - 1)
                                depth += 1
                            }
                            child -= 1
                        }
                    }
                }
            }
        }
    }
}
