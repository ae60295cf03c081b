import GeoModel

/// The commands of an SVG path, relative and in whole steps: the shortest way to write one.
struct SVGPath {
    let frame: MapFrame
    private(set) var commands: [UInt8] = []
    private var pen = SheetPlace(x: 0, y: 0)

    init(_ frame: MapFrame) { self.frame = frame }

    var isEmpty: Bool { commands.isEmpty }

    /// Adds every ring of a land; rings smaller than a step vanish.
    mutating func add(_ land: MultiPolygon) {
        for polygon in land.polygons {
            add(polygon.exterior.coordinates, isClosed: true)
            for hole in polygon.holes { add(hole.coordinates, isClosed: true) }
        }
    }

    /// Adds the rings of those polygons of a land that reach into `box`, leaving out vertices nearer than `spacing` steps
    /// to the one before: for land that need not match any other.
    mutating func add(_ land: MultiPolygon, within box: Box, spacing: Int) {
        for polygon in land.polygons where polygon.box.intersects(box) {
            for ring in polygon.rings { add(ring.coordinates, isClosed: true, spacing: spacing) }
        }
    }

    /// Adds a line, or a ring that the path closes.
    mutating func add(_ coordinates: [Coordinate], isClosed: Bool, spacing: Int = 0) {
        var places: [SheetPlace] = []
        places.reserveCapacity(coordinates.count)
        for (index, coordinate) in coordinates.enumerated() {
            let place = frame.place(coordinate)
            if let last = places.last {
                if last == place { continue }
                let isEnd = index == coordinates.count - 1
                if spacing > 0, !isEnd, max(abs(last.x - place.x), abs(last.y - place.y)) < spacing { continue }
            }
            Self.dropStraight(&places, before: place)
            places.append(place)
        }
        if isClosed, places.count > 1, places.first == places.last { places.removeLast() }
        write(places, isClosed: isClosed)
    }

    /// Adds a line that lies on the sheet already.
    mutating func add(_ line: [SheetPlace]) {
        var places: [SheetPlace] = []
        for place in line {
            Self.dropStraight(&places, before: place)
            places.append(place)
        }
        write(places, isClosed: false)
    }

    private mutating func write(_ places: [SheetPlace], isClosed: Bool) {
        guard let first = places.first, places.count > (isClosed ? 2 : 1) else { return }
        commands.append(UInt8(ascii: "m"))
        step(to: first, isFirst: true)
        for place in places.dropFirst() { step(to: place, isFirst: false) }
        if isClosed {
            commands.append(UInt8(ascii: "z"))
            pen = first
        }
    }

    /// Adds a dot: a line of no length, which a round cap makes visible.
    mutating func addDot(_ coordinate: Coordinate) {
        commands.append(UInt8(ascii: "m"))
        step(to: frame.place(coordinate), isFirst: true)
        commands.append(contentsOf: "h0".utf8)
    }

    /// Adds a dot that lies on the sheet already.
    mutating func addDot(_ place: SheetPlace) {
        commands.append(UInt8(ascii: "m"))
        step(to: place, isFirst: true)
        commands.append(contentsOf: "h0".utf8)
    }

    /// A vertex on the straight line between its neighbours says nothing.
    private static func dropStraight(_ places: inout [SheetPlace], before next: SheetPlace) {
        guard places.count > 1 else { return }
        let (a, b) = (places[places.count - 2], places[places.count - 1])
        let (dx, dy, ex, ey) = (b.x - a.x, b.y - a.y, next.x - b.x, next.y - b.y)
        if dx * ey == dy * ex && dx * ex + dy * ey > 0 { places.removeLast() }
    }

    /// Relative numbers, a space only where digits would run together.
    private mutating func step(to place: SheetPlace, isFirst: Bool) {
        append(place.x - pen.x, needsSpace: !isFirst)
        append(place.y - pen.y, needsSpace: true)
        pen = place
    }

    private mutating func append(_ value: Int, needsSpace: Bool) {
        if value < 0 { commands.append(UInt8(ascii: "-")) } else if needsSpace { commands.append(UInt8(ascii: " ")) }
        var magnitude = value.magnitude
        let start = commands.count
        repeat {
            commands.append(UInt8(ascii: "0") + UInt8(magnitude % 10))
            magnitude /= 10
        } while magnitude > 0
        commands[start...].reverse()
    }
}

extension Markup {
    /// Adds `<path class="style" d="commands"/>`.
    mutating func path(_ path: SVGPath, style: StaticString? = nil) {
        raw("<path")
        if let style {
            raw(" class=\"")
            raw(style)
            raw("\"")
        }
        raw(" d=\"")
        raw(path.commands)
        raw("\"/>")
    }
}
