import Testing

@testable import SampleStudies

/// The generated studies of any size: sound enough to measure with.
@Suite struct LargeStudyTests {
    @Test("Cells and blocks tile without crossing, whatever the number", arguments: [1, 2, 7, 25, 130])
    func tiles(_ units: Int) throws {
        let files = LargeStudy(units: units, seed: 3).files()
        let cells = try Layer(files, "units")
        #expect(cells.features.count == units)
        #expect(cells.numbers("population").count == units)
        let counted = sides(of: cells.lands.flatMap { $0 })
        #expect(counted.values.allSatisfy { $0 <= 2 })
        #expect(crossings(of: Array(counted.keys)).isEmpty)
        for ring in cells.lands.flatMap({ $0 }).flatMap({ $0 }) {
            #expect(ring.count == 25)
            #expect(ring.first == ring.last)
            #expect(doubledArea(ring) > 0)
        }
    }

    @Test("A whole square of blocks is the union of its cells")
    func blocksAreUnions() throws {
        let files = LargeStudy(units: 100, seed: 1).files()
        let outline = sides(of: try Layer(files, "units").lands.flatMap { $0 }).filter { $0.value == 1 }
        let blocks = sides(of: try Layer(files, "municipalities").lands.flatMap { $0 })
        #expect(try Layer(files, "municipalities").features.count == 4)
        #expect(Set(blocks.filter { $0.value == 1 }.keys) == Set(outline.keys))
    }

    @Test("The same seed gives the same bytes, another seed others, padding keeps the shapes")
    func seeds() throws {
        let one = LargeStudy(units: 30, seed: 5).files()
        #expect(one == LargeStudy(units: 30, seed: 5).files())
        #expect(one != LargeStudy(units: 30, seed: 6).files())
        let padded = LargeStudy(units: 30, seed: 5, paddingBytes: 400).files()
        #expect(try Layer(padded, "units").lands == Layer(one, "units").lands)
        #expect(padded[0].bytes.count > one[0].bytes.count + 30 * 400)
    }
}
