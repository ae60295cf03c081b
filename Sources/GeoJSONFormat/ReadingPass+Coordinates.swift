import CSimdJSON
import GeoModel

extension ReadingPass {
    /// Rings must be closed and long enough, lines have two positions.
    mutating func checkLines(_ header: klynge_json_coordinates, _ type: GeometryType, _ node: Int) -> Bool {
        guard type.depth > 1, type != .multiPoint else { return true }
        var start = Int(header.first_position)
        let isLand = type == .polygon || type == .multiPolygon
        var polygon = Int(header.first_polygon)
        var isExterior = true
        var good = true
        for index in Int(header.first_line)..<Int(header.end_line) {
            let line = tape.view.lines[index]
            let size = Int(line.end) - start
            if isLand {
                let name = isExterior ? "the outer ring" : "the ring of a hole"
                if size < 4 {
                    report(
                        .badRing, .error, "\(name) has \(size) positions; a ring needs at least four",
                        at: offset(ofPosition: start - Int(header.first_position), in: node))
                    good = false
                } else if !line.closed {
                    report(
                        .badRing, .error, "\(name) is not closed: its last position is not its first",
                        at: offset(ofPosition: Int(line.end) - 1 - Int(header.first_position), in: node),
                        hint: "repeat the first position at the end")
                    good = false
                } else if line.doubled_area != 0, (line.doubled_area > 0) != isExterior {
                    // By the letter each ring is a fault of its own; otherwise a file has one line about them all.
                    let words =
                        isExterior ? "an outer ring runs clockwise" : "the ring of a hole runs counter-clockwise"
                    tally(
                        .wrongWinding, strict ? .error : .note,
                        strict ? words : "rings run the other way round than RFC 7946 asks, which does no harm",
                        at: strict || tallies[.wrongWinding] == nil
                            ? offset(ofPosition: start - Int(header.first_position), in: node) : tape.offset(node))
                }
            } else if size < 2 {
                report(
                    .badGeometry, .error, "a line needs at least two positions",
                    at: offset(ofPosition: start - Int(header.first_position), in: node))
                good = false
            }
            if line.repeats {
                tally(
                    .repeatedPositions, .note, "two positions that follow one another are equal", at: tape.offset(node))
            }
            start = Int(line.end)
            isExterior = false
            if isLand, index + 1 == Int(tape.view.polygon_ends[polygon]) {
                polygon += 1
                isExterior = true
            }
        }
        return good
    }

    /// Where the position of that number stands in a coordinates array: found only when a message needs it.
    func offset(ofPosition number: Int, in node: Int) -> Int {
        let bytes = tape.source.storage.bytes
        let range = tape.range(node)
        var seen = -1
        var opening: Int?
        for at in range {
            switch bytes[at] {
            case UInt8(ascii: "["): opening = at
            case 0x20, 0x09, 0x0A, 0x0D: break
            default:
                if let place = opening {
                    seen += 1
                    if seen == number { return place }
                }
                opening = nil
            }
        }
        return range.lowerBound
    }

    /// Copies the numbers, a ring at a time.
    static func build(_ header: klynge_json_coordinates, _ type: GeometryType, _ tape: JSONTape) -> Geometry {
        let view = tape.view
        let all = view.positions.map { UnsafeRawPointer($0).assumingMemoryBound(to: Coordinate.self) }
        func copy(_ start: Int, _ end: Int) -> [Coordinate] {
            Array(UnsafeBufferPointer(start: all.map { $0 + start }, count: end - start))
        }
        let first = Int(header.first_position)
        switch type {
        case .point: return .point(copy(first, first + 1).first ?? Coordinate(x: 0, y: 0))
        case .multiPoint: return .multiPoint(copy(first, Int(header.end_position)))
        case .lineString: return .lineString(copy(first, Int(header.end_position)))
        case .multiLineString, .collection:
            var start = first
            return .multiLineString(
                (Int(header.first_line)..<Int(header.end_line)).map { line in
                    defer { start = Int(view.lines[line].end) }
                    return copy(start, Int(view.lines[line].end))
                })
        case .polygon, .multiPolygon:
            var start = first
            var line = Int(header.first_line)
            func ring() -> Ring {
                let end = Int(view.lines[line].end)
                defer {
                    start = end
                    line += 1
                }
                return Ring(copy(start, end))
            }
            func land(until end: Int) -> Polygon {
                let exterior = ring()
                var holes: [Ring] = []
                while line < end { holes.append(ring()) }
                return Polygon(exterior: exterior, holes: holes)
            }
            if type == .polygon { return .polygon(land(until: Int(header.end_line))) }
            let polygons = Int(header.first_polygon)..<Int(header.end_polygon)
            return .multiPolygon(MultiPolygon(polygons.map { land(until: Int(view.polygon_ends[$0])) }))
        }
    }
}
