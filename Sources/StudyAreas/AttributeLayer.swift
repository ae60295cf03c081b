import CoverageTopology
import Foundation
import GeoJSONFormat
import GeoModel
import Graphs

/// A layer of polygons with numeric attributes, read for regionalization: ids, columns, neighbours.
///
///     let layer = try AttributeLayer.load("communes.geojson", id: "code", fields: ["population"])
///     let table = try layer.table(["population"], standardization: .zscore, missing: .refuse)
public struct AttributeLayer: Sendable {
    /// The units' ids, exactly as written, in the order of the file.
    public let ids: [String]
    /// For each field asked for one value a unit; nil where it is missing or no number.
    public let columns: [String: [Double?]]
    /// The shared borders of the units, by their position.
    public let coverage: Coverage
    /// The file.
    public let input: InputFile
    /// What was found about the file; no errors.
    public let diagnostics: [Diagnostic]
    /// For each field asked for the units where it is missing or no number.
    let gaps: [String: [Gap]]

    /// Which units are neighbours.
    public func graph(_ contiguity: Contiguity) -> UnitGraph {
        UnitGraph(unitCount: ids.count, pairs: coverage.neighbourPairs(contiguity).map { ($0.a, $0.b) })
    }

    /// Reads `path`, `-` being stdin.
    ///
    /// - Parameters:
    ///   - id: the field of the units' ids; nil takes the usual names, or the features' own ids.
    ///   - fields: the numeric fields to read.
    ///   - inputCRS: the system of a file that declares none.
    ///   - workingCRS: the metric system to work in; nil chooses one by where the units lie.
    ///   - borderTolerance: borders nearer than this are shared, in metres.
    ///   - threads: how many at once, at least 1; the result does not depend on it.
    ///   - progress: called with the name of each step as it begins.
    /// - Throws: `UnusableInput` for a file that cannot be used or has no features, fields that do not exist, and every
    ///   unit without a polygon, without an id, or with the id of another one: regions are of all units or of none.
    public static func load(
        _ path: String, id: String?, fields: [String], inputCRS: CoordinateReferenceSystem? = nil,
        workingCRS: CoordinateReferenceSystem? = nil, borderTolerance: Double = 1,
        threads: Int = ProcessInfo.processInfo.activeProcessorCount, progress: @escaping (String) -> Void = { _ in }
    ) throws(UnusableInput) -> AttributeLayer {
        var configuration = StudyConfiguration()
        configuration.inputCRS = inputCRS
        configuration.workingCRS = workingCRS
        configuration.borderTolerance = borderTolerance
        configuration.fields.parishes.id = id
        var builder = try StudyBuilder(configuration, threads: threads, progress: progress)
        let layer = try builder.readLayer(path, role: .units)
        guard !layer.features.isEmpty else {
            throw UnusableInput(
                builder.diagnostics.filter { $0.severity > .note } + [
                    Diagnostic(
                        .nothingToGroup, .error, "there are no units to be grouped",
                        at: SourceLocation(file: layer.collection.sourceName),
                        hint: "give a layer of polygons with at least one feature")
                ])
        }
        builder.parishLayer = layer
        builder.settleCoordinateStep()
        try builder.settleWorkingSystem()
        let ids = try builder.keys(layer, .parishes, configuration.fields.parishes).ids
        let keys = try builder.existing(fields, in: layer)
        let units = try builder.units(of: layer, ids)
        var columns: [String: [Double?]] = [:]
        var gaps: [String: [Gap]] = [:]
        for (field, key) in zip(fields, keys) {
            let column = try builder.figures(key, layer)
            columns[field] = column
            gaps[field] = column.indices.filter { column[$0] == nil }.map { unit in
                let feature = layer.features[unit]
                return Gap(unit: unit, text: feature.properties[key]?.text, location: feature.location)
            }
        }
        progress("finding neighbours")
        let coverage = try builder.coverage(units.lands)
        return AttributeLayer(
            ids: units.ids, columns: columns, coverage: coverage, input: builder.inputs[0],
            diagnostics: builder.diagnostics.filter { $0.severity < .error }, gaps: gaps)
    }
}

extension StudyBuilder {
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

    /// The id and the land in degrees of every feature; what is wrong with any of them is thrown, all at once.
    fileprivate mutating func units(
        of layer: StudyLayer, _ settled: LayerIds
    ) throws(UnusableInput) -> (ids: [String], lands: [MultiPolygon]) {
        let way = layer.toDegrees
        var ids: [String] = []
        var lands: [MultiPolygon] = []
        var lines: [String: SourceLocation] = [:]
        for feature in layer.features {
            guard let geometry = feature.geometry, let land = Self.dissolvedMembers(of: geometry) ?? geometry.land,
                !land.isEmpty
            else {
                reportGeometry(feature, in: layer, "a unit needs a polygon")
                continue
            }
            guard let id = id(of: feature, settled) else { continue }
            if let stray = layer.strays[feature.index] {
                report(stray: stray, "unit \(id)", at: feature.location)
                continue
            }
            if let first = lines[id] {
                diagnostics.append(
                    Diagnostic(
                        .duplicateId, .error, "two units have the id \(id)", at: feature.location,
                        notes: ["the first stands on line \(first.line ?? 0)"],
                        hint: "give each unit its own id, or name another field with `--id`"))
                continue
            }
            lines[id] = feature.location
            ids.append(id)
            do { 
                lands.append(way.isIdentity ? land : try way.transform(land, named: id).joinedAtAntimeridian()) } catch {
                throw UnusableInput(Self.unusable(error, file: layer.collection.sourceName))
            }
        }
        reportMixedCollections(in: layer)
        guard joined.featuresUnusable == 0, ids.count == layer.features.count else {
            throw UnusableInput(diagnostics.filter { $0.severity == .error })
        }
        return (ids, lands)
    }
}
