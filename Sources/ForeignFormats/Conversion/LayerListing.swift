import GeoJSONFormat

/// A layer as `ogrinfo -q` lists it: `1: sogn (Multi Polygon)`.
struct LayerListing: Equatable {
    var name: String
    /// The kind of its geometry, `Multi Polygon`; empty where none is stated.
    var kind: String

    /// Whether it has geometry, as far as is stated.
    var hasGeometry: Bool { kind != "None" }

    /// The layers of a listing, in its order.
    static func all(in listing: SourceText) -> [LayerListing] {
        let text = listing.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
        return text.split(whereSeparator: \.isNewline).compactMap { LayerListing(String($0)) }
    }

    init(name: String, kind: String) {
        self.name = name
        self.kind = kind
    }

    init?(_ line: String) {
        let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, Int(parts[0]) != nil, parts[1].hasPrefix(" ") else { return nil }
        // The name may hold brackets of its own; where the kind of geometry is known, it stands in the last ones.
        var name = parts[1].dropFirst()
        var kind = ""
        if name.hasSuffix(")"), let open = name.lastIndex(of: "("), open > name.startIndex {
            let inner = String(name[name.index(after: open)...].dropLast())
            if LayerListing.isKind(inner) {
                kind = inner
                name = name[..<open].dropLast()
            }
        }
        self.init(name: String(name), kind: kind)
    }

    /// Whether OGR calls a kind of geometry so.
    private static func isKind(_ text: String) -> Bool {
        var words = text.split(separator: " ")
        while let first = words.first, ["3D", "Measured", "Multi"].contains(first) { words.removeFirst() }
        let kinds: [[Substring]] = [
            ["None"], ["Point"], ["Line", "String"], ["Polygon"], ["Geometry", "Collection"], ["Circular", "String"],
            ["Compound", "Curve"], ["Curve", "Polygon"], ["Curve"], ["Surface"], ["PolyhedralSurface"], ["TIN"],
            ["Triangle"],
        ]
        return kinds.contains(words)
    }

    /// Whether the summary of a layer gives its reference system an EPSG number of its own, or no system.
    ///
    /// In WKT a number stands for the whole where it is the last member of the outermost brackets.
    static func hasNumberedSystem(_ summary: String) -> Bool {
        guard let start = summary.range(of: "Layer SRS WKT:")?.upperBound else { return true }
        let rest = summary[start...].drop { $0.isWhitespace }
        guard !rest.hasPrefix("(unknown)") else { return true }
        var depth = 0
        var last = ""
        var member = ""
        var isQuoted = false
        for character in rest {
            if character == "\"" { isQuoted.toggle() }
            if !isQuoted, character == "[" {
                depth += 1
                if depth == 2 { member += "[" }
            } else if !isQuoted, character == "]" {
                depth -= 1
                if depth <= 1 { last = member }
                if depth <= 0 { break }
            } else if !isQuoted, character == ",", depth == 1 {
                member = ""
            } else if depth <= 2, !character.isWhitespace {
                member.append(character)
            }
        }
        return last.hasPrefix("ID[\"EPSG\"") || last.hasPrefix("AUTHORITY[\"EPSG\"")
    }
}

/// What a program wrote to stderr, as notes of a finding.
enum FailureWords {
    /// The last lines that say something, each once; at most five.
    static func lines(_ messages: String) -> [String] {
        var lines: [String] = []
        for line in messages.split(whereSeparator: \.isNewline) {
            let text = line.trimmed
            // The list of all drivers that ogr2ogr tried says nothing.
            guard !text.isEmpty, !text.hasPrefix("->"), !text.hasPrefix("FAILURE:"), !lines.contains(text) else {
                continue
            }
            lines.append(text)
        }
        return lines.suffix(5).map { "it says: \($0)" }
    }
}
