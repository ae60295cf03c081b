import GeoModel
import PROJKit

/// Whether a projected system puts places where it is meant for, as they stand and with the axes swapped.
struct SystemFit {
    /// What the areas say.
    enum Verdict: Hashable {
        /// The places lie where the system is meant for.
        case fits
        /// They do so only with the axes swapped.
        case swapped
        /// They lie on land where it is meant for in either order: nothing in the numbers tells them apart.
        case either
        /// They lie where it is not meant for in either order; an error where they lie in the open sea or nowhere.
        case elsewhere(Severity)
    }

    /// Where places in one order lie.
    private struct Order {
        /// In the area of use.
        var inside = 0
        /// In it, and on or near land.
        var onLand = 0
        /// Farther from it than systems are used beyond their area.
        var far = 0
        /// Near land, wherever.
        var nearLand = 0
        var found: [Coordinate] = []
    }

    /// Zones are used this far, in degrees, beyond what they are meant for: Bornholm in zone 32, all Norway in zone 33.
    private static let usual = 12.0

    let verdict: Verdict
    /// The middle of the places as they stand, in degrees; nil where they have none.
    let middle: Coordinate?
    /// The middle of the places with their axes swapped.
    let swappedMiddle: Coordinate?
    /// Whether most of them lie in the open sea.
    let isAtSea: Bool
    private let area: Box

    /// What the system is meant for, for people.
    var areaText: String {
        func text(_ value: Double) -> String { Wording.number((value * 10).rounded() / 10) }
        return "longitude \(text(area.minX)) to \(text(area.maxX)), latitude \(text(area.minY)) to \(text(area.maxY))"
    }

    /// Looks where `places`, in the numbers of `system`, lie; nil for a geographic system, and where no area is known.
    /// - Parameters:
    ///   - fields: the names of the layer's fields, which may belong to a country.
    ///   - isMirrored: whether the outlines run clockwise, as they do where axes are swapped.
    init?(_ places: [Coordinate], in system: CoordinateReferenceSystem, fields: [String], isMirrored: Bool) {
        guard !places.isEmpty, let facts = try? system.described(), facts.isProjected, let area = facts.areaOfUse,
            let toDegrees = try? CoordinateTransformation(from: system, to: .longitudeLatitude, isBounded: false)
        else { return nil }
        self.area = area
        func order(_ places: [Coordinate]) -> Order {
            var order = Order()
            for place in places {
                guard let there = try? toDegrees.transform(place), there.isFinite else {
                    order.far += 1
                    continue
                }
                order.found.append(there)
                let isNearLand = LandMask.earth.isNearLand(there)
                if isNearLand { order.nearLand += 1 }
                if area.holdsOnEarth(there, margin: 0.2) {
                    order.inside += 1
                    if isNearLand { order.onLand += 1 }
                } else if !area.holdsOnEarth(there, margin: Self.usual) {
                    order.far += 1
                }
            }
            return order
        }
        let given = order(places)
        let turned = order(places.map { Coordinate(x: $0.y, y: $0.x) })
        let count = places.count
        let here = given.found.isEmpty ? nil : Box(around: given.found).centre
        let there = turned.found.isEmpty ? nil : Box(around: turned.found).centre
        middle = here
        swappedMiddle = there
        let isOffshore = given.nearLand * 2 <= given.found.count
        isAtSea = isOffshore
        let outside = count - given.inside
        // Where both orders are possible, what lies outside decides when it is not one feature alone, or what lies at sea.
        let isSwapped =
            given.inside * 2 <= count && turned.inside * 10 >= count * 9
            || turned.inside == count && outside >= 2 && outside * 20 >= count
            || given.onLand * 2 <= count && turned.onLand * 10 >= count * 9
        let fitsSwapped = turned.onLand * 10 >= count * 9
        let isHome = liesAtHome(given.found, fields: fields)
        if isSwapped || fitsSwapped && isMirrored && isHome == false && liesAtHome(turned.found, fields: fields) == true
        {
            verdict = .swapped
        } else if fitsSwapped, isHome != true, there.map({ Self.areApart($0, here) }) ?? false {
            verdict = .either
        } else if given.far * 2 > count {
            verdict = .elsewhere(isOffshore ? .error : .warning)
        } else {
            verdict = .fits
        }
    }
}

extension SystemFit {
    /// Whether two places are farther apart than a study is wide where its numbers can be told by nothing else.
    private static func areApart(_ one: Coordinate, _ other: Coordinate?) -> Bool {
        other.map { Geodesic().distanceMetres(from: one, to: $0) > 5000 } ?? false
    }
}

extension Box {
    /// Whether a place in degrees lies in an area of use, whose western edge exceeds its eastern one past the antimeridian.
    func holdsOnEarth(_ place: Coordinate, margin: Double) -> Bool {
        guard place.isFinite, place.y >= minY - margin, place.y <= maxY + margin else { return false }
        let east = maxX < minX ? maxX + 360 : maxX
        let x = longitude(place.x, near: (minX + east) / 2)
        return x >= minX - margin && x <= east + margin
    }
}
