import GEOSKit
import GeoModel
import PROJKit

/// One area of a historical or identity layer: a school district, a municipality that is gone.
public struct NamedArea: Sendable {
    /// What people call it.
    public var name: String
    /// Its land in the working system; repaired where the layer's polygon is not valid.
    public var land: MultiPolygon

    /// The areas of a layer in the order of their first feature; features of one name are joined.
    ///
    /// - Throws: `UnusableInput` when no field holds a name, or coordinates cannot be projected.
    public static func all(
        in further: FurtherLayer, toWorking: CoordinateTransformation
    ) throws(UnusableInput) -> [NamedArea] {
        let layer = further.layer
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
        let way: CoordinateTransformation
        do {
            way = try CoordinateTransformation(from: layer.system, to: .longitudeLatitude)
        } catch {
            throw UnusableInput(StudyBuilder.unusable(error, file: layer.collection.sourceName))
        }
        var areas: [NamedArea] = []
        var byName: [String: Int] = [:]
        for feature in layer.features {
            guard let raw = feature.geometry?.land, !raw.isEmpty else { continue }
            let text = feature.properties[key]?.text ?? "feature \(feature.index)"
            // A layer that has ids for names still names places.
            let name = text == text.lowercased() ? text.prefix(1).uppercased() + text.dropFirst() : text
            do {
                let degrees = way.isIdentity ? raw : try way.transform(raw, named: name)
                var land = try toWorking.transform(degrees, named: name)
                if let isFaulty = try? land.validityFault() != nil, isFaulty, let mended = try? land.repaired() {
                    land = mended.land
                }
                if let known = byName[name] {
                    let both = [areas[known].land, land]
                    areas[known].land = (try? unionOfLands(both)) ?? MultiPolygon(both.flatMap(\.polygons))
                } else {
                    byName[name] = areas.count
                    areas.append(NamedArea(name: name, land: land))
                }
            } catch {
                throw UnusableInput(StudyBuilder.unusable(error, file: layer.collection.sourceName))
            }
        }
        return areas
    }
}
