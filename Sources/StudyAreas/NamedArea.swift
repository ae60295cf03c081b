import Files
import GEOSKit
import GeoModel
import PROJKit

/// One area of a historical or identity layer: a school district, a municipality that is gone.
public struct NamedArea: Sendable {
    /// What people call it.
    public var name: String
    /// Its land in the working system; repaired where the layer's polygon is not valid.
    public var land: MultiPolygon
    /// The polygons of the layer that were not valid and were repaired, each a warning with its place.
    public var repairs: [Diagnostic] = []

    /// The areas of a layer in the order of their first feature; features of one name are joined.
    ///
    /// - Parameters:
    ///   - threads: how many at once; the areas do not depend on it.
    ///   - cache: where areas of earlier runs are found.
    ///   - sha256: the digest of the layer's file, by which the cache knows it; nil where the file is not read as it is.
    /// - Throws: `UnusableInput` when no field holds a name, or coordinates cannot be projected.
    public static func all(
        in further: ContextLayer, toWorking: CoordinateTransformation, threads: Int, cache: ContentCache? = nil,
        sha256: String? = nil
    ) throws(UnusableInput) -> NamedAreas {
        let layer = further.layer
        // That it is empty was reported when it was read.
        guard !layer.features.isEmpty else { return NamedAreas() }
        let fields = layer.fields
        let key = [FieldConcept.parishName, .municipalityName, .villageName, .villageId, .parishCode]
            .lazy.compactMap { fields.key($0) }.first
        guard let key else {
            throw UnusableInput(
                Diagnostic(
                    .unknownField, .error, "no field of the layer '\(further.name)' holds a name",
                    at: SourceLocation(file: layer.collection.sourceName),
                    notes: ["the fields are \(fields.keys.joined(separator: ", "))"],
                    hint: "call the field `navn` or `name`"))
        }
        let way = layer.toDegrees
        let features = layer.features
        let names = features.map { feature in
            let text = feature.properties[key]?.text ?? "feature \(feature.index)"
            // A layer that has ids for names still names places.
            return text == text.lowercased() ? text.prefix(1).uppercased() + text.dropFirst() : text
        }
        func make() -> Result<NamedPolygons, UnusableInput> {
            let placed = concurrentMap(features.count, threads: threads) { index in
                features[index].geometry?.land.flatMap { $0.isEmpty ? nil : PlacedPolygon($0, way, toWorking) }
            }
            return Result { () throws(UnusableInput) in
                try NamedPolygons(placed, names, threads: threads, file: layer.collection.sourceName)
            }
        }
        let made: NamedPolygons
        if let cache, let sha256, layer.coordinateCount >= cache.leastCoordinates {
            let key = CacheKey()
            key.add(sha256)
            for name in names { key.add(name) }
            for feature in layer.outOfRange.keys.sorted() { key.add(feature) }
            key.add(way)
            key.add(toWorking)
            made = try cache.value(
                "areas", key,
                read: { reader throws(CacheFault) in .success(try NamedPolygons(&reader, names)) },
                write: { writer, made in (try? made.get()).map { $0.write(to: &writer) } ?? false }, make: make
            ).get()
        } else {
            made = try make().get()
        }
        var result = NamedAreas()
        for area in made.areas {
            let repairs = area.repaired.map { feature, fault in
                Diagnostic(
                    .repairedPolygon, .warning,
                    "the polygon of '\(area.name)' in '\(further.name)' is not valid and was repaired",
                    at: features[feature].location, place: fault.place, notes: [fault.reason])
            }
            result.areas.append(NamedArea(name: area.name, land: area.land, repairs: repairs))
        }
        result.leftOut = made.leftOut.map { feature, tangle in
            StudyBuilder.leftOut(
                tangle, "'\(names[feature])' in '\(further.name)'", at: features[feature].location)
        }
        return result
    }
}

/// The areas of a layer, and what was left out of it.
public struct NamedAreas: Sendable {
    /// In the order of their first feature.
    public var areas: [NamedArea] = []
    /// Features of whose polygons nothing can be made in reasonable time, each an error with its place.
    public var leftOut: [Diagnostic] = []
}
