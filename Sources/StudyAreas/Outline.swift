import GEOSKit
import GeoModel
import PROJKit

/// The land of one feature, made ready for the study; a value, so that it can be made on any thread.
struct Outline: Sendable {
    /// The land in longitude and latitude, repaired where that was asked for.
    var land: MultiPolygon
    /// The same in the working system.
    var projected: MultiPolygon
    /// What is or was wrong with it, the place in degrees.
    var fault: ValidityFault?
    /// By how much repair changed its area, in square metres; nil where nothing was repaired.
    var repairedSquareMetres: Double?
    /// What the geometry library refused.
    var refusal: GEOSError?
    /// Why nothing can be made of it in reasonable time.
    var tangle: Tangle?
    /// By how much the members of a collection overlap, in square metres; nil where they were not dissolved.
    var overlapSquareMetres: Double?
    /// Why it has no place in the systems of the study; then there is no land.
    var misplaced: ProjectionError?
    /// Whether its layer has more long edges than are looked at.
    var hasUnseenEdges = false

    /// An outline that was made before.
    init(land: MultiPolygon, projected: MultiPolygon) {
        self.land = land
        self.projected = projected
    }

    /// The outline of a polygon that was looked at.
    ///
    /// With `repair` the projected polygon is made valid too: rounding in the projection can make a needle cross itself.
    init(_ check: OutlineCheck, toWorking: CoordinateTransformation, repair: Bool, tangle: Tangle?) {
        let (raw, toDegrees) = (check.raw, check.toDegrees)
        land = raw
        projected = MultiPolygon([])
        fault = check.fault
        refusal = check.refusal
        misplaced = check.misplaced
        self.tangle = tangle
        guard misplaced == nil else { return }
        guard tangle == nil else {
            if let place = fault?.place { fault?.place = try? toDegrees.transform(place) }
            return
        }
        do { if repair, fault != nil { land = try raw.repaired().land } } catch { refusal = error }
        do {
            land = try toDegrees.transform(land)
            projected = try toWorking.transform(land)
            if let place = fault?.place { fault?.place = try? toDegrees.transform(place) }
            guard repair else { return }
            let before = fault == nil ? projected.area : try toWorking.transform(toDegrees.transform(raw)).area
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
    func madeOutlines(of layer: StudyLayer, _ toDegrees: CoordinateTransformation) -> [Outline?] {
        let (features, outOfRange) = (layer.features, layer.outOfRange)
        let (toWorking, repair) = (toWorking, configuration.repair)
        let longEdges = layer.longEdges
        let checks = concurrentMap(features.count, threads: threads) { index -> OutlineCheck? in
            guard outOfRange[index] == nil, let geometry = features[index].geometry, let land = geometry.land,
                !land.isEmpty
            else { return nil }
            let whole = longEdges.cut(Self.dissolvedMembers(of: geometry) ?? land)
            return OutlineCheck(whole, toDegrees: toDegrees)
        }
        var budget = OutlineBudget()
        let tangles = checks.map { check in check.flatMap { budget.refusal(of: $0.cost) } }
        return concurrentMap(features.count, threads: threads) { index in
            guard let check = checks[index] else { return nil }
            var outline = Outline(check, toWorking: toWorking, repair: repair, tangle: tangles[index])
            outline.hasUnseenEdges = longEdges.isCut
            if let geometry = features[index].geometry, case .collection = geometry, let land = geometry.land,
                outline.tangle == nil, Self.dissolvedMembers(of: geometry) != nil,
                let parts = try? toWorking.transform(toDegrees.transform(land))
            {
                outline.overlapSquareMetres =
                    parts.polygons.reduce(0) { $0 + MultiPolygon($1).area } - outline.projected.area
            }
            return outline
        }
    }

    /// Reports what was found wrong with an outline, and whether it was repaired.
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

    /// Leaves a feature out of whose polygon nothing can be made in reasonable time.
    mutating func report(_ tangle: Tangle, _ described: String, at location: SourceLocation, place: Coordinate? = nil) {
        joined.featuresUnusable += 1
        invalid += 1
        diagnostics.append(Self.leftOut(tangle, described, at: location, place: place))
    }

    /// What is said of a feature that is left out because of its polygon.
    static func leftOut(
        _ tangle: Tangle, _ described: String, at location: SourceLocation, place: Coordinate? = nil
    ) -> Diagnostic {
        switch tangle {
        case .crossings:
            Diagnostic(
                .tangledPolygon, .error,
                "\(described) was left out: its polygon crosses itself too often (the limit is "
                    + "\(Wording.number(Double(MultiPolygon.mostCrossings))), and ten times that in a layer)",
                at: location,
                place: place, hint: "draw it again, or take it from the source")
        case .crowded:
            Diagnostic(
                .crowdedEdges, .error,
                "\(described) was left out: too many edges of its polygon lie in one place (the limit is "
                    + "\(Wording.number(Double(MultiPolygon.mostEdgeMeetings))) pairs of edges, and ten times that in a layer)",
                at: location, place: place, hint: "simplify it, or take it from the source")
        }
    }

    /// Makes one land of the parts of a code: parts that overlap or have a border in common are dissolved.
    ///
    /// The land in degrees keeps a piece for each part: borders are found by it, and each feature is drawn from its own.
    /// Parts that cross one another too often to be dissolved are left out together.
    mutating func joinParts(of areas: inout [Area], _ kind: String) {
        var budget = OutlineBudget()
        var leftOut: Set<Int> = []
        for index in areas.indices where areas[index].features.count > 1 {
            let area = areas[index]
            let (fault, refusal, cost) = OutlineCost.check(area.projected)
            if let tangle = budget.refusal(of: cost) {
                report(
                    tangle, "\(kind) \(area.code) '\(area.name)', of \(area.features.count) parts,", at: area.location)
                leftOut.insert(index)
                continue
            }
            guard fault != nil || refusal != nil, let whole = Self.dissolved(area.projected) else { continue }
            let twice = area.projected.area - whole.area
            areas[index].projected = whole
            guard twice > 1 else { continue }
            diagnostics.append(
                Diagnostic(
                    .overlappingParts, .warning,
                    "the parts of \(kind) \(area.code) '\(area.name)' overlap by \(Wording.number(twice.rounded())) m2, "
                        + "which count once", at: area.location))
        }
        if !leftOut.isEmpty { areas = areas.indices.filter { !leftOut.contains($0) }.map { areas[$0] } }
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

    /// The union of a land's polygons; nil where one of them is not valid, or they cross one another too often.
    private static func dissolved(_ land: MultiPolygon) -> MultiPolygon? {
        let parts = land.polygons.map { MultiPolygon($0) }
        guard parts.allSatisfy({ (try? $0.validityFault()) == .some(.none) }), land.tangle == nil else { return nil }
        return try? unionOfLands(parts)
    }
}
