import Testing

@testable import SampleStudies

/// What it means that a layer tiles the land: shown on whole numbers, with no tolerance.
@Suite struct CoverageTests {
    static let layers = ["parishes", "municipalities", "old-municipalities", "school-districts"]

    @Test("Rings are closed, have no repeated points, and run the way RFC 7946 says", arguments: layers)
    func ringsAreWellFormed(_ name: String) throws {
        for land in try Layer(SampleStudyTests.files, name).lands {
            for polygon in land {
                for (index, ring) in polygon.enumerated() {
                    #expect(ring.count >= 4)
                    #expect(ring.first == ring.last)
                    #expect(Set(ring).count == ring.count - 1)
                    #expect((doubledArea(ring) > 0) == (index == 0))
                }
            }
        }
    }

    @Test("No border crosses or touches another between its ends; one side belongs to at most two", arguments: layers)
    func bordersMeetOnlyAtTheirEnds(_ name: String) throws {
        let lands = try Layer(SampleStudyTests.files, name).lands
        let counted = sides(of: lands.flatMap { $0 })
        #expect(counted.values.allSatisfy { $0 <= 2 })
        #expect(crossings(of: Array(counted.keys)).isEmpty)
    }

    @Test("Every layer has the same coast and the same area to the last digit", arguments: layers)
    func layersCoverTheSameLand(_ name: String) throws {
        func coast(_ name: String) throws -> (Set<Side>, Int) {
            let polygons = try Layer(SampleStudyTests.files, name).lands.flatMap { $0 }
            let area = polygons.flatMap { $0 }.reduce(0) { $0 + doubledArea($1) }
            return (Set(sides(of: polygons).filter { $0.value == 1 }.keys), area)
        }
        let (coastHere, area) = try coast(name)
        let (coastOfParishes, areaOfParishes) = try coast("parishes")
        // A coastal junction of parishes may be a plain corner elsewhere: the corners are kept, so the sides are equal.
        #expect(coastHere == coastOfParishes)
        #expect(area == areaOfParishes)
    }

    @Test("A municipality's outline is made of its parishes' borders")
    func municipalitiesAreUnionsOfParishes() throws {
        let parishes = try Layer(SampleStudyTests.files, "parishes").lands
        let municipalities = try Layer(SampleStudyTests.files, "municipalities").lands
        for (index, municipality) in municipalities.enumerated() {
            let own = zip(SampleNames.parishes, parishes).filter { $0.0.municipality == index }.flatMap(\.1)
            #expect(Set(sides(of: municipality).keys) == Set(sides(of: own).filter { $0.value == 1 }.keys))
        }
    }
}
