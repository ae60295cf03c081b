import GEOSKit
import GeoJSONFormat
import GeoModel
import PROJKit

/// One feature of a barrier layer: a stream, a lake, a motorway.
public struct NamedBarrier: Sendable {
    /// What people call it; nil where the data has no name.
    public var name: String?
    /// Its lines in the working system, among them the rings of its land.
    public var lines: [[Coordinate]]
    /// Its land in the working system, empty for a line; repaired where the polygon is not valid.
    public var land: MultiPolygon

    /// The barriers of a layer in the order of the file, and a warning for each feature that can be none.
    ///
    /// - Throws: `UnusableInput` when the layer's system is unknown.
    public static func all(
        in further: ContextLayer, toWorking: CoordinateTransformation
    ) throws(UnusableInput) -> (barriers: [NamedBarrier], diagnostics: [Diagnostic]) {
        let layer = further.layer
        let key = [FieldConcept.parishName, .villageName].lazy.compactMap { layer.fields.key($0) }.first
        let way = layer.toDegrees
        var barriers: [NamedBarrier] = []
        var diagnostics: [Diagnostic] = []
        func leaveOut(_ feature: Feature, _ why: String) {
            diagnostics.append(
                Diagnostic(
                    .unusableBarrier, .warning, "a barrier is left out: \(why)", at: feature.location,
                    hint: "a barrier is a LineString or a Polygon, or several of them"))
        }
        for feature in layer.features {
            var lines: [[Coordinate]] = []
            var polygons: [Polygon] = []
            feature.geometry?.collect(&lines, &polygons)
            guard lines.contains(where: { $0.count > 1 }) || !polygons.isEmpty else {
                leaveOut(feature, feature.geometry.map { "it is a \($0.kind) without a line" } ?? "it has no geometry")
                continue
            }
            let name = key.flatMap { feature.properties[$0]?.text }.flatMap { $0.isEmpty ? nil : $0 }
            do {
                var barrier = NamedBarrier(name: name, lines: [], land: MultiPolygon([]))
                for line in lines where line.count > 1 {
                    barrier.lines.append(try toWorking.transform(try way.transform(line, named: name), named: name))
                }
                if !polygons.isEmpty {
                    let degrees = try way.transform(MultiPolygon(polygons), named: name)
                    barrier.land = try toWorking.transform(degrees, named: name)
                    if try barrier.land.validityFault() != nil { barrier.land = try barrier.land.repaired().land }
                    for polygon in barrier.land.polygons { barrier.lines += polygon.rings.map(\.coordinates) }
                }
                barriers.append(barrier)
            } catch {
                leaveOut(feature, "\(error)")
            }
        }
        return (barriers, diagnostics)
    }
}

extension Geometry {
    /// Appends every line and every polygon, those of collections too.
    fileprivate func collect(_ lines: inout [[Coordinate]], _ polygons: inout [Polygon]) {
        switch self {
        case .point, .multiPoint: break
        case .lineString(let line): lines.append(line)
        case .multiLineString(let several): lines += several
        case .polygon(let polygon): polygons.append(polygon)
        case .multiPolygon(let land): polygons += land.polygons
        case .collection(let members): for member in members { member.collect(&lines, &polygons) }
        }
    }
}
