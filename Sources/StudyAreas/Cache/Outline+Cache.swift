import Files
import GEOSKit
import GeoJSONFormat
import GeoModel
import PROJKit

extension StudyBuilder {
    /// The outlines of a layer's features, by their positions; from the cache where they are known.
    ///
    /// They depend on the bytes of the file, on the systems, and on whether they are repaired.
    func outlines(of layer: StudyLayer, _ toDegrees: CoordinateTransformation) -> [Outline?] {
        guard let cache, inputs[layer.input].converter == nil, layer.coordinateCount >= cache.leastCoordinates else {
            return madeOutlines(of: layer, toDegrees)
        }
        let key = CacheKey()
        key.add(inputs[layer.input].sha256)
        key.add(layer.features.count)
        for feature in layer.outOfRange.keys.sorted() { key.add(feature) }
        key.add(toDegrees)
        key.add(toWorking)
        key.add(configuration.repair)
        return cache.value(
            "outlines", key,
            read: { reader throws(CacheFault) in try Self.readOutlines(&reader, layer.features) },
            write: { Self.write($1, layer.features, to: &$0) },
            make: { madeOutlines(of: layer, toDegrees) })
    }

    /// What could not be made is not kept: it is rare, and it is reported in full.
    private static func write(_ outlines: [Outline?], _ features: [Feature], to writer: inout CacheWriter) -> Bool {
        for (outline, feature) in zip(outlines, features) {
            writer.write(outline != nil)
            guard let outline else { continue }
            guard outline.refusal == nil, outline.misplaced == nil, outline.tangle == nil, !outline.hasUnseenEdges
            else { return false }
            // Most are drawn as they stand in the file.
            let isOwn = feature.geometry?.land == outline.land
            writer.write(isOwn)
            if !isOwn { writer.write(outline.land) }
            writer.write(outline.projected)
            writer.write(outline.fault) { $1.write(to: &$0) }
            writer.write(outline.repairedSquareMetres) { $0.write($1) }
            writer.write(outline.overlapSquareMetres) { $0.write($1) }
        }
        return true
    }

    private static func readOutlines(
        _ reader: inout CacheReader, _ features: [Feature]
    ) throws(CacheFault) -> [Outline?] {
        var outlines: [Outline?] = []
        outlines.reserveCapacity(features.count)
        for feature in features {
            guard try reader.bool() else {
                outlines.append(nil)
                continue
            }
            var land = feature.geometry?.land
            if try !reader.bool() { land = try reader.area() }
            guard let land else { throw CacheFault() }
            var outline = Outline(land: land, projected: try reader.area())
            outline.fault = try reader.optional { reader throws(CacheFault) in try ValidityFault(&reader) }
            outline.repairedSquareMetres = try reader.optional { reader throws(CacheFault) in try reader.double() }
            outline.overlapSquareMetres = try reader.optional { reader throws(CacheFault) in try reader.double() }
            outlines.append(outline)
        }
        return outlines
    }
}

extension StudyLayer {
    /// How many coordinates its features have.
    var coordinateCount: Int {
        features.reduce(0) { count, feature in
            count
                + (feature.geometry?.land?.polygons ?? []).reduce(0) { count, polygon in
                    count + polygon.rings.reduce(0) { $0 + $1.coordinates.count }
                }
        }
    }
}

extension ValidityFault {
    func write(to writer: inout CacheWriter) {
        writer.write(reason)
        writer.write(place) {
            $0.write($1.x)
            $0.write($1.y)
        }
    }

    init(_ reader: inout CacheReader) throws(CacheFault) {
        let reason = try reader.text()
        let place = try reader.optional { reader throws(CacheFault) in
            Coordinate(x: try reader.double(), y: try reader.double())
        }
        self.init(reason: reason, place: place)
    }
}
