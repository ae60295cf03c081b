import Files
import ForeignFormats
import GeoJSONFormat
import GeoModel
import PROJKit
import StudyAreas

/// The part of a layer that a study needs.
enum LayerCut {
    /// The features whose box meets the window, as they stand in the file, in a collection with its own system and name.
    ///
    /// - Parameter indices: the positions of the features to keep, in order.
    static func bytes(of layer: LayerSummary, keeping indices: [Int]) throws(UnusableInput) -> [UInt8] {
        let collection = try InputText.layer(layer.path).collection()
        guard collection.features.count == layer.count else {
            throw UnusableInput(
                Diagnostic(
                    .inputChanged, .error, "'\(layer.name)' changed while it was read",
                    at: SourceLocation(file: layer.name),
                    hint: "wait until the program that writes it has finished, and run again"))
        }
        var bytes = Array("{\"type\": \"FeatureCollection\",\n".utf8)
        if let name = collection.foreignMembers.first(where: { $0.key == "name" })?.value, name.text != nil {
            bytes += Array("\"name\": ".utf8) + JSONWriter.text(of: name) + Array(",\n".utf8)
        }
        if layer.system != .longitudeLatitude {
            let parts = layer.system.name.split(separator: ":", maxSplits: 1)
            let name = parts.count == 2 ? "urn:ogc:def:crs:\(parts[0])::\(parts[1])" : layer.system.name
            bytes += Array("\"crs\": {\"type\": \"name\", \"properties\": {\"name\": ".utf8)
            bytes += JSONWriter.text(of: .string(name)) + Array("}},\n".utf8)
        }
        bytes += Array("\"features\": [".utf8)
        var isFirst = true
        for index in indices {
            guard let text = collection.features[index].sourceJSON else { continue }
            bytes += Array((isFirst ? "\n" : ",\n").utf8)
            bytes += text
            isFirst = false
        }
        bytes += Array("\n]}\n".utf8)
        return bytes
    }

    /// Whether as good as none of the units' middles lies in the areas of the layer: they are water.
    static func isWater(_ layer: LayerSummary, unitsAt middles: [Coordinate]) -> Bool {
        guard middles.count > 2, let areas = areas(of: layer) else { return false }
        var places = middles
        if layer.system != .longitudeLatitude {
            let transformation = try? CoordinateTransformation(
                from: .longitudeLatitude, to: layer.system, isBounded: false)
            guard let transformation else { return false }
            let isPlaced = places.withUnsafeMutableBufferPointer { buffer in
                (try? transformation.transform(inPlace: buffer)) != nil
            }
            guard isPlaced else { return false }
        }
        let covered = places.count { place in areas.contains { holds($0, place) } }
        return covered * 20 <= places.count
    }

    private static func areas(of layer: LayerSummary) -> [Polygon]? {
        guard let collection = try? InputText.layer(layer.path).collection() else { return nil }
        return collection.features.flatMap { $0.geometry?.land?.polygons ?? [] }
    }

    /// Whether a point lies in a polygon, by counting the edges east of it. O(vertices).
    private static func holds(_ polygon: Polygon, _ place: Coordinate) -> Bool {
        var isInside = false
        for ring in polygon.rings {
            var before = ring.coordinates.last
            for vertex in ring.coordinates {
                if let before, (vertex.y > place.y) != (before.y > place.y) {
                    let x = (before.x - vertex.x) * (place.y - vertex.y) / (before.y - vertex.y) + vertex.x
                    if place.x < x { isInside.toggle() }
                }
                before = vertex
            }
        }
        return isInside
    }
}
