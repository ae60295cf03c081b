/// The roads as a search wants them: junctions and the places that ways are asked between, everything else drawn together.
///
/// Dead ends are cut off, chains of bends become one edge each, and small junctions are contracted, by length and by time
/// each for itself. That changes no way between terminals.
public struct RoadGraph: Sendable {
    /// How many places ways can be asked between; the first nodes of the graph.
    public let terminalCount: Int
    /// For each terminal whether it has a place on the roads.
    let isPlaced: [Bool]
    let partOfTerminal: [Int32]
    /// What is left for the shortest ways.
    let byMetres: RoadRows
    /// What is left for the quickest.
    let bySeconds: RoadRows

    /// The network with its segments split where terminals meet it; a nil snap is a terminal that no way reaches.
    ///
    /// - Complexity: O(segments + terminals log terminals)
    public init(_ network: RoadNetwork, snaps: [RoadSnap?]) {
        terminalCount = snaps.count
        isPlaced = snaps.map { $0 != nil }
        partOfTerminal = snaps.map { $0.map { Int32(truncatingIfNeeded: $0.part) } ?? -1 }
        var pieces = RoadPieces(network, snaps: snaps)
        pieces.cutDeadEnds()
        let edges = pieces.chains()
        // Terminals keep their numbers; junctions follow in the order of the network.
        var number = [Int32](repeating: -1, count: pieces.nodeCount)
        var next = Int32(truncatingIfNeeded: snaps.count)
        for terminal in snaps.indices { number[network.nodeCount + terminal] = Int32(truncatingIfNeeded: terminal) }
        for edge in edges {
            for node in [edge.from, edge.to] where number[Int(node)] < 0 {
                number[Int(node)] = next
                next += 1
            }
        }
        var (shortest, quickest) = (
            RoadContraction(nodeCount: Int(next), terminalCount: snaps.count),
            RoadContraction(nodeCount: Int(next), terminalCount: snaps.count)
        )
        for edge in edges {
            let (from, to) = (number[Int(edge.from)], number[Int(edge.to)])
            shortest.add(from: from, to: to, edge.metres)
            quickest.add(from: from, to: to, edge.seconds)
        }
        byMetres = shortest.contracted()
        bySeconds = quickest.contracted()
    }
}

/// The network cut at its terminals, while it is being simplified.
struct RoadPieces {
    /// A piece of road between two nodes; after the network's nodes come the terminals.
    struct Piece {
        var from: Int32
        var to: Int32
        var metres: Double
        var seconds: Double
        var isOpenForward: Bool
        var isOpenBackward: Bool
    }

    /// An edge in one direction.
    struct Edge {
        var from: Int32
        var to: Int32
        var metres: Double
        var seconds: Double
    }

    let nodeCount: Int
    private let firstTerminal: Int
    private var pieces: [Piece] = []
    private var isGone: [Bool] = []
    /// The pieces at node n are `rows[starts[n]..<starts[n + 1]]`.
    private var starts: [Int32] = []
    private var rows: [Int32] = []
    private var degree: [Int32] = []

    init(_ network: RoadNetwork, snaps: [RoadSnap?]) {
        firstTerminal = network.nodeCount
        nodeCount = network.nodeCount + snaps.count
        cut(network, snaps)
        isGone = [Bool](repeating: false, count: pieces.count)
        starts = [Int32](repeating: 0, count: nodeCount + 1)
        for piece in pieces {
            starts[Int(piece.from) + 1] += 1
            starts[Int(piece.to) + 1] += 1
        }
        degree = Array(starts.dropFirst())
        for node in 0..<nodeCount { starts[node + 1] += starts[node] }
        var fill = starts
        rows = [Int32](repeating: 0, count: 2 * pieces.count)
        for (index, piece) in pieces.enumerated() {
            for node in [Int(piece.from), Int(piece.to)] {
                rows[Int(fill[node])] = Int32(truncatingIfNeeded: index)
                fill[node] += 1
            }
        }
    }

    private mutating func cut(_ network: RoadNetwork, _ snaps: [RoadSnap?]) {
        var onSegment: [Int32: [(share: Double, terminal: Int)]] = [:]
        for (terminal, snap) in snaps.enumerated() {
            if let snap { onSegment[snap.segment, default: []].append((snap.share, terminal)) }
        }
        pieces.reserveCapacity(network.segments.count + snaps.count)
        for (index, segment) in network.segments.enumerated() {
            let stops = (onSegment[Int32(truncatingIfNeeded: index)] ?? []).sorted {
                ($0.share, $0.terminal) < ($1.share, $1.terminal)
            }
            var (node, share) = (segment.from, 0.0)
            let ends = stops.map { (Int32(truncatingIfNeeded: firstTerminal + $0.terminal), $0.share) }
            for (next, end) in ends + [(segment.to, 1.0)] {
                pieces.append(
                    Piece(
                        from: node, to: next, metres: segment.metres * (end - share),
                        seconds: segment.seconds * (end - share), isOpenForward: segment.isOpenForward,
                        isOpenBackward: segment.isOpenBackward))
                (node, share) = (next, end)
            }
        }
    }

    private func isTerminal(_ node: Int32) -> Bool { Int(node) >= firstTerminal }

    /// Takes away what leads nowhere: no shortest way between terminals enters a dead end.
    mutating func cutDeadEnds() {
        var waiting = (0..<firstTerminal).filter { degree[$0] == 1 }
        while let node = waiting.popLast() {
            guard degree[node] == 1 else { continue }
            for index in rows[Int(starts[node])..<Int(starts[node + 1])] where !isGone[Int(index)] {
                isGone[Int(index)] = true
                let piece = pieces[Int(index)]
                let other = Int(piece.from) == node ? piece.to : piece.from
                degree[node] -= 1
                degree[Int(other)] -= 1
                if degree[Int(other)] == 1, !isTerminal(other) { waiting.append(Int(other)) }
            }
        }
    }

    /// What is left as edges from junction to junction, each direction that is open by itself.
    mutating func chains() -> [Edge] {
        var edges: [Edge] = []
        for start in 0..<nodeCount where isKept(Int32(truncatingIfNeeded: start)) {
            for index in rows[Int(starts[start])..<Int(starts[start + 1])] where !isGone[Int(index)] {
                follow(from: Int32(truncatingIfNeeded: start), along: index, into: &edges)
            }
        }
        return edges
    }

    private func isKept(_ node: Int32) -> Bool { isTerminal(node) || degree[Int(node)] != 2 }

    private mutating func follow(from start: Int32, along first: Int32, into edges: inout [Edge]) {
        var (node, index) = (start, first)
        var chain = Piece(from: start, to: start, metres: 0, seconds: 0, isOpenForward: true, isOpenBackward: true)
        while true {
            isGone[Int(index)] = true
            let piece = pieces[Int(index)]
            let isForward = piece.from == node
            chain.metres += piece.metres
            chain.seconds += piece.seconds
            chain.isOpenForward = chain.isOpenForward && (isForward ? piece.isOpenForward : piece.isOpenBackward)
            chain.isOpenBackward = chain.isOpenBackward && (isForward ? piece.isOpenBackward : piece.isOpenForward)
            node = isForward ? piece.to : piece.from
            if isKept(node) { break }
            let rest = rows[Int(starts[Int(node)])..<Int(starts[Int(node) + 1])]
            guard let next = rest.first(where: { !isGone[Int($0)] }) else { return }
            index = next
        }
        // A round that comes back to where it began is no way to anywhere.
        guard node != start else { return }
        if chain.isOpenForward {
            edges.append(Edge(from: start, to: node, metres: chain.metres, seconds: chain.seconds))
        }
        if chain.isOpenBackward {
            edges.append(Edge(from: node, to: start, metres: chain.metres, seconds: chain.seconds))
        }
    }
}
