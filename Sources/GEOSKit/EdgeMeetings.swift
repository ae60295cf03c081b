import GeoModel

extension MultiPolygon {
    /// How many pairs of edges have boxes that meet, where that may be very many; 0 where it is not.
    ///
    /// This bounds what any search for crossings costs, and is known without looking at a single pair.
    /// - Complexity: O(n), and O(n log n) where many edges lie at one height
    public var crowding: Int {
        let edges = edgeBoxes
        guard edges.count > 1_000, mostMeetings(among: edges) > Self.manyMeetings else { return 0 }
        return meetings(among: edges)
    }

    private var edgeBoxes: [Box] {
        var boxes: [Box] = []
        boxes.reserveCapacity(polygons.reduce(0) { $0 + $1.exterior.coordinates.count })
        for polygon in polygons {
            for ring in polygon.rings {
                guard var from = ring.coordinates.first else { continue }
                for to in ring.coordinates.dropFirst() {
                    if from.isFinite && to.isFinite {
                        boxes.append(
                            Box(
                                minX: Swift.min(from.x, to.x), minY: Swift.min(from.y, to.y),
                                maxX: Swift.max(from.x, to.x), maxY: Swift.max(from.y, to.y)))
                    }
                    from = to
                }
            }
        }
        return boxes
    }

    /// Fewer pairs than this cost nothing that anyone would notice.
    private static let manyMeetings = 2_000_000
}

/// A number that the pairs of boxes that meet cannot exceed. O(n)
///
/// Of two that meet, the one that begins higher up begins in a row in which the other lies.
func mostMeetings(among boxes: [Box]) -> Int {
    let all = boxes.reduce(into: Box.empty) { $0.extend(to: $1) }
    guard all.height > 0, all.height.isFinite else { return boxes.count * boxes.count }
    let rows = 512
    func row(_ y: Double) -> Int { max(0, min(rows - 1, Int((y - all.minY) / all.height * Double(rows)))) }
    var changes = [Int](repeating: 0, count: rows + 1)
    for box in boxes {
        changes[row(box.minY)] += 1
        changes[row(box.maxY) + 1] -= 1
    }
    var open = 0
    let inRow = changes.map { change -> Int in
        open += change
        return open
    }
    return boxes.reduce(0) { $0 + inRow[row($1.minY)] }
}

/// How many pairs of boxes meet, edges included.
///
/// A line is swept over the boxes from left to right. Of the boxes that are open when one begins, those meet it that end
/// neither below nor above it: two counts by height.
/// - Complexity: O(n log n)
func meetings(among boxes: [Box]) -> Int {
    let tops = boxes.map(\.maxY).sorted()
    let bottoms = boxes.map(\.minY).sorted()
    var openTops = CountsByRank(count: boxes.count)
    var openBottoms = CountsByRank(count: boxes.count)
    let begins = boxes.indices.sorted { (boxes[$0].minX, $0) < (boxes[$1].minX, $1) }
    let ends = boxes.indices.sorted { (boxes[$0].maxX, $0) < (boxes[$1].maxX, $1) }
    var found = 0
    var next = 0
    for index in begins {
        let box = boxes[index]
        while next < ends.count, boxes[ends[next]].maxX < box.minX {
            openTops.add(-1, at: tops.lowerBound(boxes[ends[next]].maxY))
            openBottoms.add(-1, at: bottoms.lowerBound(boxes[ends[next]].minY))
            next += 1
        }
        let below = openTops.sum(before: tops.lowerBound(box.minY))
        let notAbove = openBottoms.sum(before: bottoms.upperBound(box.maxY))
        found += notAbove - below
        openTops.add(1, at: tops.lowerBound(box.maxY))
        openBottoms.add(1, at: bottoms.lowerBound(box.minY))
    }
    return found
}

/// Sums of counts below a rank, in logarithmic time. Source: Fenwick, "A new data structure for cumulative frequency
/// tables", 1994.
private struct CountsByRank {
    private var sums: [Int]

    init(count: Int) { sums = [Int](repeating: 0, count: count + 1) }

    mutating func add(_ change: Int, at rank: Int) {
        var index = rank + 1
        while index < sums.count {
            sums[index] += change
            index += index & -index
        }
    }

    func sum(before rank: Int) -> Int {
        var (index, sum) = (rank, 0)
        while index > 0 {
            sum += sums[index]
            index -= index & -index
        }
        return sum
    }
}

extension [Double] {
    /// The first position whose value is not below `value`; the array is sorted.
    fileprivate func lowerBound(_ value: Double) -> Int { position { $0 < value } }
    /// The first position whose value is above `value`; the array is sorted.
    fileprivate func upperBound(_ value: Double) -> Int { position { $0 <= value } }

    private func position(where isBefore: (Double) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
