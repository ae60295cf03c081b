import Foundation
import GeoModel
import StudyAreas
import TestSupport
import Testing

@Suite(
    "Real Danish studies load, join and are connected as the known facts say",
    .enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
struct RealStudiesTests {
    private func denmark(_ change: (inout StudyConfiguration) -> Void = { _ in }) throws -> Study {
        var configuration = StudyConfiguration()
        configuration.parishes = SharedData.path("dk/parishes.geojson")
        configuration.municipalities = SharedData.path("dk/municipalities.geojson")
        configuration.villages = SharedData.path("dk/settlements.geojson")
        change(&configuration)
        return try StudyLoader.load(configuration)
    }

    private struct Expected: Decodable {
        var villagesInParish: Int
        var villagesOutside: [String]
        var villagesByParish: [String: Int]
        var municipalityOfParish: [String: String]
        var split: [String: Double]
    }

    @Test("all Denmark by parish: counts, neighbours, parts, inhabitants; joins agree with geopandas")
    func allDenmark() throws {
        let study = try denmark()
        #expect(study.units.count == 2141)
        #expect(study.workingCRS == .utm32)
        #expect(study.joined.villagesInParish == 5588)
        #expect(study.joined.villagesNearParish == 2)
        #expect(study.joined.villagesWithoutParish.isEmpty)
        #expect(study.joined.parishesSplit.count == 35)
        #expect(study.joined.splitShares.filter { $0 < 0.8 }.count == 11)
        #expect(study.neighbourSummary.rook == 5522)
        #expect(study.neighbourSummary.queen == 5568)
        #expect(study.neighbourSummary.parts == 38)
        #expect(study.neighbourSummary.largestPart == 1042)
        #expect(study.neighbourSummary.isolated.count == 25)
        #expect(study.populationSummary.total == 5_829_212)
        #expect(study.populationSummary.missing == 0)
        // pyproj.Geod, WGS 84, over all polygons; the plane of EPSG:25832 has 22.7 km2 less.
        #expect(abs(study.coverageSummary.areaKm2 - 43064.12) < 0.5)
        #expect(study.coverageSummary.gaps == 0 && study.coverageSummary.overlaps == 0)
        #expect(study.units.allSatisfy { $0.pointSource == .label })
        #expect(study.inputs.map(\.features) == [99, 2141, 5590])
        #expect(!study.diagnostics.contains { $0.severity == .error })

        let url = SharedData.packageRoot.appending(path: "Tests/Fixtures/joins-agree-with-geopandas/expected.json")
        let expected = try JSONDecoder().decode(Expected.self, from: Data(contentsOf: url))
        #expect(study.joined.villagesInParish == expected.villagesInParish)
        #expect(study.joined.parishesSplit.sorted() == expected.split.keys.sorted())
        for (code, share) in zip(study.joined.parishesSplit, study.joined.splitShares) {
            #expect(abs(share - (expected.split[code] ?? 0)) < 2e-4, "share of \(code)")
        }
        var counts: [String: Int] = [:]
        for village in study.villages {
            if let parish = village.parish { counts[study.parishes[parish].code, default: 0] += 1 }
        }
        for (code, count) in expected.villagesByParish { #expect(counts[code] == count, "villages in \(code)") }
        for (code, municipality) in expected.municipalityOfParish {
            #expect(study.parishes.first { $0.code == code }?.municipality == municipality, "municipality of \(code)")
        }
    }

    private func bornholm(_ kind: UnitKind) throws -> Study {
        try denmark {
            $0.villages = SharedData.path("bornholm/settlements.geojson")
            $0.unitKind = kind
            $0.within = ["Bornholm"]
        }
    }

    @Test("Bornholm by parish: 21 units in one part, every distance plausible")
    func bornholmByParish() throws {
        let study = try bornholm(.parish)
        #expect(study.units.count == 21)
        #expect(study.neighbourSummary.parts == 1)
        let distances = study.distances
        for a in 0..<21 { for b in 0..<a { #expect((0.5..<45).contains(distances.km(a, b))) } }
        #expect(study.units.allSatisfy { $0.municipality == "0400" })
    }

    @Test("Bornholm by village: catchments tile the parishes exactly, keep every inhabitant, and are neighbours")
    func bornholmByVillage() throws {
        let study = try bornholm(.village)
        #expect(study.units.count == 81)
        let parishes = study.parishes.filter { $0.municipality == "0400" }
        let land = parishes.reduce(0) { $0 + $1.projected.area }
        let catchments = study.lands.reduce(0) { $0 + $1.area }
        #expect(abs(catchments / land - 1) < 1e-6)
        // A catchment lies in several pieces only where its parish does: rocks in the sea, not a bay's far shore.
        let partsOfParish = Dictionary(uniqueKeysWithValues: parishes.map { ($0.code, $0.projected.polygons.count) })
        for (unit, land) in zip(study.units, study.lands) {
            #expect(land.polygons.count <= partsOfParish[unit.parish ?? ""] ?? 1, "\(unit.id) \(unit.name)")
        }
        #expect(study.diagnostics.contains { $0.code == .catchmentFragment })
        let people = parishes.reduce(0) { $0 + ($1.population ?? 0) }
        #expect(study.populationSummary.total == people)
        #expect(study.neighbourSummary.parts == 1)
        #expect(study.neighbourSummary.isolated.isEmpty)
        #expect(study.neighbourSummary.nearMisses.isEmpty, "cells and the parishes across match vertex by vertex")
        #expect(study.coverage.borders.allSatisfy { !$0.isMatchedByTolerance })
        let perimeters = study.coverage.shapes.reduce(0) { $0 + $1.perimeterMetres }
        let coast = study.coverage.shapes.reduce(0) { $0 + $1.coastMetres }
        let shared = study.coverage.borders.reduce(0) { $0 + $1.lengthMetres }
        #expect(abs(perimeters - coast - 2 * shared) / perimeters < 1e-3, "every border has its other side")
    }

    @Test("Ringkøbing-Skjern and Faaborg-Midtfyn with Odense, by both kinds of unit", arguments: UnitKind.allCases)
    func mainland(kind: UnitKind) throws {
        for within in [["Ringkøbing-Skjern"], ["Faaborg-Midtfyn", "Odense"]] {
            let study = try denmark {
                $0.within = within
                $0.unitKind = kind
            }
            #expect(Set(study.units.compactMap(\.municipality)).count == within.count)
            #expect(study.units.count > 20)
            #expect(study.lands.allSatisfy { !$0.isEmpty })
            if kind == .parish { #expect(study.units.allSatisfy { $0.population != nil }) }
        }
    }

    @Test("within one municipality only its own parishes and villages are reported of and counted")
    func findingsWithin() throws {
        let whole = try denmark {
            $0.parishes = SharedData.path("dk/parishes-2014-dirty.geojson")
            $0.unitKind = .parish
        }
        let one = try denmark {
            $0.parishes = SharedData.path("dk/parishes-2014-dirty.geojson")
            $0.unitKind = .parish
            $0.within = ["Faaborg-Midtfyn"]
        }
        let ids = Set(one.units.map(\.id))
        func invalid(_ study: Study) -> [String] {
            study.diagnostics.filter { $0.code == .invalidPolygon }.compactMap(\.location?.id)
        }
        func split(_ study: Study) -> [String] {
            study.diagnostics.filter { $0.code == .splitParish }.compactMap(\.location?.id)
        }
        #expect(Set(invalid(one)) == Set(invalid(whole)).intersection(ids) && !invalid(one).isEmpty)
        #expect(one.coverageSummary.invalid == invalid(one).count)
        #expect(split(one) == split(whole).filter(ids.contains) && !split(one).isEmpty)
        #expect(one.joined.parishesSplit.allSatisfy(ids.contains))
        #expect(one.joined.villagesInParish + one.joined.villagesNearParish == 100)
        #expect(whole.joined.villagesInParish + whole.joined.villagesNearParish > 5_500)
    }

    @Test("the same input gives the same study, however many threads load it")
    func deterministicThreads() throws {
        var configuration = StudyConfiguration()
        configuration.parishes = SharedData.path("dk/parishes.geojson")
        configuration.municipalities = SharedData.path("dk/municipalities.geojson")
        let first = try StudyLoader.load(configuration, threads: 1)
        let second = try StudyLoader.load(configuration, threads: 3)
        #expect(first.units == second.units && first.lands == second.lands)
        #expect(first.diagnostics == second.diagnostics && first.joined == second.joined)
    }

    @Test("the same input gives the same study")
    func deterministic() throws {
        let first = try bornholm(.village)
        let second = try bornholm(.village)
        #expect(first.units == second.units)
        #expect(first.lands == second.lands)
        #expect(first.diagnostics == second.diagnostics)
    }

    @Test("projected parishes with a crs member load as several features of one code; undeclared ones are refused")
    func projected() throws {
        var configuration = StudyConfiguration()
        configuration.parishes = SharedData.path("dk/parishes-2021-utm32.geojson")
        let study = try StudyLoader.load(configuration)
        #expect(study.units.count < 2232 && study.units.count > 2100)
        #expect(study.diagnostics.contains { $0.code == .joinedFeatures })

        configuration.parishes = SharedData.path("dk/municipalities-2021-utm32-undeclared.geojson")
        let undeclared = configuration
        let refusal = #expect(throws: UnusableInput.self) { try StudyLoader.load(undeclared) }
        #expect(refusal?.diagnostics.first?.code == .undeclaredSystem)
        #expect(refusal?.diagnostics.first?.notes.joined().contains("EPSG:25832") == true)
    }

    @Test("dirty parishes of 2014: 2,148 units; the invalid ones are named, and repaired only on request")
    func dirty() throws {
        var configuration = StudyConfiguration()
        configuration.parishes = SharedData.path("dk/parishes-2014-dirty.geojson")
        let named = try StudyLoader.load(configuration)
        #expect(named.units.count == 2148)
        // shapely finds the same 63 of the 2,468 parts invalid.
        #expect(named.diagnostics.filter { $0.code == .invalidPolygon }.count == 63)
        configuration.repair = true
        let repaired = try StudyLoader.load(configuration)
        // One more crosses itself only once it is projected.
        #expect(repaired.joined.repaired == 64)
        #expect(repaired.coverageSummary.invalid == 0)
    }
}
