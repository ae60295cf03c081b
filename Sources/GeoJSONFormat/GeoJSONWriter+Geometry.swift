import GeoModel

extension GeoJSONWriter {
    /// A position in whole steps of the last decimal.
    private struct Step: Equatable {
        var x: Int64
        var y: Int64
    }

    /// Writes a geometry with its longitudes between -180 and 180; the box takes it as it was given.
    mutating func writeOnEarth(_ geometry: Geometry?) {
        guard crs == nil || crs == .longitudeLatitude, let geometry else { return write(geometry) }
        let whole = geometry.box
        guard whole.minX < -180 || whole.maxX > 180 else { return write(geometry) }
        let before = box
        write(geometry.cutAtAntimeridian())
        box = before
        for corner in [Coordinate(x: whole.minX, y: whole.minY), Coordinate(x: whole.maxX, y: whole.maxY)] {
            extendBox(to: step(corner))
        }
    }

    /// The edges of a box in degrees as RFC 7946, section 5.2, writes them: west, south, east, north.
    func onEarth(_ box: (minX: Int64, minY: Int64, maxX: Int64, maxY: Int64)) -> [Int64] {
        let half = Int64(180 * Self.powers[decimals])
        func turned(_ value: Int64) -> Int64 {
            value > half ? value - 2 * half : value < -half ? value + 2 * half : value
        }
        if box.minX >= -half && box.maxX <= half { return [box.minX, box.minY, box.maxX, box.maxY] }
        if box.maxX - box.minX >= 2 * half { return [-half, box.minY, half, box.maxY] }
        return [turned(box.minX), box.minY, turned(box.maxX), box.maxY]
    }

    mutating func write(_ geometry: Geometry?) {
        guard let geometry else { return append("null") }
        switch geometry {
        case .point(let coordinate):
            append("{\"type\": \"Point\", \"coordinates\": ")
            let step = step(coordinate)
            position(step)
        case .multiPoint(let coordinates):
            append("{\"type\": \"MultiPoint\", \"coordinates\": ")
            chain(coordinates.map(step))
        case .lineString(let line):
            append("{\"type\": \"LineString\", \"coordinates\": ")
            chain(lineSteps(line))
        case .multiLineString(let lines):
            append("{\"type\": \"MultiLineString\", \"coordinates\": [")
            for (index, line) in lines.enumerated() {
                if index > 0 { append(",") }
                chain(lineSteps(line))
            }
            append("]")
        case .polygon(let polygon):
            append("{\"type\": \"Polygon\", \"coordinates\": ")
            rings(ringSteps(polygon) ?? [])
        case .multiPolygon(let land):
            append("{\"type\": \"MultiPolygon\", \"coordinates\": [")
            for (index, polygon) in land.polygons.compactMap(ringSteps).enumerated() {
                if index > 0 { append(",") }
                rings(polygon)
            }
            append("]")
        case .collection(let members):
            append("{\"type\": \"GeometryCollection\", \"geometries\": [")
            for (index, member) in members.enumerated() {
                if index > 0 { append(", ") }
                write(member)
            }
            append("]")
        }
        append("}")
    }

    private static var powers: [Double] { [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9] }

    private func step(_ coordinate: Coordinate) -> Step {
        let scale = Self.powers[decimals]
        func whole(_ value: Double) -> Int64 {
            // Beyond this a coordinate is on no planet; clamping keeps a broken number from crashing the writer.
            Int64(max(-9e17, min(9e17, (value.isFinite ? value : 0) * scale)).rounded())
        }
        return Step(x: whole(coordinate.x), y: whole(coordinate.y))
    }

    /// A line without repeated positions; one that shrinks to a point keeps two, since a line must have two.
    private func lineSteps(_ line: [Coordinate]) -> [Step] {
        var steps: [Step] = []
        steps.reserveCapacity(line.count)
        for coordinate in line {
            let step = step(coordinate)
            if steps.last != step { steps.append(step) }
        }
        if steps.count == 1, line.count > 1, let only = steps.first { steps.append(only) }
        return steps
    }

    /// The rings of a polygon, turned the right way; nil when rounding leaves no area.
    private func ringSteps(_ polygon: Polygon) -> [[Step]]? {
        guard let exterior = ringSteps(polygon.exterior, counterClockwise: true) else { return nil }
        return [exterior] + polygon.holes.compactMap { ringSteps($0, counterClockwise: false) }
    }

    private func ringSteps(_ ring: Ring, counterClockwise: Bool) -> [Step]? {
        var steps: [Step] = []
        steps.reserveCapacity(ring.coordinates.count)
        for coordinate in ring.coordinates {
            let step = step(coordinate)
            if steps.last == step { continue }
            // There and back again: a spike without area, made by rounding.
            if steps.count >= 2, steps[steps.count - 2] == step {
                steps.removeLast()
                continue
            }
            steps.append(step)
        }
        guard let first = steps.first else { return nil }
        if steps.last != first { steps.append(first) }
        while steps.count >= 4, steps[1] == steps[steps.count - 2] {
            // The spike sits on the closing position.
            steps.removeFirst()
            steps.removeLast()
        }
        guard steps.count >= 4, let origin = steps.first else { return nil }
        var doubled = 0.0
        var previous = (x: 0.0, y: 0.0)
        for step in steps {
            let current = (x: Double(step.x - origin.x), y: Double(step.y - origin.y))
            doubled += previous.x * current.y - current.x * previous.y
            previous = current
        }
        if doubled == 0 { return nil }
        if (doubled > 0) != counterClockwise { steps.reverse() }
        return steps
    }

    private mutating func rings(_ rings: [[Step]]) {
        append("[")
        for (index, ring) in rings.enumerated() {
            if index > 0 { append(",") }
            chain(ring)
        }
        append("]")
    }

    private mutating func chain(_ steps: [Step]) {
        append("[")
        for (index, step) in steps.enumerated() {
            if index > 0 { append(",") }
            position(step)
        }
        append("]")
    }

    private mutating func position(_ step: Step) {
        bytes.append(UInt8(ascii: "["))
        appendFixed(step.x)
        bytes.append(UInt8(ascii: ","))
        appendFixed(step.y)
        bytes.append(UInt8(ascii: "]"))
        extendBox(to: step)
    }

    private mutating func extendBox(to step: Step) {
        if let known = box {
            box = (min(known.minX, step.x), min(known.minY, step.y), max(known.maxX, step.x), max(known.maxY, step.y))
        } else {
            box = (step.x, step.y, step.x, step.y)
        }
    }

    /// Appends a whole number of steps as a decimal number, without needless zeros.
    mutating func appendFixed(_ value: Int64) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 40) { digits in
            var at = digits.count
            var rest = value.magnitude
            var significant = false
            for place in 0..<decimals {
                let digit = UInt8(rest % 10)
                rest /= 10
                if digit != 0 || significant {
                    at -= 1
                    digits[at] = 0x30 + digit
                    significant = true
                }
                if place == decimals - 1 && significant {
                    at -= 1
                    digits[at] = UInt8(ascii: ".")
                }
            }
            repeat {
                at -= 1
                digits[at] = 0x30 + UInt8(rest % 10)
                rest /= 10
            } while rest > 0
            if value < 0 {
                at -= 1
                digits[at] = UInt8(ascii: "-")
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: digits[at...]))
        }
    }
}
