import Foundation
import GeoModel
import TestSupport
import Testing

@testable import StudyAreas

@Suite(
    "The inhabitants of Danish villages keep to the parishes' totals and to their own figures",
    .enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
struct RealInhabitantsTests {
    private struct Expected: Decodable {
        var total: Double
        var municipalities: [String: Double]
    }

    private func expected() throws -> Expected {
        let path = "Tests/Fixtures/inhabitants-agree-with-geopandas/expected.json"
        return try JSONDecoder().decode(
            Expected.self, from: Data(contentsOf: SharedData.packageRoot.appending(path: path)))
    }

    private func study(_ within: String?, villages: String = "dk/settlements.geojson") throws -> Study {
        var configuration = StudyConfiguration()
        configuration.parishes = SharedData.path("dk/parishes.geojson")
        configuration.municipalities = SharedData.path("dk/municipalities.geojson")
        configuration.villages = SharedData.path(villages)
        configuration.unitKind = .village
        configuration.within = [within].compactMap { $0 }
        return try StudyLoader.load(configuration)
    }

    /// Every village with a figure is near it, or is named with both numbers.
    private func checkFigures(_ study: Study) {
        let reported = study.diagnostics.filter { $0.code == .populationFarFromFigure }
        let ids = Set(reported.compactMap(\.location?.id))
        for unit in study.units {
            guard let figure = unit.ownPopulation, let people = unit.population else { continue }
            let isFar = people > 3 * figure + 300 || people < figure / 3
            #expect(isFar == ids.contains(unit.id), "\(unit.described): \(figure), \(people)")
        }
        for finding in reported {
            let unit = study.units.first { $0.id == finding.location?.id }
            #expect(finding.message.contains(unit?.name ?? "?"))
            for figure in [unit?.ownPopulation, unit?.population] {
                #expect(finding.message.contains(Wording.grouped(figure ?? -1)))
            }
        }
    }

    @Test(
        "totals of municipalities are those of their parishes",
        arguments: ["Kalundborg", "Bornholm", "Faaborg-Midtfyn"])
    func totals(name: String) throws {
        let study = try study(name)
        #expect(study.populationSummary.total == (try expected().municipalities[name]))
        checkFigures(study)
        #expect(!study.diagnostics.contains { $0.code == .populationFarFromFigure })
    }

    @Test("Kalundborg gets its people from the parishes around it, and the hamlet Lille Vrøj does not")
    func kalundborg() throws {
        let study = try study("Kalundborg")
        func people(_ name: String) -> Double { study.units.first { $0.name == name }?.population ?? -1 }
        #expect(abs(people("Kalundborg") - 16_523) < 50)
        #expect(people("Lille Vrøj") <= 306)
        let finding = study.diagnostics.first { $0.code == .townAcrossParishes && $0.message.contains("Kalundborg") }
        #expect(finding?.notes.contains { $0.contains("Vor Frue") } == true)
    }

    @Test("where the town Nexø is missing from the layer, the hamlet beside it is named with both numbers")
    func nexo() throws {
        let study = try study("Bornholm", villages: "bornholm/settlements.geojson")
        #expect(study.populationSummary.total == (try expected().municipalities["Bornholm"]))
        checkFigures(study)
        #expect(study.diagnostics.contains { $0.code == .populationFarFromFigure && $0.message.contains("Klinteby") })
    }

    @Test("all Denmark: nobody is lost, and every village far from its figure is named")
    func denmark() throws {
        let study = try study(nil)
        #expect(study.populationSummary.total == (try expected().total))
        checkFigures(study)
    }
}
