import GeoModel

extension LargeStudy {
    /// Cells in a municipality's block, along one side.
    static let blockSide = 5

    func unitLayer() -> [UInt8] {
        var text = GeoJSONText(name: "enheder (opdigtet)", note: SampleStudy.note)
        text.reserve(units * (720 + paddingBytes))
        var generator = SplitMix64(seed: seed, stream: -2)
        for unit in 0..<units {
            let (column, row) = (unit % side, unit / side)
            let block = row / Self.blockSide * ((side + Self.blockSide - 1) / Self.blockSide) + column / Self.blockSide
            // A gradient and noise, so that neighbours are alike and groupings have something to find.
            let gradient = Double(column + row) / Double(2 * side)
            let attributes = (0..<3).map { index in
                let value = (index == 1 ? 1 - gradient : gradient) * 60 + 40 * generator.unitInterval()
                return "\"a\(index + 1)\":\(GeoJSONText.decimal(Int(value * 1e6)))"
            }
            let padding = paddingBytes > 0 ? "," + free(unit: unit, bytes: paddingBytes, generator: &generator) : ""
            text.feature(
                properties: """
                    "id":"U\(unit)","navn":"Enhed \(unit)","kommunekode":"\(block)","population":\(population[unit]),\
                    \(attributes.joined(separator: ","))\(padding)
                    """,
                kind: "Polygon"
            ) { $0.polygon([outline(columns: column..<(column + 1), row: row)]) }
        }
        return text.finish()
    }

    private func free(unit: Int, bytes: Int, generator: inout SplitMix64) -> String {
        var text = ""
        var index = 0
        while text.utf8.count < bytes {
            if index > 0 { text += "," }
            text += "\"felt_\(index)\":"
            switch generator.below(4) {
            case 0: text += String(generator.below(1_000_000))
            case 1: text += GeoJSONText.decimal(generator.below(1_000_000_000))
            case 2: text += "\"Ålækkervej \(generator.below(900)), ør\\u00f8d\""
            default: text += generator.below(2) == 0 ? "true" : "null"
            }
            index += 1
        }
        return text
    }

    private func outline(columns: Range<Int>, row: Int) -> [MicroPosition] {
        outline(columns: columns, rows: row..<(row + 1))
    }

    /// The closed outline of a block of cells, counter-clockwise.
    private func outline(columns: Range<Int>, rows: Range<Int>) -> [MicroPosition] {
        let (west, east, south, north) = (columns.lowerBound, columns.upperBound, rows.lowerBound, rows.upperBound)
        var walk: [Int] = []
        walk += (west..<east).map { corner(column: $0, row: south) }
        walk += (south..<north).map { corner(column: east, row: $0) }
        walk += (west..<east).reversed().map { corner(column: $0 + 1, row: north) }
        walk += (south..<north).reversed().map { corner(column: west, row: $0 + 1) }
        walk.append(walk[0])
        var ring: [MicroPosition] = []
        for (a, b) in zip(walk, walk.dropFirst()) { ring += border(from: a, to: b) }
        return ring + [ring[0]]
    }

    func municipalityLayer() -> [UInt8] {
        var text = GeoJSONText(name: "kommuner (opdigtet)", note: SampleStudy.note)
        let blocks = (side + Self.blockSide - 1) / Self.blockSide
        for block in 0..<(blocks * blocks) {
            let column = block % blocks * Self.blockSide
            let row = block / blocks * Self.blockSide
            let columns = column..<min(column + Self.blockSide, side)
            // The last row of cells may be short, and the rows after it empty.
            var polygons: [[[MicroPosition]]] = []
            let full = (row..<min(row + Self.blockSide, side)).filter { $0 * side + columns.upperBound <= units }
            if let last = full.last { polygons.append([outline(columns: columns, rows: row..<(last + 1))]) }
            guard !polygons.isEmpty else { continue }
            text.feature(properties: "\"kode\":\"\(block)\",\"navn\":\"Blok \(block)\"", kind: "Polygon") {
                $0.polygon(polygons[0])
            }
        }
        return text.finish()
    }

    func pointLayer(count: Int) -> [UInt8] {
        var text = GeoJSONText(name: "punkter (opdigtet)", note: SampleStudy.note)
        text.reserve(count * 120)
        var generator = SplitMix64(seed: seed, stream: -3)
        let (low, high) = (corners[0], corners[corners.count - 1])
        for index in 0..<count {
            let position = MicroPosition(
                longitude: low.longitude + generator.below(high.longitude - low.longitude + 1),
                latitude: low.latitude + generator.below(high.latitude - low.latitude + 1))
            text.feature(properties: "\"id\":\"P\(index)\"", kind: "Point") { $0.position(position) }
        }
        return text.finish()
    }
}
