import GeoModel

/// A made-up road network in the form of OpenStreetMap extracts: lines with `highway`, `maxspeed`, `oneway` and node ids.
struct RoadNetwork: Sendable {
    struct Line: Sendable {
        var nodes: [Int]
        var points: [Coordinate]
        var highway: String?
        var name: String
        var maxspeed: Int
        var oneway = false
        var bridge = false
        var ferry = false
    }

    private(set) var lines: [Line] = []
    private let grid: RoadGrid
    private let bridge: RoadGrid.Edge
    private let ferry: RoadGrid.Edge
    private let villageNodes: [Int]

    /// - Parameters:
    ///   - villages: their places in metres, the towns among them by index.
    ///   - shore: which of the three shores (0 north, 1 south, 2 island) a piece of a parish belongs to.
    init(villages: [Coordinate], towns: [Int], land: LandGrid, shore: [Int], seed: UInt64) {
        var grid = RoadGrid(grid: land, seed: seed)
        let nodes = villages.map { grid.nearest(to: $0) }
        // Villages are joined where no third one lies between (Gabriel's rule), the towns among themselves first.
        for (index, town) in towns.enumerated() {
            for other in towns[..<index] where villages[town].planarDistance(to: villages[other]) < 14_000 {
                grid.build(from: nodes[town], to: [nodes[other]], budget: 26_000)
            }
        }
        for a in villages.indices {
            for b in villages.indices where b > a {
                let distance = villages[a].planarDistance(to: villages[b])
                let middle = Coordinate(x: (villages[a].x + villages[b].x) / 2, y: (villages[a].y + villages[b].y) / 2)
                let isFree = villages.indices.allSatisfy {
                    $0 == a || $0 == b || villages[$0].planarDistance(to: middle) >= distance / 2
                }
                if isFree { grid.build(from: nodes[a], to: [nodes[b]], budget: 2.1 * distance) }
            }
        }
        let shores = grid.places.indices.map { index -> Int in
            grid.isLand[index] ? shore[land.label(at: grid.places[index])] : -1
        }
        bridge = Self.shortestCrossing(grid, shores, 0, 1, near: Coordinate(x: 3_700, y: 100))
        ferry = Self.shortestCrossing(grid, shores, 0, 2, near: Coordinate(x: 11_500, y: 7_500))
        for end in [bridge.a, bridge.b, ferry.a, ferry.b] {
            // Twice: a bridge and a harbour carry traffic in two directions, so the road to them is a larger one.
            let others = Set(nodes.filter { shores[$0] == shores[end] })
            for _ in 0..<3 { grid.build(from: end, to: others, budget: .infinity) }
        }
        self.grid = grid
        villageNodes = nodes
        lines = roadLines()
        addCrossings()
        addStreets(villages: villages, towns: towns, seed: seed)
    }

    /// The place of a lattice node's id, for those who read the lines.
    static func identifier(_ node: Int) -> Int { 990_000_000 + node }

    private static func shortestCrossing(
        _ grid: RoadGrid, _ shores: [Int], _ from: Int, _ to: Int, near: Coordinate
    ) -> RoadGrid.Edge {
        let close = grid.places.indices.filter { shores[$0] >= 0 && grid.places[$0].planarDistance(to: near) < 7_000 }
        var best = RoadGrid.Edge(0, 0)
        var bestDistance = Double.infinity
        for a in close where shores[a] == from {
            for b in close where shores[b] == to {
                let distance = grid.places[a].planarDistance(to: grid.places[b])
                let centre = Coordinate(
                    x: (grid.places[a].x + grid.places[b].x) / 2, y: (grid.places[a].y + grid.places[b].y) / 2)
                let score = distance + 0.5 * centre.planarDistance(to: near)
                if score < bestDistance {
                    bestDistance = score
                    best = RoadGrid.Edge(a, b)
                }
            }
        }
        return best
    }

    private func roadLines() -> [Line] {
        var joined: [Int: [Int]] = [:]
        for edge in grid.uses.keys.sorted() {
            joined[edge.a, default: []].append(edge.b)
            joined[edge.b, default: []].append(edge.a)
        }
        let fixed = Set(villageNodes + [bridge.a, bridge.b, ferry.a, ferry.b])
        var places = grid.places
        for _ in 0..<3 {
            var moved = places
            for (node, others) in joined where others.count == 2 && !fixed.contains(node) {
                let (p, a, b) = (places[node], places[others[0]], places[others[1]])
                moved[node] = Coordinate(x: (2 * p.x + a.x + b.x) / 4, y: (2 * p.y + a.y + b.y) / 4)
            }
            places = moved
        }
        func ends(_ node: Int) -> Bool { joined[node]?.count != 2 || fixed.contains(node) }
        var found: [Line] = []
        for start in joined.keys.sorted() where ends(start) {
            for second in joined[start] ?? [] {
                var chain = [start, second]
                while let current = chain.last, !ends(current), let others = joined[current] {
                    chain.append(others[0] == chain[chain.count - 2] ? others[1] : others[0])
                }
                guard let end = chain.last, start < end || (start == end && second < chain[chain.count - 2]) else {
                    continue
                }
                let traffic = zip(chain, chain.dropFirst()).map { grid.uses[RoadGrid.Edge($0, $1)] ?? 0 }.max() ?? 0
                found.append(line(chain, places: places, traffic: traffic, number: found.count))
            }
        }
        return found
    }

    private func line(_ chain: [Int], places: [Coordinate], traffic: Int, number: Int) -> Line {
        let (highway, speed) =
            switch traffic {
            case 5...: ("primary", 80)
            case 3...4: ("secondary", 80)
            case 2: ("tertiary", 80)
            default: ("unclassified", 60)
            }
        let name = highway == "primary" ? "Hovedvej \(number + 1)" : "Landevej \(number + 1)"
        return Line(
            nodes: chain.map(Self.identifier), points: chain.map { places[$0] }, highway: highway, name: name,
            maxspeed: speed)
    }

    private mutating func addCrossings() {
        for (edge, isFerry) in [(bridge, false), (ferry, true)] {
            lines.append(
                Line(
                    nodes: [Self.identifier(edge.a), Self.identifier(edge.b)],
                    points: [grid.places[edge.a], grid.places[edge.b]], highway: isFerry ? nil : "primary",
                    name: isFerry ? "Øsløkke-færgen" : "Fjordbroen", maxspeed: isFerry ? 18 : 70, bridge: !isFerry,
                    ferry: isFerry))
        }
    }

    /// Streets: one to each village from the road nearest to it, a one-way round in each town.
    private mutating func addStreets(villages: [Coordinate], towns: [Int], seed: UInt64) {
        var generator = SplitMix64(seed: seed, stream: 7)
        for (index, village) in villages.enumerated() {
            let node = villageNodes[index]
            let at = grid.places[node]
            let identifier = 991_000_000 + 10 * index
            lines.append(
                Line(
                    nodes: [Self.identifier(node), identifier], points: [at, village], highway: "residential",
                    name: "Kirkevej", maxspeed: 50))
            guard towns.contains(index) else { continue }
            let turn = 0.5 + generator.unitInterval()
            let corners = [
                Coordinate(x: at.x + 260, y: at.y + 120 * turn), Coordinate(x: at.x + 60 * turn, y: at.y + 300),
            ]
            lines.append(
                Line(
                    nodes: [Self.identifier(node), identifier + 1, identifier + 2, Self.identifier(node)],
                    points: [at, corners[0], corners[1], at], highway: "residential", name: "Torvegade", maxspeed: 40,
                    oneway: true))
        }
    }
}
