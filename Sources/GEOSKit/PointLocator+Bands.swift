import GeoModel

extension PointLocator {
    /// The edges of a land sorted into horizontal bands of equal height.
    struct Bands {
        var perUnit = 0.0
        var starts: ContiguousArray<Int32> = [0, 0]
        var members: ContiguousArray<Int32> = []

        init(of edges: ContiguousArray<Edge>, in box: Box) {
            guard !edges.isEmpty else { return }
            // Bands halve until tall edges, which lie in many bands, no longer blow up the table.
            var count = Swift.max(1, edges.count / 2)
            var sizes = ContiguousArray<Int32>()
            while true {
                perUnit = box.height > 0 ? Double(count) / box.height : 0
                if !perUnit.isFinite { perUnit = 0 }
                sizes = ContiguousArray(repeating: 0, count: count + 1)
                var total = 0
                for edge in edges {
                    let span = span(of: edge, in: box, count: count)
                    total += span.count
                    if total > 8 * edges.count && count > 1 { break }
                    for band in span { sizes[band + 1] += 1 }
                }
                if total <= 8 * edges.count || count == 1 { break }
                count /= 2
            }
            for band in 0..<count { sizes[band + 1] += sizes[band] }
            starts = sizes
            members = ContiguousArray(repeating: 0, count: Int(sizes[count]))
            for (index, edge) in edges.enumerated() {
                for band in span(of: edge, in: box, count: count) {
                    members[Int(sizes[band])] = Int32(index)
                    sizes[band] += 1
                }
            }
        }

        private func span(of edge: Edge, in box: Box, count: Int) -> ClosedRange<Int> {
            let low = Self.band(of: edge.low, from: box.minY, perUnit: perUnit, count: count)
            let high = Self.band(of: edge.high, from: box.minY, perUnit: perUnit, count: count)
            return low...high
        }

        /// Monotone in `y`, so a point always falls in a band of every edge at its height.
        static func band(of y: Double, from minY: Double, perUnit: Double, count: Int) -> Int {
            Swift.min(count - 1, Swift.max(0, Int((y - minY) * perUnit)))
        }
    }
}
