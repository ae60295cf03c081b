import GeoJSONFormat
import GeoModel
import PROJKit
import StudyAreas

/// The findings of `check` as GeoJSON: every one that has a place is a feature.
///
/// A finding about a place is a point; one about a feature of a layer has that feature's geometry. Overlaps and gaps are
/// features each, where the text only counts them. Findings without a place are counted in the member `klynge`.
public enum FindingsMap {
    /// The findings of a study, in their order, in longitude and latitude.
    public static func bytes(_ study: Study, version: String, command: String) -> [UInt8] {
        var writer = GeoJSONWriter(name: "findings")
        var index = 0
        func append(_ geometry: Geometry, _ properties: [(key: String, value: JSONValue)]) {
            writer.append(Feature(geometry: geometry, properties: JSONObject(properties), index: index))
            index += 1
        }
        let ids = Set(study.units.map(\.id))
        let listed: Set<DiagnosticCode> = [.overlappingUnits, .gapsBetweenUnits]
        var without = 0
        for finding in study.diagnostics where !(listed.contains(finding.code) && !study.coverageSummary.faults.isEmpty)
        {
            guard let geometry = geometry(of: finding, in: study) else {
                without += 1
                continue
            }
            append(geometry, properties(of: finding, ids))
        }
        for fault in study.coverageSummary.faults { append(.point(fault.place), properties(of: fault)) }
        for miss in study.neighbourSummary.nearMisses { append(.point(miss.place), properties(of: miss)) }
        return writer.finished(
            klynge: .members([
                ("schema", .string("klynge.findings/1")), ("version", .string(version)), ("command", .string(command)),
                ("inputs", Provenance.json(of: study.inputs)), ("crs", Provenance.reference(of: study)),
                ("withoutPlace", .integer(without)),
            ]))
    }

    private static func geometry(of finding: Diagnostic, in study: Study) -> Geometry? {
        if let place = finding.place { return .point(place) }
        guard let location = finding.location, let position = location.feature,
            let layer = layers(of: study).first(where: { $0.collection.sourceName == location.file }),
            layer.features.indices.contains(position), let geometry = layer.features[position].geometry,
            !geometry.box.isEmpty
        else { return nil }
        if layer.toDegrees.isIdentity { return geometry }
        return try? layer.toDegrees.transform(geometry, named: location.id)
    }

    private static func layers(of study: Study) -> [StudyLayer] {
        InputFile.Role.allCases.compactMap { study.layers[$0] } + study.contextLayers.map(\.layer)
    }

    private static func properties(of finding: Diagnostic, _ ids: Set<String>) -> [(key: String, value: JSONValue)] {
        let location = finding.location
        let id = location?.id
        return [
            ("klynge_code", .string(finding.code.description)),
            ("klynge_severity", .string(finding.severity.rawValue)), ("klynge_message", .string(finding.message)),
            ("klynge_units", .strings(id.map { ids.contains($0) ? [$0] : [] } ?? [])),
            ("klynge_file", location.map { .string($0.file) } ?? .null),
            ("klynge_feature", location?.feature.map { .integer($0) } ?? .null),
            ("klynge_id", id.map { .string($0) } ?? .null),
            ("klynge_line", location?.line.map { .integer($0) } ?? .null),
            ("klynge_notes", .strings(finding.notes)), ("klynge_hint", finding.hint.map { .string($0) } ?? .null),
        ]
    }

    private static func properties(of fault: CoverageFaultSummary) -> [(key: String, value: JSONValue)] {
        let isOverlap = fault.kind == "overlap"
        let code: DiagnosticCode = isOverlap ? .overlappingUnits : .gapsBetweenUnits
        let area = Wording.area(fault.areaSquareMetres)
        let units = Wording.list(fault.units)
        return [
            ("klynge_code", .string(code.description)), ("klynge_severity", .string(Severity.warning.rawValue)),
            (
                "klynge_message",
                .string(isOverlap ? "\(units) claim the same \(area)" : "no unit claims \(area) between \(units)")
            ),
            ("klynge_units", .strings(fault.units)), ("klynge_kind", .string(fault.kind)),
            ("klynge_area_square_metres", .rounded(fault.areaSquareMetres, 1)),
            ("klynge_width_metres", .rounded(fault.widthMetres, 2)),
        ]
    }

    private static func properties(of miss: NearMissSummary) -> [(key: String, value: JSONValue)] {
        [
            ("klynge_code", .null), ("klynge_severity", .string(Severity.note.rawValue)),
            (
                "klynge_message",
                .string(
                    "the borders of \(miss.first) and \(miss.second) run \(Wording.distance(miss.widthMetres)) apart; they "
                        + (miss.isMatched ? "count as shared" : "do not count as shared"))
            ),
            ("klynge_units", .strings([miss.first, miss.second])), ("klynge_kind", .string("near-miss")),
            ("klynge_length_metres", .rounded(miss.lengthMetres, 1)),
            ("klynge_width_metres", .rounded(miss.widthMetres, 2)),
        ]
    }
}
