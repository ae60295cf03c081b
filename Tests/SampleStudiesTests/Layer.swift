import Foundation

@testable import SampleStudies

/// A generated GeoJSON file, read back by Foundation, which knows nothing of how it was written.
struct Layer {
    let features: [[String: Any]]
    let lines: Int

    struct Missing: Error { let name: String }

    init(_ files: [GeneratedFile], _ name: String) throws {
        guard let file = files.first(where: { $0.name == name + ".geojson" }),
            let root = try JSONSerialization.jsonObject(with: Data(file.bytes)) as? [String: Any],
            let features = root["features"] as? [[String: Any]]
        else { throw Missing(name: name) }
        self.features = features
        lines = file.bytes.count { $0 == UInt8(ascii: "\n") }
    }

    func numbers(_ key: String) -> [Int] {
        features.compactMap { ($0["properties"] as? [String: Any])?[key] as? Int }
    }

    func texts(_ key: String) -> [String] {
        features.compactMap { ($0["properties"] as? [String: Any])?[key] as? String }
    }

    /// The polygons of each feature.
    var lands: [[[[MicroPosition]]]] {
        features.map { feature in
            let geometry = feature["geometry"] as? [String: Any]
            if let polygon = geometry?["coordinates"] as? [[[Double]]] { return [polygon.map(ring)] }
            return (geometry?["coordinates"] as? [[[[Double]]]] ?? []).map { $0.map(ring) }
        }
    }

    private func ring(_ positions: [[Double]]) -> [MicroPosition] {
        positions.map {
            MicroPosition(longitude: Int(($0[0] * 1e6).rounded()), latitude: Int(($0[1] * 1e6).rounded()))
        }
    }
}

/// An undirected border between two positions.
struct Side: Hashable {
    let a: MicroPosition
    let b: MicroPosition

    init(_ a: MicroPosition, _ b: MicroPosition) {
        let inOrder = (a.longitude, a.latitude) < (b.longitude, b.latitude)
        self.a = inOrder ? a : b
        self.b = inOrder ? b : a
    }
}

/// How often each side occurs in the rings of a land or of several.
func sides(of polygons: [[[MicroPosition]]]) -> [Side: Int] {
    var count: [Side: Int] = [:]
    for ring in polygons.flatMap({ $0 }) {
        for (a, b) in zip(ring, ring.dropFirst()) { count[Side(a, b), default: 0] += 1 }
    }
    return count
}

/// The doubled area of a ring in exact whole numbers, positive when it runs counter-clockwise.
func doubledArea(_ ring: [MicroPosition]) -> Int {
    zip(ring, ring.dropFirst()).reduce(0) { sum, pair in
        sum + (pair.0.longitude - ring[0].longitude) * (pair.1.latitude - ring[0].latitude)
            - (pair.1.longitude - ring[0].longitude) * (pair.0.latitude - ring[0].latitude)
    }
}

/// Whether a position lies in a land, by counting crossings.
func contains(_ p: MicroPosition, in polygons: [[[MicroPosition]]]) -> Bool {
    var inside = false
    for ring in polygons.flatMap({ $0 }) {
        for (a, b) in zip(ring, ring.dropFirst()) where (a.latitude > p.latitude) != (b.latitude > p.latitude) {
            let share = Double(p.latitude - a.latitude) / Double(b.latitude - a.latitude)
            if Double(p.longitude) < Double(a.longitude) + share * Double(b.longitude - a.longitude) { inside.toggle() }
        }
    }
    return inside
}

/// The pairs of sides that cross, touch or overlap anywhere but at an end they share. Exact: whole numbers only.
func crossings(of sides: [Side]) -> [(Side, Side)] {
    func turn(_ a: MicroPosition, _ b: MicroPosition, _ c: MicroPosition) -> Int {
        ((b.longitude - a.longitude) * (c.latitude - a.latitude)
            - (b.latitude - a.latitude) * (c.longitude - a.longitude)).signum()
    }
    func spans(_ side: Side, _ p: MicroPosition) -> Bool {
        p != side.a && p != side.b && turn(side.a, side.b, p) == 0 && side.a.longitude <= p.longitude
            && p.longitude <= side.b.longitude && min(side.a.latitude, side.b.latitude) <= p.latitude
            && p.latitude <= max(side.a.latitude, side.b.latitude)
    }
    let sorted = sides.sorted { ($0.a.longitude, $0.a.latitude) < ($1.a.longitude, $1.a.latitude) }
    var found: [(Side, Side)] = []
    for (index, one) in sorted.enumerated() {
        for other in sorted[(index + 1)...] {
            if other.a.longitude > one.b.longitude { break }
            let crosses =
                turn(one.a, one.b, other.a) * turn(one.a, one.b, other.b) < 0
                && turn(other.a, other.b, one.a) * turn(other.a, other.b, one.b) < 0
            let touches =
                spans(one, other.a) || spans(one, other.b) || spans(other, one.a) || spans(other, one.b)
            if crosses || touches { found.append((one, other)) }
        }
    }
    return found
}
