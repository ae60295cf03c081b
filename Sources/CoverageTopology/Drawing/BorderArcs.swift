/// Borders between nodes: chains of lines with the same pieces on both sides all along.
struct BorderArcs: Sendable {
    /// A chain of vertices. A closed one repeats its first at the end.
    struct Arc: Sendable {
        var vertices: ContiguousArray<Int32>
        /// The pieces on both sides, as seen along it.
        var sides: BorderSides

        var first: Int32 { vertices[0] }
        var last: Int32 { vertices[vertices.count - 1] }
        var isClosed: Bool { first == last }
    }

    var arcs: ContiguousArray<Arc> = []
    /// For each vertex whether three or more lines meet there, or one ends.
    private(set) var isNode: [Bool]

    /// Puts lines that meet at their ends only together to arcs, in the order of their lines. Complexity: O(lines).
    init(_ lines: ContiguousArray<BorderLine>, vertexCount: Int) {
        var offsets = [Int32](repeating: 0, count: vertexCount + 1)
        for line in lines {
            offsets[Int(line.from)] += 1
            offsets[Int(line.to)] += 1
        }
        isNode = offsets.dropLast().map { $0 != 0 && $0 != 2 }
        var sum: Int32 = 0
        for vertex in offsets.indices {
            sum += offsets[vertex]
            offsets[vertex] = sum
        }
        var star = [Int32](repeating: 0, count: Int(sum))
        for index in lines.indices.reversed() {
            for vertex in [Int(lines[index].from), Int(lines[index].to)] {
                offsets[vertex] -= 1
                star[Int(offsets[vertex])] = Int32(truncatingIfNeeded: index)
            }
        }
        /// The sides of a line as seen when it is walked from `vertex`.
        func sides(_ line: Int32, from vertex: Int32) -> BorderSides {
            lines[Int(line)].from == vertex ? lines[Int(line)].sides : lines[Int(line)].sides.reversed
        }
        var isTaken = [Bool](repeating: false, count: lines.count)
        func walk(from start: Int32, along first: Int32) -> Arc {
            var chain: ContiguousArray<Int32> = [start]
            var vertex = start
            var line = first
            while true {
                isTaken[Int(line)] = true
                vertex = lines[Int(line)].from == vertex ? lines[Int(line)].to : lines[Int(line)].from
                chain.append(vertex)
                if isNode[Int(vertex)] || vertex == start { break }
                let position = Int(offsets[Int(vertex)])
                line = star[position] == line ? star[position + 1] : star[position]
            }
            return Arc(vertices: chain, sides: sides(first, from: start))
        }
        for vertex in 0..<vertexCount where !isNode[vertex] && offsets[vertex + 1] - offsets[vertex] == 2 {
            // Overlapping lands can change what lies beside a border where nothing branches off.
            let (one, two) = (star[Int(offsets[vertex])], star[Int(offsets[vertex]) + 1])
            let own = Int32(truncatingIfNeeded: vertex)
            if sides(one, from: own) != sides(two, from: own).reversed { isNode[vertex] = true }
        }
        for index in lines.indices {
            for start in [lines[index].from, lines[index].to] where !isTaken[index] && isNode[Int(start)] {
                arcs.append(walk(from: start, along: Int32(truncatingIfNeeded: index)))
            }
        }
        // What is left are closed borders without a node, such as an island's coast.
        for index in lines.indices where !isTaken[index] {
            arcs.append(walk(from: lines[index].from, along: Int32(truncatingIfNeeded: index)))
        }
    }
}
