import GEOSKit
import GeoModel

/// Units with their lands, aligned.
struct UnitsAndLands {
    var units: [Unit] = []
    var lands: [MultiPolygon] = []
    var landsInDegrees: [MultiPolygon] = []
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
        for (index, parish) in parishes.enumerated() {
            if let wanted, !(parish.municipality.map(wanted.contains) ?? false) { continue }
            let point = try point(of: parish, largest: largest[index])
            result.units.append(
                Unit(
                    id: parish.code, name: parish.name, kind: .parish, parish: parish.code,
                    municipality: parish.municipality, place: point.place, position: point.position,
                    pointSource: point.source, population: parish.population, features: parish.features))
            result.lands.append(parish.workingLand)
            result.landsInDegrees.append(parish.land)
        }
        return result
    }

    private typealias Point = (place: Coordinate, position: Coordinate, source: PointSource)

    /// The parish's label, else its most populous village, else its pole of inaccessibility; what the user asks for first.
    private func point(of parish: Area, largest: Int?) throws(UnusableInput) -> Point {
        let order: [PointSource] =
            switch configuration.unitPoint {
            case nil, .label: [.label, .village, .centre]
            case .village: [.village, .label, .centre]
            case .centre: [.centre]
            }
        for source in order {
            switch source {
            case .label:
                if let label = parish.label { return (label, try working(label, named: parish.code), .label) }
            case .village:
                if let largest { return (villages[largest].place, villages[largest].position, .village) }
            case .centre: break
            }
        }
        let position = centre(of: parish.workingLand)
        return (try degrees(position), position, .centre)
    }

    /// The centre of the largest circle inside; for land that the library refuses, the middle of its box.
    private func centre(of land: MultiPolygon) -> Coordinate {
        if let circle = try? land.maximumInscribedCircle(tolerance: 10) { return circle.circle.centre }
        return (try? land.pointOnSurface()) ?? land.box.centre
    }
}
