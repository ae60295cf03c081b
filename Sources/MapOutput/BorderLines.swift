import CoverageTopology
import GeoJSONFormat
import GeoModel
import StudyAreas

/// The shared borders of a study as GeoJSON: a line each, with the two units, the length, and what is known of it.
enum BorderLines {
    /// The borders between units, by the first unit, then the second; those that are points have no line.
    ///
    /// - Parameter properties: what is written of a border, by its position in the coverage.
    /// - Throws: `UnusableInput` when the borders cannot be brought to longitude and latitude.
    static func bytes(
        of study: Study, provenance: Provenance, _ properties: (Int, SharedBorder) -> [(String, JSONValue)]
    ) throws(UnusableInput) -> [UInt8] {
        var writer = GeoJSONWriter(name: "borders")
        let lines = study.coverage.borderLines()
        for (index, border) in study.coverage.borders.enumerated() where !border.isPoint && !lines[index].isEmpty {
            let (one, other) = (study.units[border.a], study.units[border.b])
            let placed: Geometry
            do {
                let lines = try lines[index].map { try study.toDegrees.transform($0) }
                placed = lines.count == 1 ? .lineString(lines[0]) : .multiLineString(lines)
            } catch {
                throw UnusableInput(
                    Diagnostic(
                        .unknownOutputSystem, .error,
                        "the border of \(one.described) and \(other.described) cannot be written: \(error)"))
            }
            writer.append(
                Feature(
                    geometry: placed,
                    properties: JSONObject(
                        [
                            ("klynge_from", .string(one.id)), ("klynge_to", .string(other.id)),
                            ("klynge_from_name", .string(one.name)), ("klynge_to_name", .string(other.name)),
                        ] + properties(index, border) + [("klynge_border_km", .rounded(border.lengthMetres / 1000))]),
                    index: index))
        }
        return writer.finished(klynge: provenance.json)
    }
}
