import GEOSKit
import GeoModel

extension StudyBuilder {
    /// Gives each village its parish: the one that holds it, else the nearest within the tolerance.
    mutating func joinVillagesToParishes() {
        guard !parishes.isEmpty, !villages.isEmpty else { return }
        let locator = LandLocator(parishes.map(\.land))
        var outside: [Int] = []
        for index in villages.indices {
            if let parish = locator.firstIndex(covering: villages[index].place) {
                villages[index].parish = parish
            } else {
                outside.append(index)
            }
        }
        guard !outside.isEmpty else { return }
        let boxes = SpatialIndex(parishes.map(\.workingLand.box))
        for index in outside { joinToNearestParish(index, boxes) }
    }

    private mutating func joinToNearestParish(_ index: Int, _ boxes: SpatialIndex) {
        let village = villages[index]
        let lands = parishes
        let nearest = boxes.nearest(to: village.position) { parish in
            (try? lands[parish].workingLand.distance(to: village.position)) ?? .infinity
        }
        let metres = nearest.map { Wording.number($0.distance.rounded()) } ?? "?"
        let parish = nearest.map { "\(parishes[$0.index].code) '\(parishes[$0.index].name)'" } ?? "none"
        if let nearest, nearest.distance <= configuration.joinTolerance {
            villages[index].parish = nearest.index
            villages[index].isOutsideItsParish = true
            diagnostics.append(
                Diagnostic(
                    .villageNearParish, .note,
                    "village \(village.id) '\(village.name)' lies \(metres) m outside every parish; it was joined to \(parish)",
                    at: village.location, place: village.place))
        } else {
            joined.villagesWithoutParish.append(village.id)
            diagnostics.append(
                Diagnostic(
                    .villageOutsideParishes, .warning,
                    "village \(village.id) '\(village.name)' lies outside every parish", at: village.location,
                    place: village.place, notes: ["the nearest is \(parish), \(metres) m away"],
                    hint: "check its coordinates, or raise `join-tolerance`"))
        }
    }

    /// Gives each village its municipality: the one that holds it, else its parish's.
    mutating func joinVillagesToMunicipalities() {
        let locator = LandLocator(municipalities.map(\.land))
        for index in villages.indices {
            if let holder = locator.firstIndex(covering: villages[index].place) {
                villages[index].municipality = municipalities[holder].code
            } else if let parish = villages[index].parish, let code = parishes[parish].municipality {
                villages[index].municipality = code
            }
        }
    }
}
