import GEOSKit
import GeoModel
import PROJKit

/// The land of one feature, made ready for the study; a value, so that it can be made on any thread.
struct Outline: Sendable {
    /// The land in longitude and latitude, mended where that was asked for.
    var land: MultiPolygon
    /// The same in the working system.
    var projected: MultiPolygon
    /// What is or was wrong with it, the place in degrees.
    var fault: ValidityFault?
    /// By how much mending changed its area, in square metres; nil where nothing was mended.
    var repairedSquareMetres: Double?
    /// What the geometry library refused.
    var refusal: GEOSError?
    /// Whether it crosses itself so often that nothing can be made of it.
    var isTangled = false
    /// By how much the members of a collection overlap, in square metres; nil where they were not dissolved.
    var overlapSquareMetres: Double?
    /// Why it has no place in the systems of the study; then there is no land.
    var misplaced: ProjectionError?

    /// The outline of `raw`, which lies in the source of `way`.
    ///
    /// With `repair` the working land is made valid too: rounding in the projection can make a needle cross itself.
    init(_ raw: MultiPolygon, way: CoordinateTransformation, toWorking: CoordinateTransformation, repair: Bool) {
        var (raw, way) = (raw, way)
        land = raw
        projected = MultiPolygon([])
        if way.centralMeridian != nil {
            // Halves on both sides of the antimeridian are one piece of land, and are looked at as one.
            do {
                raw = try way.transform(raw).joinedAtAntimeridian()
                way = try CoordinateTransformation(from: .longitudeLatitude, to: .longitudeLatitude)
                land = raw
            } catch {
                misplaced = error
                return
            }
        }
        do {
            fault = try raw.validityFault()
            if fault != nil, raw.crossesItself(moreOftenThan: MultiPolygon.mostSelfCrossings) {
                isTangled = true
                return
            }
            if repair, fault != nil { land = try raw.repaired().land }
        } catch { refusal = error }
        do {
            land = try way.transform(land)
            projected = try toWorking.transform(land)
            if let place = fault?.place { fault?.place = try? way.transform(place) }
            guard repair else { return }
            let before = fault == nil ? projected.area : try toWorking.transform(way.transform(raw)).area
            mendWorkingLand()
            if fault != nil, refusal == nil { repairedSquareMetres = projected.area - before }
        } catch { misplaced = error }
    }

    private mutating func mendWorkingLand() {
        do {
            guard let later = try projected.validityFault() else { return }
            projected = try projected.repaired().land
            if fault == nil { fault = ValidityFault(reason: later.reason, place: nil) }
        } catch { refusal = error }
    }
}

extension StudyBuilder {
    /// The outlines of the features that have land, by their positions.
    func outlines(of layer: StudyLayer, _ way: CoordinateTransformation) -> [Outline?] {
        let (features, outOfRange) = (layer.features, layer.outOfRange)
        let (toWorking, repair) = (toWorking, configuration.repair)
        return concurrentMap(features.count, threads: threads) { index in
            guard outOfRange[index] == nil, let geometry = features[index].geometry, let land = geometry.land,
                !land.isEmpty
            else { return nil }
            let whole = Self.dissolvedMembers(of: geometry) ?? land
            var outline = Outline(whole, way: way, toWorking: toWorking, repair: repair)
            if whole != land, let parts = try? toWorking.transform(way.transform(land)) {
                outline.overlapSquareMetres =
                    parts.polygons.reduce(0) { $0 + MultiPolygon($1).area } - outline.projected.area
            }
            return outline
        }
    }

    /// Tells what was found wrong with an outline, and whether it was mended.
    mutating func report(_ outline: Outline, of described: String, at location: SourceLocation) {
        if let refusal = outline.refusal {
            var refusal = refusal
            refusal.input = described
            diagnostics.append(Self.refused(refusal, at: location))
        }
        if let overlap = outline.overlapSquareMetres, overlap > 1 {
            diagnostics.append(
                Diagnostic(
                    .overlappingParts, .warning,
                    "the polygons in the collection of \(described) overlap by \(Wording.number(overlap.rounded())) m2, "
                        + "which count once", at: location))
        }
        guard let fault = outline.fault else { return }
        let place = fault.place.map { "at " + Self.degreesText($0) }
        guard let change = outline.repairedSquareMetres else {
            invalid += 1
            if let id = location.id { invalidIDs.insert(id) }
            diagnostics.append(
                Diagnostic(
                    .invalidPolygon, .error, "the polygon of \(described) is not valid: \(fault.reason)", at: location,
                    place: fault.place, notes: place.map { [$0] } ?? [],
                    hint: "`--repair` mends it and reports the change of area"))
            return
        }
        joined.repaired += 1
        joined.repairedAreaSquareMetres += abs(change)
        diagnostics.append(
            Diagnostic(
                .repairedPolygon, .warning,
                "the polygon of \(described) was repaired: its area changed by \(Wording.number(change.rounded())) m2",
                at: location, place: fault.place, notes: [fault.reason + (place.map { " " + $0 } ?? "")]))
    }

    /// Longitude and latitude to about a centimetre.
    static func degreesText(_ place: Coordinate) -> String {
        [place.withinEarth.x, place.y].map { Wording.number(($0 * 1e7).rounded() / 1e7) }.joined(separator: ", ")
    }

    /// Leaves a feature out that has no place in the systems of the study.
    mutating func report(misplaced error: ProjectionError, _ described: String, at location: SourceLocation) {
        joined.featuresUnusable += 1
        diagnostics.append(
            Diagnostic(
                .misplacedFeature, .error, "\(described) was left out: \(error.words)", at: location, hint: error.hint))
    }

    /// Leaves a feature out whose polygon crosses itself too often.
    mutating func report(tangled outline: Outline, _ described: String, at location: SourceLocation) {
        joined.featuresUnusable += 1
        invalid += 1
        diagnostics.append(
            Diagnostic(
                .tangledPolygon, .error,
                "\(described) was left out: its polygon crosses itself more than "
                    + "\(Wording.number(Double(MultiPolygon.mostSelfCrossings))) times", at: location,
                place: outline.fault?.place, hint: "draw it again, or take it from the source"))
    }

    /// Makes one land of the parts of a code: parts that overlap or have a border in common are dissolved.
    ///
    /// The land in degrees keeps a piece for each part: borders are found by it, and each feature is drawn from its own.
    mutating func joinParts(of areas: inout [Area], _ kind: String) {
        for index in areas.indices where areas[index].features.count > 1 {
            let area = areas[index]
            guard (try? area.projected.validityFault()) != .some(.none) else { continue }
            guard let whole = Self.dissolved(area.projected) else { continue }
            let twice = area.projected.area - whole.area
            areas[index].projected = whole
            guard twice > 1 else { continue }
            diagnostics.append(
                Diagnostic(
                    .overlappingParts, .warning,
                    "the parts of \(kind) \(area.code) '\(area.name)' overlap by \(Wording.number(twice.rounded())) m2, "
                        + "which count once", at: area.location))
        }
    }

    /// The polygons of a collection as one area, where they overlap or share borders; nil where there is nothing to do.
    static func dissolvedMembers(of geometry: Geometry) -> MultiPolygon? {
        guard case .collection = geometry, let land = geometry.land, land.polygons.count > 1,
            (try? land.validityFault()) != .some(.none)
        else { return nil }
        return dissolved(land)
    }

    /// Reports the points and lines that stand beside polygons in collections and are left out, once for a layer.
    mutating func reportMixedCollections(in layer: StudyLayer) {
        let mixed = layer.features.filter { $0.geometry?.isMixedCollection ?? false }
        guard let first = mixed.first else { return }
        diagnostics.append(
            Diagnostic(
                .mixedCollection, .note,
                "\(Wording.count(mixed.count, "GeometryCollection holds", "GeometryCollections hold")) points or lines beside "
                    + "polygons; only the polygons are used", at: first.location,
                notes: mixed.count > 1
                    ? [
                        "features " + mixed.prefix(5).map { String($0.index) }.joined(separator: ", ")
                            + (mixed.count > 5 ? " and \(mixed.count - 5) more" : "")
                    ] : []))
    }

    /// The union of a land's polygons; nil where one of them is not valid.
    private static func dissolved(_ land: MultiPolygon) -> MultiPolygon? {
        let parts = land.polygons.map { MultiPolygon($0) }
        guard parts.allSatisfy({ (try? $0.validityFault()) == .some(.none) }) else { return nil }
        return try? unionOfLands(parts)
    }
}
