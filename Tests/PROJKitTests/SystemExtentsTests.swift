import GeoModel
import Testing

@testable import PROJKit

/// Guarantees: no system is passed over for numbers that lie where its users live.
@Suite struct SystemExtentsTests {
    @Test func everyPlaceOfACountryIsWithinTheExtentOfItsSystems() throws {
        var random = SplitMix64(seed: 3)
        for homeland in Homeland.all {
            for system in homeland.systems {
                guard let way = try? CoordinateTransformation(from: .longitudeLatitude, to: system, isBounded: false)
                else { continue }
                for area in homeland.areas {
                    for _ in 0..<20 {
                        let place = Coordinate(
                            x: area.minX + area.width * Double.random(in: 0...1, using: &random),
                            y: area.minY + area.height * Double.random(in: 0...1, using: &random))
                        guard let plane = try? way.transform(place) else { continue }
                        #expect(SystemExtents.mayHold(plane, system), "\(homeland.name), \(system), \(place)")
                    }
                }
            }
        }
    }

    @Test func mostSystemsAreToldByTheirNumbers() {
        let danish = Coordinate(x: 550_000, y: 6_200_000)
        let tried = Set(Homeland.all.flatMap(\.systems)).filter { SystemExtents.mayHold(danish, $0) }
        #expect(tried.contains(.utm32) && tried.count < 30)
    }
}
