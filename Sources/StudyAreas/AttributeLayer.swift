import CoverageTopology
import Foundation
import GeoJSONFormat
import GeoModel
import Graphs
import PROJKit

/// A layer of polygons or points with numeric attributes, read for regionalization: ids, columns, neighbours.
///
///     let layer = try AttributeLayer.load("communes.geojson", id: "code", fields: ["population"])
///     let table = try layer.table(["population"], standardization: .zscore, missing: .refuse)
///     let graph = try layer.neighbourhood(.contiguity(.rook)).graph
public struct AttributeLayer: Sendable {
    /// The units' ids, exactly as written, in the order of the file.
    public let ids: [String]
    /// For each field asked for one value a unit; nil where it is missing or no number.
    public let columns: [String: [Double?]]
    /// The units' polygons and their shared borders, by position; nil where the units are points.
    public let coverage: Coverage?
    /// The units' points in degrees: themselves, or the centres of gravity of their polygons.
    public let places: [Coordinate]
    /// The same in the metric system that the work is done in.
    let projectedPlaces: [Coordinate]
    /// The file.
    public let input: InputFile
    /// The tables of figures that were read beside it.
    public let figureInputs: [InputFile]
    /// What was found about the file; no errors.
    public let diagnostics: [Diagnostic]
    /// For each field asked for the units where it is missing or no number.
    let gaps: [String: [Gap]]

    /// Reads `path`, `-` being stdin.
    ///
    /// A feature without geometry is left out and reported. Features with one id and equal values are one unit.
    /// - Parameters:
    ///   - id: the field of the units' ids; nil takes the usual names, or the features' own ids.
    ///   - fields: the numeric fields to read: columns of the tables of figures, or else fields of the layer.
    ///   - figures: tables with a row a unit.
    ///   - figuresKey: the column of their unit codes, where it is not recognised.
    ///   - inputCRS: the system of a file that declares none.
    ///   - workingCRS: the metric system to work in; nil chooses one by where the units lie.
    ///   - borderTolerance: borders nearer than this are shared, in metres.
    ///   - threads: how many at once, at least 1; the result does not depend on it.
    ///   - progress: called with the name of each step as it begins.
    /// - Throws: `UnusableInput` for a file that cannot be used or has no features, fields that do not exist, and every
    ///   unit of another kind of geometry, without an id, or with other values than a feature of the same id: regions are
    ///   of all units or of none.
    public static func load(
        _ path: String, id: String?, fields: [String], figures: [String] = [], figuresKey: String? = nil,
        inputCRS: CoordinateReferenceSystem? = nil,
        workingCRS: CoordinateReferenceSystem? = nil, borderTolerance: Double = 1,
        threads: Int = ProcessInfo.processInfo.activeProcessorCount, progress: @escaping (String) -> Void = { _ in }
    ) throws(UnusableInput) -> AttributeLayer {
        var configuration = StudyConfiguration()
        configuration.inputCRS = inputCRS
        configuration.workingCRS = workingCRS
        configuration.borderTolerance = borderTolerance
        configuration.fields.parishes.id = id
        var builder = try StudyBuilder(configuration, threads: threads, progress: progress)
        let read = try builder.readLayer(path, role: .units)
        builder.parishLayer = read
        builder.settleCoordinateStep()
        try builder.settleWorkingSystem()
        // Settling finds where the layer lies and what is out of range: the layer as it was read does not know that.
        let layer = builder.parishLayer ?? read
        let drawn = layer.features.contains { $0.geometry != nil }
        let settled = drawn ? try builder.keys(layer, .parishes, configuration.fields.parishes) : nil
        // What the tables hold is known only when the units are.
        let own = figures.isEmpty ? fields : fields.filter { layer.fields.named($0) != nil }
        let keys = drawn ? try builder.existing(own, in: layer) : []
        let units = try builder.attributeUnits(of: layer, settled?.ids, keys)
        guard !units.ids.isEmpty else {
            throw UnusableInput(
                builder.diagnostics.filter { $0.severity > .note } + [
                    Diagnostic(
                        .nothingToGroup, .error, "there are no units to be grouped",
                        at: SourceLocation(file: layer.collection.sourceName),
                        hint: "give a layer of polygons or points with at least one feature")
                ])
        }
        var columns: [String: [Double?]] = [:]
        var gaps: [String: [Gap]] = [:]
        let names = units.features.map { features in settled?.name?.text(of: features[0]) ?? "" }
        let tables = try AttributeFigures(figures, key: figuresKey, of: units.ids, named: names, &builder)
        for field in fields {
            guard let column = tables.column(field) else { continue }
            columns[field] = column.values
            gaps[field] = column.values.indices.filter { column.values[$0] == nil }.map { unit in
                Gap(unit: unit, text: nil, location: SourceLocation(file: column.file))
            }
        }
        try builder.requireKnown(fields.filter { !own.contains($0) && columns[$0] == nil }, tables, in: layer)
        for (field, key) in zip(own, keys) where columns[field] == nil {
            let column = try builder.figures(key, layer)
            let values = units.features.map { features in features.lazy.compactMap { column[$0.index] }.first }
            columns[field] = values
            gaps[field] = values.indices.filter { values[$0] == nil }.map { unit in
                let feature = units.features[unit][0]
                return Gap(unit: unit, text: feature.properties[key]?.text, location: feature.location)
            }
        }
        progress("finding neighbours")
        let coverage = units.arePoints ? nil : try builder.coverage(units.polygons)
        let places: [Coordinate]
        let projected: [Coordinate]
        do {
            if let coverage {
                projected = coverage.shapes.indices.map(coverage.planarCentre)
                places = try builder.toDegrees.transform(projected)
            } else {
                places = units.points
                // Triangles are told by circles, and an equal-area plane has none.
                let conformal = try builder.toWorking.target.stereographic.map { system throws(ProjectionError) in
                    try CoordinateTransformation(from: .longitudeLatitude, to: system, isBounded: false)
                }
                projected = try (conformal ?? builder.toWorking).transform(places)
            }
        } catch {
            throw UnusableInput(StudyBuilder.unusable(error, file: layer.collection.sourceName))
        }
        return AttributeLayer(
            ids: units.ids, columns: columns, coverage: coverage, places: places, projectedPlaces: projected,
            input: builder.inputs[0], figureInputs: Array(builder.inputs.dropFirst()),
            diagnostics: builder.diagnostics.filter { $0.severity < .error }, gaps: gaps)
    }
}

extension StudyBuilder {
    /// Refuses fields that neither the layer nor a table has.
    fileprivate func requireKnown(
        _ unknown: [String], _ tables: AttributeFigures, in layer: StudyLayer
    ) throws(UnusableInput) {
        guard !unknown.isEmpty else { return }
        let columns = tables.columns.map(\.name)
        throw UnusableInput(
            unknown.map { field in
                var fault = unknownField("there is no field `\(field)`, and no such column of figures", field, layer)
                fault.notes.append("the columns of figures are \(columns.joined(separator: ", "))")
                if let nearest = NearestName.of(field, among: columns + layer.fields.keys) {
                    fault.hint = "did you mean `\(nearest)`?"
                }
                return fault
            })
    }

    /// The keys that the layer has for `fields`.
    fileprivate func existing(_ fields: [String], in layer: StudyLayer) throws(UnusableInput) -> [String] {
        var faults: [Diagnostic] = []
        var found: [String] = []
        for field in fields {
            if let key = layer.fields.named(field) {
                found.append(key)
            } else {
                faults.append(unknownField("there is no field `\(field)`", field, layer))
            }
        }
        guard faults.isEmpty else { throw UnusableInput(faults) }
        return found
    }
}
