import GeoJSONFormat
import GeoModel
import PROJKit

extension StudyBuilder {
    /// The features whose numbers are of another kind than those of the others: one mistyped coordinate must not condemn a
    /// file. Where most are of another kind, the file as a whole is in another system.
    func outOfRange(among numbers: LayerNumbers, in system: CoordinateReferenceSystem) -> [Int: OutOfRangeReason] {
        var outOfRange: [Int: OutOfRangeReason] = [:]
        if system == .longitudeLatitude || isProjected(system) == false {
            guard numbers.areDegrees, numbers.degrees < numbers.located else { return [:] }
            for (feature, box) in numbers.boxes.enumerated() where !box.isEmpty && !LayerNumbers.areDegrees(box) {
                let isEast = abs(box.maxX) > 180 || abs(box.maxY) > 90
                outOfRange[feature] = .notDegrees(
                    isEast ? Coordinate(x: box.maxX, y: box.maxY) : Coordinate(x: box.minX, y: box.minY))
            }
            return outOfRange
        }
        guard !numbers.areDegrees else { return [:] }
        for (feature, box) in numbers.boxes.enumerated() where !box.isEmpty && box.isInDegrees {
            outOfRange[feature] = .degreesAmongMetres(box.centre)
        }
        return outOfRange
    }

    /// Finds where every layer lies, on which side of the earth the study ends, and the features that lie far off by mistake.
    mutating func settlePlaces() throws(UnusableInput) {
        var layers: [StudyLayer] = []
        forEachLayer { layers.append($0) }
        var places: [LayerPlaces] = []
        for index in layers.indices {
            layers[index].toDegrees = try Self.degreesTransformation(of: layers[index], near: nil)
            places.append(
                LayerPlaces(of: layers[index], boxes: layers[index].boxes, outOfRange: &layers[index].outOfRange))
        }
        var meridian = Self.centralMeridian(layers, places)
        Self.turn(&places, layers, near: meridian ?? 0)
        for index in layers.indices { findStrays(&layers[index], &places[index]) }
        if let first = meridian {
            meridian = Self.centralMeridian(layers, places)
            if meridian != first { Self.turn(&places, layers, near: meridian ?? 0) }
        }
        centralMeridian = meridian
        for index in layers.indices where meridian != nil {
            layers[index].toDegrees = try Self.degreesTransformation(of: layers[index], near: meridian)
        }
        layerPlaces = places.map(\.boxes)
        var next = layers.makeIterator()
        updateLayers { layer in if let settled = next.next() { layer = settled } }
    }

    private static func degreesTransformation(
        of layer: StudyLayer, near meridian: Double?
    ) throws(UnusableInput) -> CoordinateTransformation {
        do {
            return try CoordinateTransformation(
                from: layer.system, to: .longitudeLatitude, isBounded: false, centralMeridian: meridian)
        } catch { throw UnusableInput(unusable(error, file: layer.collection.sourceName)) }
    }

    private static func centralMeridian(_ layers: [StudyLayer], _ places: [LayerPlaces]) -> Double? {
        var occupancy = LongitudeOccupancy()
        for (layer, places) in zip(layers, places) {
            let isIdentity = layer.system == .longitudeLatitude
            for (feature, box) in places.boxes.enumerated() where layer.outOfRange[feature] == nil {
                // The box of a feature that goes round the earth is that of its raw numbers.
                occupancy.add(box, box.width > 180 ? layer.features[feature].geometry : nil, isIdentity: isIdentity)
            }
        }
        return occupancy.centralMeridian
    }

    private static func turn(_ places: inout [LayerPlaces], _ layers: [StudyLayer], near meridian: Double) {
        guard meridian != 0 || places.contains(where: { $0.boxes.contains { $0.minX < -180 || $0.maxX > 180 } }) else {
            return
        }
        for index in places.indices {
            places[index].turn(
                near: meridian, layers[index].features, isIdentity: layers[index].system == .longitudeLatitude)
        }
    }

    /// Notes the features of a layer that lie far from all others, where something explains it.
    private mutating func findStrays(_ layer: inout StudyLayer, _ places: inout LayerPlaces) {
        let middles = places.boxes.indices.compactMap { places.middle(of: $0) }
        guard let finder = OutOfRangeFinder(middles: middles) else { return }
        var far: [Int] = []
        var home = Box.empty
        for (feature, box) in places.boxes.enumerated() where !box.isEmpty {
            let corners = [Coordinate(x: box.minX, y: box.minY), Coordinate(x: box.maxX, y: box.maxY)]
            if corners.allSatisfy(finder.isNear) { home.extend(to: box.centre) } else { far.append(feature) }
        }
        guard far.count * 4 <= max(4, middles.count) else { return }
        var kept: [Int] = []
        for feature in far {
            guard let middle = places.middle(of: feature) else { continue }
            var reason: OutOfRangeReason?
            if let geometry = layer.features[feature].geometry, let turned = try? layer.toDegrees.transform(geometry) {
                reason = finder.farVertex(of: turned).map { .vertex($0) }
            }
            reason = reason ?? finder.reason(at: middle, home: home, isAlone: far.count == 1)
            if case .farAway = reason, configuration.workingCRS != nil { reason = nil }
            if let reason {
                layer.outOfRange[feature] = reason
                places.boxes[feature] = .empty
            } else if !finder.isNear(middle) {
                kept.append(feature)
            }
        }
        guard let first = kept.first, let place = places.middle(of: first) else { return }
        diagnostics.append(
            Diagnostic(
                .farFeatures, .note,
                kept.count == 1
                    ? "one feature lies far from all others; it is kept"
                    : "\(kept.count) features lie far from all others; they are kept",
                at: layer.features[first].location, place: place,
                notes: ["the first lies at \(Self.degreesText(place))"],
                hint: "correct its coordinates if that is a mistake"))
    }

    /// Leaves a feature out that lies where it cannot.
    mutating func report(stray reason: OutOfRangeReason, _ described: String, at location: SourceLocation) {
        joined.featuresUnusable += 1
        diagnostics.append(
            Diagnostic(
                reason.code, .error, "\(described) was left out: \(reason.words)", at: location, hint: reason.hint))
    }

    /// Takes the geometry of outOfRange out of the layers beside the units, each with an error.
    mutating func leaveOutFurtherStrays() {
        for index in contextLayers.indices where contextLayers[index].field == nil {
            for (feature, reason) in contextLayers[index].layer.outOfRange.sorted(by: { $0.key < $1.key }) {
                report(
                    stray: reason, "a feature of the layer '\(contextLayers[index].name)'",
                    at: contextLayers[index].layer.features[feature].location)
                contextLayers[index].layer.collection.features[feature].geometry = nil
            }
        }
    }

    /// Visits the layers in the order of reading; a layer that a field of the units makes is none of its own.
    private func forEachLayer(_ body: (StudyLayer) -> Void) {
        [municipalityLayer, parishLayer, villageLayer].compactMap { $0 }.forEach(body)
        for further in contextLayers where further.field == nil { body(further.layer) }
    }

    private mutating func updateLayers(_ body: (inout StudyLayer) -> Void) {
        if var layer = municipalityLayer { body(&layer); municipalityLayer = layer }
        if var layer = parishLayer { body(&layer); parishLayer = layer }
        if var layer = villageLayer { body(&layer); villageLayer = layer }
        for index in contextLayers.indices where contextLayers[index].field == nil { body(&contextLayers[index].layer) }
    }
}
