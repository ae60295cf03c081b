import GEOSKit
import GeoModel
import PROJKit

/// One area of a historical or identity layer: a school district, a municipality that is gone.
public struct NamedArea: Sendable {
    /// What people call it.
    public var name: String
    /// Its land in the working system; repaired where the layer's polygon is not valid.
    public var land: MultiPolygon
    /// The polygons of the layer that were not valid and were mended, each a warning with its place.
    public var repairs: [Diagnostic] = []

    /// The areas of a layer in the order of their first feature; features of one name are joined.
    ///
    /// - Parameter threads: how many at once; the areas do not depend on it.
    /// - Throws: `UnusableInput` when no field holds a name, or coordinates cannot be projected.
    public static func all(
        in further: ContextLayer, toWorking: CoordinateTransformation, threads: Int
    ) throws(UnusableInput) -> [NamedArea] {
        let layer = further.layer
        // That it is empty was told when it was read.
        guard !layer.features.isEmpty else { return [] }
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
        let lands = concurrentMap(features.count, threads: threads) { index in
            Self.land(features[index].geometry?.land, way.isIdentity ? nil : way, toWorking, named: names[index])
        }
        var areas: [NamedArea] = []
        var byName: [String: Int] = [:]
        for (index, name) in names.enumerated() {
            let land: MultiPolygon
            var repairs: [Diagnostic] = []
            switch lands[index] {
            case .none: continue
            case .success(let (placed, fault)):
                land = placed
                if let fault {
                    repairs.append(
                        Diagnostic(
                            .repairedPolygon, .warning,
                            "the polygon of '\(name)' in '\(further.name)' is not valid and was repaired",
                            at: features[index].location, place: fault.place, notes: [fault.reason]))
                }
            case .failure(let error):
                throw UnusableInput(StudyBuilder.unusable(error, file: layer.collection.sourceName))
            }
            if let known = byName[name] {
                let both = [areas[known].land, land]
                areas[known].land = (try? unionOfLands(both)) ?? MultiPolygon(both.flatMap(\.polygons))
                areas[known].repairs += repairs
            } else {
                byName[name] = areas.count
                areas.append(NamedArea(name: name, land: land, repairs: repairs))
            }
        }
        return areas
    }

    /// The land of a feature in the working system, mended where it is not valid, with the fault; nil where it has none.
    private static func land(
        _ raw: MultiPolygon?, _ way: CoordinateTransformation?, _ toWorking: CoordinateTransformation,
        named name: String
    ) -> Result<(MultiPolygon, ValidityFault?), ProjectionError>? {
        guard let raw, !raw.isEmpty else { return nil }
        do throws(ProjectionError) {
            let degrees = try way?.transform(raw, named: name).joinedAtAntimeridian() ?? raw
            let land = try toWorking.transform(degrees, named: name)
            // Its place is told in degrees, where it is faulty there too.
            if let fault = try? land.validityFault(), let mended = try? land.repaired() {
                let known = (try? degrees.validityFault()) ?? nil
                return .success((mended.land, known ?? ValidityFault(reason: fault.reason, place: nil)))
            }
            return .success((land, nil))
        } catch {
            return .failure(error)
        }
    }
}
