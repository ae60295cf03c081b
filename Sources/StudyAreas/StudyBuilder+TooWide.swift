import GeoJSONFormat
import GeoModel
import PROJKit

extension StudyBuilder {
    /// Why there is no working system for all of a layer, with the features that lie far from most others, where a few do.
    func tooWide(_ error: ProjectionError, _ layer: StudyLayer?) -> Diagnostic {
        var diagnostic = Self.unusable(error, file: layer?.collection.sourceName)
        guard let layer, let boxes = try? boxesInDegrees(of: layer), let middle = Self.middle(of: boxes) else {
            return diagnostic
        }
        func isNear(_ box: Box) -> Bool {
            abs(box.centre.x - middle.x) <= 9 && abs(box.centre.y - middle.y) <= 12
        }
        let near = boxes.compactMap { $0 }.filter(isNear)
        let far = boxes.indices.filter { boxes[$0].map { !isNear($0) } ?? false }
        var around = Box.empty
        for box in near { around.extend(to: box) }
        guard let first = far.first, near.count >= 4 * far.count, let system = try? workingSystem(for: around) else {
            return diagnostic
        }
        diagnostic.location = layer.features[first].location
        diagnostic.notes = [
            "\(near.count) of \(near.count + far.count) features lie where \(system) holds; this one is the first of those "
                + "that lie far away"
        ]
        diagnostic.hint =
            "leave the far ones out, or name a metric system for all of them, as `--working-crs EPSG:6933`"
        return diagnostic
    }

    /// The box of each feature in degrees, nil for one without a place.
    private func boxesInDegrees(of layer: StudyLayer) throws(UnusableInput) -> [Box?] {
        let way = try Self.way(from: layer.system, to: .longitudeLatitude, file: layer.collection.sourceName)
        return layer.features.map { feature in
            guard let box = feature.geometry?.box, !box.isEmpty else { return nil }
            guard !way.isIdentity else { return box }
            let corners = [Coordinate(x: box.minX, y: box.minY), Coordinate(x: box.maxX, y: box.maxY)]
            return (try? way.transform(corners)).map { Box(around: $0) }
        }
    }

    /// The median of the boxes' centres.
    private static func middle(of boxes: [Box?]) -> Coordinate? {
        let centres = boxes.compactMap { $0?.centre }
        guard !centres.isEmpty else { return nil }
        return Coordinate(
            x: centres.map(\.x).sorted()[centres.count / 2], y: centres.map(\.y).sorted()[centres.count / 2])
    }
}
