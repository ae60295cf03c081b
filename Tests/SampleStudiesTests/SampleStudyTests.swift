import Foundation
import GeoModel
import TestSupport
import Testing

@testable import SampleStudies

/// The committed sample: reproducible, and sound where the guides and other tests lean on it.
@Suite struct SampleStudyTests {
    static let study = SampleStudy()
    static let files = study.files()

    @Test("Generating again gives the committed bytes, file by file", arguments: files)
    func reproducesTheCommittedBytes(_ file: GeneratedFile) throws {
        let committed = try Data(contentsOf: SharedData.packageRoot.appending(path: "SampleData/\(file.name)"))
        #expect(committed == Data(file.bytes), "run `make sample-data` and look at what changed: \(file.name)")
    }

    @Test("The folder holds nothing that is not generated, save its README")
    func holdsNothingElse() throws {
        let folder = SharedData.packageRoot.appending(path: "SampleData").path
        let found = try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }
        #expect(Set(found) == Set(Self.files.map(\.name) + ["README.md"]))
    }

    @Test("Every file says that it is made up")
    func isMarked() {
        for file in Self.files { #expect(String(decoding: file.bytes, as: UTF8.self).contains("Opdigtet")) }
    }

    @Test("46 villages, 16 parishes, 2 municipalities, 5 old ones, 7 school districts, one feature a line")
    func counts() throws {
        let expected = [
            "villages": 46, "parishes": 16, "municipalities": 2, "old-municipalities": 5, "school-districts": 7,
        ]
        for (name, count) in expected {
            let layer = try Layer(Self.files, name)
            #expect(layer.features.count == count)
            #expect(layer.lines == count + 2)
        }
    }

    @Test("Figures: 20,736 inhabitants, one town of 4,406, three villages without a figure, one name twice")
    func figures() throws {
        let parishes = try Layer(Self.files, "parishes")
        let municipalities = try Layer(Self.files, "municipalities")
        #expect(parishes.numbers("indbyggertal").reduce(0, +) == 20_736)
        #expect(municipalities.numbers("indbyggertal").reduce(0, +) == 20_736)
        let villages = try Layer(Self.files, "villages")
        #expect(villages.numbers("indbyggertal").count == 43)
        #expect(villages.numbers("indbyggertal").max() == 4_406)
        #expect(Set(villages.texts("navn")).count == 45)
        #expect(Set(villages.texts("id")).count == 46)
        #expect(parishes.texts("kode").allSatisfy { $0.count == 4 && $0.hasPrefix("0") })
        #expect(parishes.texts("navn").contains("On"))
    }

    @Test("Every village and every label point lies in its own parish, and in no other")
    func villagesLieInTheirParish() throws {
        let parishes = try Layer(Self.files, "parishes").lands
        for (parish, places) in Self.study.villages.places.enumerated() {
            for place in places + [Self.study.villages.middles[parish]] {
                let position = MapFrame.microDegrees(place)
                #expect(parishes.indices.filter { contains(position, in: parishes[$0]) } == [parish])
            }
        }
    }

    @Test("The island's parish touches no other, and has an islet")
    func islandStandsAlone() throws {
        let parishes = try Layer(Self.files, "parishes").lands
        let island = Set(parishes[8].flatMap { $0 }.flatMap { $0 })
        #expect(parishes[8].count == 2)
        for (index, parish) in parishes.enumerated() where index != 8 {
            #expect(island.isDisjoint(with: parish.flatMap { $0 }.flatMap { $0 }))
        }
    }

    @Test("The roads are one network: every village is reached from the town, the island by the ferry alone")
    func roadsReachEveryVillage() {
        let lines = Self.study.roads.lines
        #expect(lines.filter(\.bridge).count == 1)
        #expect(lines.filter(\.ferry).count == 1)
        #expect(lines.contains { $0.oneway })
        #expect(reached(by: lines).count == 46)
        #expect(reached(by: lines.filter { !$0.ferry }).count == 44)
    }

    /// The villages that a walk from the first reaches.
    private func reached(by lines: [RoadNetwork.Line]) -> Set<Int> {
        var joined: [Int: Set<Int>] = [:]
        for line in lines {
            for (a, b) in zip(line.nodes, line.nodes.dropFirst()) {
                joined[a, default: []].insert(b)
                joined[b, default: []].insert(a)
            }
        }
        var seen: Set<Int> = [991_000_000]
        var front = [991_000_000]
        while let node = front.popLast() {
            for next in joined[node] ?? [] where seen.insert(next).inserted { front.append(next) }
        }
        return Set((0..<46).filter { seen.contains(991_000_000 + 10 * $0) })
    }

    @Test("Another seed makes another land, the same seed the same")
    func seeds() {
        #expect(LandGrid(geography: SampleGeography.pieces, seed: 1).labels != Self.study.net.grid.labels)
        #expect(LandGrid(geography: SampleGeography.pieces, seed: 2007).labels == Self.study.net.grid.labels)
    }
}
