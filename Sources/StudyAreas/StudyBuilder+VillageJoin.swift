import Foundation
import GEOSKit
import GeoModel
import PROJKit

/// Which areas of a layer a village may belong to: those that hold it, and those whose border is nearer than rounding.
///
/// A border is a straight line in the file's own system. Where that is not degrees, it is looked for in the working system
/// too, in which such files mostly come.
private struct AreaFinder {
    let degrees: AreaLocator
    let working: AreaLocator?

    /// How near a border is in doubt, in metres: six decimals of a degree are 11 cm.
    static let reachMetres = 0.25

    init(_ areas: [Area], isInDegrees: Bool) {
        degrees = AreaLocator(areas.map(\.land))
        working = isInDegrees ? nil : AreaLocator(areas.map(\.projected))
    }

    /// Positions of areas, ascending.
    func candidates(_ village: Village) -> [Int] {
        let perDegree = 111_000.0
        let narrowing = max(0.01, cos(village.place.y * Double.pi / 180))
        let reach = (x: Self.reachMetres / (perDegree * narrowing), y: Self.reachMetres / perDegree)
        let found = degrees.indices(covering: village.place, within: reach)
        guard let working else { return found }
        let more = working.indices(covering: village.position, within: (Self.reachMetres, Self.reachMetres))
        return found + more.filter { !found.contains($0) }
    }
}

extension StudyBuilder {
    /// Gives each village its parish: the one that holds it, else the nearest within the tolerance; on a border the one with
    /// the smallest code, whatever the order of the files.
    mutating func joinVillagesToParishes() {
        guard !parishes.isEmpty, !villages.isEmpty else { return }
        let finder = AreaFinder(parishes, isInDegrees: parishLayer?.system == .longitudeLatitude)
        let ranks = self.ranks(of: parishes)
        var outside: [Int] = []
        for index in villages.indices {
            let candidates = finder.candidates(villages[index]).sorted { ranks[$0] < ranks[$1] }
            if let parish = candidates.first {
                villages[index].parish = parish
                if candidates.count > 1 {
                    reportOnBorder(index, areaWord.english.many, candidates.map { parishes[$0] })
                }
            } else {
                outside.append(index)
            }
        }
        guard !outside.isEmpty else { return }
        let boxes = SpatialIndex(parishes.map(\.projected.box))
        for index in outside { joinToNearestParish(index, boxes, ranks) }
    }

    /// For each area its place in the order of the codes.
    private func ranks(of areas: [Area]) -> [Int] {
        var ranks = [Int](repeating: 0, count: areas.count)
        for (rank, area) in IdOrder.sorted(areas.map(\.code)).enumerated() { ranks[area] = rank }
        return ranks
    }

    private mutating func reportOnBorder(
        _ index: Int, _ kind: String, _ candidates: [Area], chosen: String = "the smallest code"
    ) {
        let village = villages[index]
        let names = candidates.map { "\($0.code) '\($0.name)'" }
        let shown = names.count > 6 ? Array(names.prefix(5)) + ["\(names.count - 5) more"] : names
        diagnostics.append(
            Diagnostic(
                .villageOnBorder, .warning,
                "village \(village.id) '\(village.name)' lies on the border of \(kind) \(Wording.list(shown)); it was given to "
                    + "\(candidates[0].code), \(chosen)", at: village.location, place: village.place,
                hint: "move its point into the area that it belongs to"))
    }

    private mutating func joinToNearestParish(_ index: Int, _ boxes: SpatialIndex, _ ranks: [Int]) {
        let village = villages[index]
        let lands = parishes
        func distance(_ parish: Int) -> Double {
            (try? lands[parish].projected.distance(to: village.position)) ?? .infinity
        }
        let nearest = boxes.nearest(to: village.position) { distance($0) }
        let onGround = nearest.map { $0.distance * metresPerPlanarUnit(at: village.place) } ?? .infinity
        let metres = onGround.isFinite ? Wording.number(onGround.rounded()) : "?"
        if let nearest, onGround <= configuration.joinTolerance {
            // Where parishes meet on the coast several may be equally near.
            let reach = nearest.distance + AreaFinder.reachMetres
            let window = Box(around: CollectionOfOne(village.position)).expanded(by: reach)
            let candidates = boxes.indices(meeting: window).filter { distance($0) <= reach }
                .sorted { ranks[$0] < ranks[$1] }
            let chosen = candidates.first ?? nearest.index
            villages[index].parish = chosen
            villages[index].isOutsideItsParish = true
            diagnostics.append(
                Diagnostic(
                    .villageNearParish, .note,
                    "village \(village.id) '\(village.name)' lies \(metres) m outside every \(areaWord.english.one); it was joined to "
                        + "\(parishes[chosen].code) '\(parishes[chosen].name)'",
                    at: village.location, place: village.place))
            if candidates.count > 1 {
                let areas = candidates.map { parishes[$0] }
                reportOnBorder(index, areaWord.english.many, areas, chosen: "the smallest code of those equally near")
            }
        } else {
            let parish = nearest.map { "\(parishes[$0.index].code) '\(parishes[$0.index].name)'" } ?? "none"
            joined.villagesWithoutParish.append(village.id)
            diagnostics.append(
                Diagnostic(
                    .villageOutsideParishes, .warning,
                    "village \(village.id) '\(village.name)' lies outside every \(areaWord.english.one)",
                    at: village.location,
                    place: village.place, notes: ["the nearest is \(parish), \(metres) m away"],
                    hint: "check its coordinates, or raise `join-tolerance`"))
        }
    }

    /// Gives each village its municipality: the one that holds it, else its parish's. On a border it is its parish's where
    /// that is among them, else the one with the smallest code.
    mutating func joinVillagesToMunicipalities() {
        let finder = AreaFinder(municipalities, isInDegrees: municipalityLayer?.system == .longitudeLatitude)
        let ranks = self.ranks(of: municipalities)
        for index in villages.indices {
            let home = villages[index].parish.flatMap { parishes[$0].municipality }
            let candidates = finder.candidates(villages[index])
                .sorted {
                    (municipalities[$0].code == home ? 0 : 1, ranks[$0]) < (
                        municipalities[$1].code == home ? 0 : 1, ranks[$1]
                    )
                }
            if let holder = candidates.first {
                villages[index].municipality = municipalities[holder].code
                guard candidates.count > 1 else { continue }
                let isHome = municipalities[holder].code == home
                reportOnBorder(
                    index, "municipalities", candidates.map { municipalities[$0] },
                    chosen: isHome ? "that of its \(areaWord.english.one)" : "the smallest code")
            } else if let home {
                villages[index].municipality = home
            }
        }
    }
}
