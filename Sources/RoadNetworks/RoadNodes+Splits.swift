import GEOSKit
import GeoModel

extension RoadNodes {
    /// A joint that lies within a step of a line.
    private struct Split {
        var line: Int
        var step: Int
        var share: Double
        var joint: Int32
    }

    /// `lines` with a place more wherever another's end lies on the middle of one, for lines without ids.
    ///
    /// Lines that merely cross stay as they are: one may lead over the other.
    /// - Complexity: O(places log places)
    mutating func splittingLinesAtEnds(
        _ lines: [RoadLine], positions: [Coordinate], within metres: Double
    ) -> [RoadLine] {
        var steps: [(line: Int, step: Int)] = []
        var boxes: [Box] = []
        for (index, line) in lines.enumerated() where line.nodes == nil && line.crossing != .ferry {
            for step in 0..<max(0, line.places.count - 1) {
                var box = Box.empty
                for joint in nodesOfLines[index][step...(step + 1)] { box.extend(to: positions[Int(joint)]) }
                steps.append((index, step))
                boxes.append(box)
            }
        }
        guard !steps.isEmpty else { return lines }
        let index = SpatialIndex(boxes)
        var splits: [Split] = []
        var seen: Set<Int32> = []
        for (line, nodes) in zip(lines, nodesOfLines) where line.nodes == nil {
            guard let first = nodes.first, let last = nodes.last else { continue }
            for end in [first, last] where seen.insert(end).inserted && positions[Int(end)].isFinite {
                let place = positions[Int(end)]
                let around = Box(
                    minX: place.x - metres, minY: place.y - metres, maxX: place.x + metres, maxY: place.y + metres)
                for found in index.indices(meeting: around) {
                    let (line, step) = steps[found]
                    let (a, b) = (nodesOfLines[line][step], nodesOfLines[line][step + 1])
                    let (from, to) = (positions[Int(a)], positions[Int(b)])
                    // At a place of the line the end is joined already.
                    guard place.planarDistance(to: from) > metres, place.planarDistance(to: to) > metres else {
                        continue
                    }
                    let foot = place.foot(onLineFrom: from, to: to)
                    if foot.distance <= metres {
                        splits.append(Split(line: line, step: step, share: foot.share, joint: end))
                    }
                }
            }
        }
        return inserting(splits, into: lines)
    }

    private mutating func inserting(_ splits: [Split], into lines: [RoadLine]) -> [RoadLine] {
        var lines = lines
        // From behind, so that steps keep their numbers.
        for split in splits.sorted(by: {
            ($1.line, $1.step, $1.share, $1.joint) < ($0.line, $0.step, $0.share, $0.joint)
        }) {
            lines[split.line].places.insert(places[Int(split.joint)], at: split.step + 1)
            nodesOfLines[split.line].insert(split.joint, at: split.step + 1)
        }
        return lines
    }
}

extension Coordinate {
    /// The nearest point of the straight piece between two places: how far away it is, and how far along, 0 to 1.
    func foot(onLineFrom start: Coordinate, to end: Coordinate) -> (distance: Double, share: Double) {
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let squared = dx * dx + dy * dy
        let share = squared > 0 ? min(1, max(0, ((x - start.x) * dx + (y - start.y) * dy) / squared)) : 0
        return (planarDistance(to: Coordinate(x: start.x + share * dx, y: start.y + share * dy)), share)
    }
}
