import CoverageTopology
import GEOSKit
import GeoModel
import StudyAreas

/// Which borders between units run along a fjord, a lake, a stream, a motorway or a railway.
struct BarrierTable: Sendable {
    /// A stretch of a border along a barrier.
    struct Stretch: Sendable {
        /// The position in `names`.
        var barrier: Int
        var metres: Double
    }

    /// What the barriers are called: by their own name, else by their layer's.
    private(set) var names: [String] = []
    /// For each entry of the tables' graph the stretches along barriers; no metre twice.
    private(set) var along: [[Stretch]]
    /// What was found about the layers.
    private(set) var diagnostics: [Diagnostic] = []

    /// Whether there is any barrier at all.
    var isEmpty: Bool { names.isEmpty }

    /// For each entry of the graph the share of the border along any barrier, 0 to 1.
    func shares(of borders: [Double]) -> [Double] {
        zip(along, borders).map { stretches, metres in
            metres > 0 ? min(1, stretches.reduce(0) { $0 + $1.metres } / metres) : 0
        }
    }

    init(_ study: Study, tables: CriterionTables, toleranceMetres: Double) throws(UnusableInput) {
        let reach = toleranceMetres * study.coverage.planeScale
        along = [[Stretch]](repeating: [], count: tables.graph.targets.count)
        let layers = study.contextLayers.filter { $0.role == .barriers }
        guard !layers.isEmpty else { return }
        var pieces: [Piece] = []
        var byName: [String: Int] = [:]
        for layer in layers {
            let found = try NamedBarrier.all(in: layer, toWorking: study.toWorking)
            diagnostics += found.diagnostics
            for barrier in found.barriers {
                let name = barrier.name ?? layer.name
                let number = byName[name] ?? names.count
                if number == names.count {
                    byName[name] = number
                    names.append(name)
                }
                pieces += Piece.all(of: barrier, number)
            }
        }
        let index = SpatialIndex(pieces.map { $0.box.expanded(by: reach) })
        let lines = tables.coverage.borderLines()
        for (position, border) in tables.coverage.borders.enumerated() {
            guard !lines[position].isEmpty, border.b < study.units.count,
                let there = tables.graph.edge(from: border.a, to: border.b),
                let back = tables.graph.edge(from: border.b, to: border.a)
            else { continue }
            let near = index.indices(meeting: Box(around: lines[position].joined()))
            if near.isEmpty { continue }
            let metres = tables.coverage.shapes[border.a].metresPerPlanarUnit
            along[there] = Self.stretches(of: lines[position], along: near.map { pieces[$0] }, reach).map {
                Stretch(barrier: $0.barrier, metres: $0.metres * metres)
            }
            along[back] = along[there]
        }
        if !names.isEmpty, along.allSatisfy(\.isEmpty) {
            diagnostics.append(
                Diagnostic(
                    .barrierAlongNoBorder, .warning, "no border between two units runs along a barrier",
                    at: SourceLocation(file: layers[0].layer.collection.sourceName),
                    hint: "what lies within \(Int(toleranceMetres)) m of a border counts; "
                        + "`barrier-tolerance` under [criterion] changes that"))
        }
    }

    /// The stretches of a border along each barrier; what one has taken the next does not count again.
    ///
    /// A barrier that crosses the border is near it for a short way only: stretches below four times the tolerance are
    /// left out.
    private static func stretches(
        of border: [[Coordinate]], along near: [Piece], _ tolerance: Double
    ) -> [Stretch] {
        var rest = border
        var stretches: [Stretch] = []
        for barrier in Set(near.map(\.barrier)).sorted() {
            let pieces = near.filter { $0.barrier == barrier }
            var lands = pieces.compactMap(\.land)
            let edges = pieces.flatMap(\.lines)
            if !edges.isEmpty, let near = try? land(within: tolerance, ofLines: edges) { lands.append(near) }
            guard let first = lands.first else { continue }
            let land = lands.count == 1 ? first : (try? unionOfLands(lands)) ?? first
            guard let inside = try? clipped(lines: rest, to: land) else { continue }
            let long = joined(inside).map(length).filter { $0 >= 4 * tolerance }
            guard !long.isEmpty, let outside = try? linesOutside(land, of: rest) else { continue }
            stretches.append(Stretch(barrier: barrier, metres: long.reduce(0, +)))
            rest = outside
            if rest.isEmpty { break }
        }
        return stretches
    }

    private static func length(_ line: [Coordinate]) -> Double {
        zip(line, line.dropFirst()).reduce(0) { $0 + $1.0.planarDistance(to: $1.1) }
    }

    /// Lines that follow one another as one.
    private static func joined(_ lines: [[Coordinate]]) -> [[Coordinate]] {
        var joined: [[Coordinate]] = []
        for line in lines {
            if let last = joined.indices.last, joined[last].last == line.first {
                joined[last] += line.dropFirst()
            } else {
                joined.append(line)
            }
        }
        return joined
    }
}

/// Some of a barrier, small enough that a border meets few of them.
private struct Piece {
    var barrier: Int
    var lines: [[Coordinate]] = []
    var land: MultiPolygon?
    var box: Box

    static func all(of barrier: NamedBarrier, _ number: Int) -> [Piece] {
        var pieces = barrier.land.polygons.map { polygon in
            let land = MultiPolygon(polygon)
            return Piece(barrier: number, land: land, box: land.box)
        }
        for line in barrier.lines {
            for start in stride(from: 0, to: line.count - 1, by: 24) {
                let part = Array(line[start..<min(line.count, start + 25)])
                pieces.append(Piece(barrier: number, lines: [part], box: Box(around: part)))
            }
        }
        return pieces
    }
}
