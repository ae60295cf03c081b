import GeoModel
import PROJKit

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension StudyBuilder {
    /// The most that the file's own system may stretch a metre and still be the one to work in.
    static let mostDistortion = 0.02

    /// Settles where everything lies, and the working system from it.
    mutating func settleWorkingSystem() throws(UnusableInput) {
        try settlePlaces()
        let boxes = studyBoxes
        let box = boxes.reduce(into: Box.empty) { $0.extend(to: $1) }
        let target = try workingTarget(box, boxes)
        let isGiven = configuration.workingCRS != nil
        toWorking = try Self.transformation(from: .longitudeLatitude, to: target, isBounded: isGiven)
        toDegrees = try Self.transformation(
            from: target, to: .longitudeLatitude, isBounded: isGiven, centralMeridian: centralMeridian)
        measureStretch(boxes)
        if isGiven, !box.isEmpty { reportDistortion(of: target, at: box.centre) }
    }

    /// The boxes around the features that decide where the study lies: those of its areas, or else of its villages.
    private var studyBoxes: [Box] {
        let layers = [municipalityLayer, parishLayer, villageLayer].compactMap { $0 }
        let isArea = [municipalityLayer != nil, parishLayer != nil, villageLayer != nil]
        let places = Array(layerPlaces.prefix(layers.count))
        var areas: [Box] = []
        var villages: [Box] = []
        var next = 0
        for (kind, isPresent) in isArea.enumerated() where isPresent {
            let found = places[next].filter { !$0.isEmpty }
            if kind < 2 { areas += found } else { villages += found }
            next += 1
        }
        return areas.isEmpty ? villages : areas
    }

    private func workingTarget(_ box: Box, _ boxes: [Box]) throws(UnusableInput) -> CoordinateReferenceSystem {
        if let given = configuration.workingCRS {
            let facts: SystemDescription
            do { facts = try given.described() } catch { throw UnusableInput(Self.unusable(error)) }
            guard facts.isProjected, facts.unitFactor == 1 else {
                throw UnusableInput(
                    Diagnostic(
                        .unusableSystem, .error,
                        "the working system \(given) is not in metres, but in \(facts.unit)",
                        hint: "name a metric system such as EPSG:25832"))
            }
            return given
        }
        guard !box.isEmpty else { return .utm32 }
        if let own = ownSystem(boxes) { return own }
        let centre = Self.centre(of: boxes) ?? box.centre
        let system: CoordinateReferenceSystem
        do { system = try workingSystem(for: box, centre: centre) } catch {
            let layer = parishLayer ?? municipalityLayer ?? villageLayer
            throw UnusableInput(Self.unusable(error, file: layer?.collection.sourceName))
        }
        return system.isAzimuthal ? try reaching(box, mean: centre, instead: system) : system
    }

    /// The metric system of the units' own file, where it measures well all over the study.
    private func ownSystem(_ boxes: [Box]) -> CoordinateReferenceSystem? {
        let units = configuration.unitKind == .village ? villageLayer : parishLayer
        for layer in [units, parishLayer, municipalityLayer, villageLayer].compactMap({ $0 }) {
            guard layer.system != .longitudeLatitude, let facts = try? layer.system.described(), facts.isProjected,
                facts.unitFactor == 1,
                let toPlane = try? CoordinateTransformation(
                    from: .longitudeLatitude, to: layer.system, isBounded: false)
            else { continue }
            let scales = Self.spread(boxes).map { toPlane.scale(at: $0) }
            if scales.allSatisfy({ $0.map { $0.distortion <= Self.mostDistortion } ?? false }) { return layer.system }
        }
        return nil
    }

    /// A few dozen places that stand for where the study lies: its outermost features and some between.
    private static func spread(_ boxes: [Box]) -> [Coordinate] {
        guard !boxes.isEmpty else { return [] }
        let middles = boxes.map(\.centre)
        let outer = [
            middles.indices.min { boxes[$0].minX < boxes[$1].minX },
            middles.indices.max { boxes[$0].maxX < boxes[$1].maxX },
            middles.indices.min { boxes[$0].minY < boxes[$1].minY },
            middles.indices.max { boxes[$0].maxY < boxes[$1].maxY },
        ].compactMap { $0.map { middles[$0] } }
        let step = max(1, middles.count / 32)
        return outer + stride(from: 0, to: middles.count, by: step).map { middles[$0] }
    }

    /// The middle of the features on the globe: of their directions from the middle of the earth.
    private static func centre(of boxes: [Box]) -> Coordinate? {
        var (x, y, z) = (0.0, 0.0, 0.0)
        for box in boxes {
            let (longitude, latitude) = (box.centre.x * .pi / 180, box.centre.y * .pi / 180)
            x += cos(latitude) * cos(longitude)
            y += cos(latitude) * sin(longitude)
            z += sin(latitude)
        }
        let length = (x * x + y * y + z * z).squareRoot()
        // Data all round the earth has no middle.
        guard length > 0.01 * Double(boxes.count) else { return nil }
        return Coordinate(x: atan2(y, x) * 180 / .pi, y: asin(z / length) * 180 / .pi)
    }

    private mutating func measureStretch(_ boxes: [Box]) {
        let way = toWorking
        let scales = Self.spread(boxes).compactMap { way.scale(at: $0) }
        let sides = scales.flatMap { [$0.eastward, $0.northward] }
        if let least = sides.min(), let most = sides.max() { planeStretch = least...most }
    }

    /// Metres on the ground for a unit of length in the working plane at a place in degrees.
    func metresPerPlanarUnit(at place: Coordinate) -> Double {
        toWorking.scale(at: place).map { 1 / $0.mean } ?? 1
    }

    /// Reports when lengths in the working system are not those on the ground.
    private mutating func reportDistortion(of system: CoordinateReferenceSystem, at place: Coordinate) {
        guard let scale = toWorking.scale(at: place), scale.distortion > 0.01 else { return }
        let factors = [scale.eastward, scale.northward].map { Wording.number(($0 * 1000).rounded() / 1000) }
        diagnostics.append(
            Diagnostic(
                .distortingSystem, .warning,
                "in \(system) a metre is \(factors[0]) m from west to east and \(factors[1]) m from south to north in the middle of the study",
                notes: [
                    "catchments and shapes are drawn in it; distances, areas and borders are measured on the ground"
                ],
                hint: "leave `--working-crs` out, or name a system made for this part of the world"))
    }
}
