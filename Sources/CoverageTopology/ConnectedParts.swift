/// The connected parts of units under a list of neighbours.
public struct ConnectedParts: Sendable, Hashable {
    /// For each unit the index of its part; parts are numbered in the order of their first unit.
    public var partOfUnit: [Int]
    /// The units of each part, in ascending order.
    public var parts: [[Int]]

    /// Finds the parts by union and find. Complexity: near O(units + pairs).
    ///
    /// - Parameters:
    ///   - unitCount: how many units there are.
    ///   - pairs: neighbours; declared links (ferries, bridges) are appended by the caller.
    public init(unitCount: Int, pairs: [(a: Int, b: Int)]) {
        var parent = Array(0..<unitCount)
        func root(_ unit: Int) -> Int {
            var current = unit
            while parent[current] != current {
                parent[current] = parent[parent[current]]
                current = parent[current]
            }
            return current
        }
        for pair in pairs {
            let a = root(pair.a)
            let b = root(pair.b)
            // The smaller becomes the root, so that a part is named by its first unit.
            parent[max(a, b)] = min(a, b)
        }
        partOfUnit = [Int](repeating: -1, count: unitCount)
        parts = []
        for unit in 0..<unitCount {
            let top = root(unit)
            if top == unit {
                partOfUnit[unit] = parts.count
                parts.append([unit])
            } else {
                partOfUnit[unit] = partOfUnit[top]
                parts[partOfUnit[unit]].append(unit)
            }
        }
    }

    /// Units with no neighbour and no link, in ascending order.
    public var isolatedUnits: [Int] { parts.filter { $0.count == 1 }.map { $0[0] } }
}

extension Coverage {
    /// The connected parts of the units, declared links counted as neighbours.
    public func connectedParts(_ contiguity: Contiguity = .rook, links: [(a: Int, b: Int)] = []) -> ConnectedParts {
        ConnectedParts(unitCount: unitCount, pairs: neighbourPairs(contiguity) + links)
    }
}
