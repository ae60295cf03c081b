import GeoJSONFormat
import GeoModel
import PROJKit

/// Where the features of one layer lie, in degrees.
struct LayerPlaces {
    /// The box around each feature, by its position; empty for one without a place. Past the antimeridian its edges exceed
    /// 180, or it is wider than 180 degrees before the central meridian is known.
    var boxes: [Box]

    /// The middle of each feature, nil for one without a place.
    func middle(of feature: Int) -> Coordinate? { boxes[feature].isEmpty ? nil : boxes[feature].centre }

    /// The places of a layer's features, those in `outOfRange` left out; features that have no place become outOfRange.
    init(of layer: StudyLayer, boxes raw: [Box], outOfRange: inout [Int: OutOfRangeReason]) {
        let toDegrees = layer.toDegrees
        guard !toDegrees.isIdentity else {
            boxes = raw
            for stray in outOfRange.keys { boxes[stray] = .empty }
            return
        }
        boxes = [Box](repeating: .empty, count: raw.count)
        let back = try? CoordinateTransformation(
            from: .longitudeLatitude, to: toDegrees.source, isBounded: false)
        for (feature, box) in raw.enumerated() where !box.isEmpty && outOfRange[feature] == nil {
            let corners =
                box.width == 0 && box.height == 0
                ? [box.centre]
                : [
                    box.centre, Coordinate(x: box.minX, y: box.minY), Coordinate(x: box.minX, y: box.maxY),
                    Coordinate(x: box.maxX, y: box.minY), Coordinate(x: box.maxX, y: box.maxY),
                ]
            let middle = corners[0]
            // A projection can give plausible degrees for numbers that it never makes: those do not come back.
            guard let places = try? toDegrees.transform(corners), let again = try? back?.transform(places[0]),
                again.planarDistance(to: middle) <= 1e-3 * max(1, abs(middle.x) + abs(middle.y)) / 1e3
            else {
                outOfRange[feature] = .noPlace(
                    "its coordinates, \(Wording.number(middle.x.rounded())), \(Wording.number(middle.y.rounded())), have no "
                        + "place in \(toDegrees.source)")
                continue
            }
            boxes[feature] = Box(around: places)
        }
    }

    /// Brings the boxes near to a central meridian; those wider than half the earth are measured again, part by part.
    mutating func turn(near meridian: Double, _ features: [Feature], isIdentity: Bool) {
        for feature in boxes.indices where !boxes[feature].isEmpty {
            let box = boxes[feature]
            if box.width > 180, isIdentity, let geometry = features[feature].geometry {
                var whole = Box.empty
                geometry.forEachCoordinate {
                    whole.extend(to: Coordinate(x: longitude($0.x, near: meridian), y: $0.y))
                }
                boxes[feature] = whole
            } else {
                let middle = longitude(box.centre.x, near: meridian)
                let half = box.width / 2
                boxes[feature] = Box(minX: middle - half, minY: box.minY, maxX: middle + half, maxY: box.maxY)
            }
        }
    }
}

/// Which degrees of longitude hold data: what tells on which side of the earth a study ends.
struct LongitudeOccupancy {
    private var isTaken = [Bool](repeating: false, count: 360)
    private var isBeyond = false

    /// Notes what a feature takes, part by part where its box goes round more than half the earth.
    mutating func add(_ box: Box, _ geometry: Geometry?, isIdentity: Bool) {
        guard !box.isEmpty, box.minX >= -540, box.maxX <= 540 else { return }
        if box.maxX > 180 || box.minX < -180 { isBeyond = true }
        guard box.width > 180, isIdentity, let geometry else { return take(box.minX, box.maxX) }
        // Cut at the antimeridian or leaping over it: what lies on one side hangs together, and nothing else is known.
        var (west, east) = (Box.empty, Box.empty)
        geometry.forEachCoordinate { if $0.x < 0 { west.extend(to: $0) } else { east.extend(to: $0) } }
        if !west.isEmpty { take(west.minX, west.maxX) }
        if !east.isEmpty { take(east.minX, east.maxX) }
    }

    private mutating func take(_ west: Double, _ east: Double) {
        let first = Int((west + 720).rounded(.down))
        let last = max(first, Int((east + 720).rounded(.up)) - 1)
        for degree in first...min(last, first + 359) { isTaken[(degree + 180) % 360] = true }
    }

    /// The middle of the data where it lies on both sides of the antimeridian, or is written past it; nil elsewhere.
    var centralMeridian: Double? {
        guard let start = isTaken.firstIndex(of: true), isTaken.contains(false) else { return nil }
        var widest = (length: 0, end: 0)
        var length = 0
        for step in 1...360 {
            let degree = (start + step) % 360
            if isTaken[degree] {
                if length > widest.length { widest = (length, start + step) }
                length = 0
            } else {
                length += 1
            }
        }
        // The widest gap ends at degree `end`; degree 0 is 180 W.
        let end = widest.end % 360
        let begin = end - widest.length
        // The antimeridian lies in the gap where the gap begins before it and ends at it or behind.
        let isSplit = !(begin <= 0 && end >= 0)
        guard isSplit || isBeyond else { return nil }
        let middle = Double(end) - 180 + Double(360 - widest.length) / 2
        return longitude(middle, near: 0)
    }
}
