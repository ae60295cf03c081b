import GEOSKit
import GeoModel

extension Catchments {
    /// The inhabitants of the wanted parishes, shared out as far as points and borders alone decide.
    func sharing(_ villages: [Village], _ parishes: [Area], _ wanted: [Bool]) -> PopulationSharing {
        var index: SpatialIndex?
        var locators = [PointLocator?](repeating: nil, count: parishes.count)
        func locator(_ parish: Int) -> PointLocator {
            if let known = locators[parish] { return known }
            let made = PointLocator(parishes[parish].projected)
            locators[parish] = made
            return made
        }
        return PopulationSharing(
            villages.map { village in
                PopulationSharing.Settlement(
                    id: village.id, figure: village.population,
                    home: village.parish.flatMap { wanted[$0] ? $0 : nil })
            },
            parishes.enumerated().map { position, area in
                PopulationSharing.Parish(
                    code: area.code, total: wanted[position] ? area.population : nil, group: area.municipality)
            },
            near: { settlement, metres, isWanted in
                let place = villages[settlement].position
                let boxes = index ?? SpatialIndex(parishes.map(\.projected.box))
                index = boxes
                let window = Box(around: CollectionOfOne(place)).expanded(by: metres)
                return boxes.indices(meeting: window).compactMap { parish in
                    guard isWanted(parish), let distance = locator(parish).distance(to: place, within: metres) else {
                        return nil
                    }
                    return (parish, distance)
                }
            })
    }
}
