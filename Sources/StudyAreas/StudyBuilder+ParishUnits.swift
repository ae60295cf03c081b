import GEOSKit
import GeoModel

/// Units with their lands, aligned.
struct UnitsAndLands {
    var units: [Unit] = []
    var lands: [MultiPolygon] = []
    var geographic: [MultiPolygon] = []
}

extension StudyBuilder {
    /// The parishes as units.
    func parishUnits(within wanted: Set<String>?) throws(UnusableInput) -> UnitsAndLands {
        var largest = [Int?](repeating: nil, count: parishes.count)
        for (index, village) in villages.enumerated() {
            guard let parish = village.parish else { continue }
            // Without a figure a village still beats none; the first in the file wins a tie.
            let before = largest[parish].map { villages[$0].population ?? -1 } ?? -2
            if (village.population ?? -1) > before { largest[parish] = index }
        }
        var result = UnitsAndLands()
        let kept = parishes.indices.filter { parish in
            wanted.map { $0.contains(parishes[parish].municipality ?? "") } ?? true
        }
        let points = kept.map { statedPoint(of: parishes[$0], largest: largest[$0]) }
        let lands = parishes.map(\.projected)
        let centres = concurrentMap(kept.count, threads: threads) {
            points[$0] == nil ? Self.centre(of: lands[kept[$0]]) : nil
        }
        for (position, index) in kept.enumerated() {
            let parish = parishes[index]
            let stated = points[position]
            let point =
                if let stated { stated } else { try centre(at: centres[position] ?? parish.projected.box.centre) }
            result.units.append(
                Unit(
                    id: parish.code, name: parish.name, kind: .parish, parish: parish.code,
                    municipality: parish.municipality, place: point.place, position: point.position,
                    pointSource: point.source, word: areaWord.english.one, population: parish.population,
                    features: parish.features))
            result.lands.append(parish.projected)
            result.geographic.append(parish.land)
        }
        return result
    }

    private typealias Point = (place: Coordinate, position: Coordinate, source: PointSource)

    /// The parish's label, else its most populous village, what the user asks for first; nil where its centre is wanted.
    private func statedPoint(of parish: Area, largest: Int?) -> Point? {
        let order: [PointSource] =
            switch configuration.unitPoint {
            case nil, .label: [.label, .village]
            case .village: [.village, .label]
            case .centre: []
            }
        for source in order {
            switch source {
            case .label:
                // A label out of place is none.
                if let label = parish.label, let position = try? toWorking.transform(label) {
                    return (label, position, .label)
                }
            case .village:
                if let largest { return (villages[largest].place, villages[largest].position, .village) }
            case .centre: continue
            }
        }
        return nil
    }

    private func centre(at position: Coordinate) throws(UnusableInput) -> Point {
        (try degrees(position), position, .centre)
    }

    /// The centre of the largest circle inside; for land that the library refuses, the middle of its box.
    private static func centre(of land: MultiPolygon) -> Coordinate {
        if let circle = try? land.maximumInscribedCircle(tolerance: 10) { return circle.circle.centre }
        return (try? land.pointOnSurface()) ?? land.box.centre
    }
}
