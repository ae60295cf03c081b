import GeoModel

/// The borders of lands on the sheet, each drawn once however many lands it belongs to.
struct BorderMesh {
    /// A straight piece of border, from the smaller to the larger vertex, and the one or two lands beside it.
    private struct Edge {
        var from: Int32
        var to: Int32
        var first: Int32
        var second: Int32
    }

    private var places: [SheetPlace] = []
    private var edges: [Edge] = []

    /// Borders of `lands`, all vertices rounded to the sheet. Complexity: O(vertices) expected.
    init(_ lands: [MultiPolygon], on frame: MapFrame) {
        var numbers: [SheetPlace: Int32] = [:]
        var known: [UInt64: Int] = [:]
        for (land, polygons) in lands.enumerated() {
            for ring in polygons.polygons.lazy.flatMap(\.rings) {
                var previous: Int32?
                for coordinate in ring.coordinates {
                    let place = frame.place(coordinate)
                    let number = numbers[place] ?? Int32(truncatingIfNeeded: places.count)
                    if number == places.count {
                        numbers[place] = number
                        places.append(place)
                    }
                    if let previous, previous != number {
                        add(previous, number, land: Int32(truncatingIfNeeded: land), &known)
                    }
                    previous = number
                }
            }
        }
    }

    private mutating func add(_ a: Int32, _ b: Int32, land: Int32, _ known: inout [UInt64: Int]) {
        let (from, to) = (min(a, b), max(a, b))
        let key = UInt64(UInt32(bitPattern: from)) << 32 | UInt64(UInt32(bitPattern: to))
        if let position = known[key] {
            if edges[position].second < 0 && edges[position].first != land { edges[position].second = land }
        } else {
            known[key] = edges.count
            edges.append(Edge(from: from, to: to, first: land, second: -1))
        }
    }

    /// Adds the borders for which `isWanted` holds, as few long lines.
    ///
    /// `isWanted` is asked with the lands on both sides, the second nil at the coast.
    func add(to path: inout SVGPath, where isWanted: (Int, Int?) -> Bool) {
        let wanted = edges.filter { isWanted(Int($0.first), $0.second < 0 ? nil : Int($0.second)) }
        var ends = [[Int32]](repeating: [], count: places.count)
        for (position, edge) in wanted.enumerated() {
            ends[Int(edge.from)].append(Int32(truncatingIfNeeded: position))
            ends[Int(edge.to)].append(Int32(truncatingIfNeeded: position))
        }
        var isDrawn = [Bool](repeating: false, count: wanted.count)
        func walk(from start: Int32, along first: Int32) {
            var line = [places[Int(start)]]
            var vertex = start
            var next: Int32? = first
            while let edge = next {
                isDrawn[Int(edge)] = true
                vertex = wanted[Int(edge)].from == vertex ? wanted[Int(edge)].to : wanted[Int(edge)].from
                line.append(places[Int(vertex)])
                let around = ends[Int(vertex)]
                next = around.count == 2 ? around.first { !isDrawn[Int($0)] } : nil
            }
            path.add(line)
        }
        // From where lines meet or end; what is left then are closed rings.
        for vertex in ends.indices where !ends[vertex].isEmpty && ends[vertex].count != 2 {
            for edge in ends[vertex] where !isDrawn[Int(edge)] {
                walk(from: Int32(truncatingIfNeeded: vertex), along: edge)
            }
        }
        for (position, edge) in wanted.enumerated() where !isDrawn[position] {
            walk(from: edge.from, along: Int32(truncatingIfNeeded: position))
        }
    }
}
