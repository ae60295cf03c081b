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
        boxes.withUnsafeBufferPointer { boxes in
            targets.withUnsafeBufferPointer { targets in
                visit(boxes.count - 1, level: levelEnds.count - 1, box, boxes, targets, body)
            }
        }
    }

    private func visit(
        _ node: Int, level: Int, _ box: Box, _ boxes: UnsafeBufferPointer<Box>, _ targets: UnsafeBufferPointer<Int32>,
        _ body: (Int) -> Void
    ) {
        guard boxes[node].intersects(box) else { return }
        if level == 0 {
            body(Int(targets[node]))
            return
        }
        let first = Int(targets[node])
        for child in first..<Swift.min(first + Self.capacity, levelEnds[level - 1]) {
            visit(child, level: level - 1, box, boxes, targets, body)
        }
    }
}
