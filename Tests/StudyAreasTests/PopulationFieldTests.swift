import Foundation
import GeoModel
import StudyAreas
import TestSupport
import Testing

/// Guarantees: inhabitants are found under the word for them in many languages, with or without a year, and where several fields
/// disagree it is said which one counts.
@Suite struct PopulationFieldTests {
    private let layers: SmallLayers

    init() throws { layers = try SmallLayers() }

    private func load(_ fields: [[(String, String)]]) throws -> Study {
        var configuration = StudyConfiguration()
        configuration.parishes = try layers.squares(
            fields.enumerated().map { index, own in
                SmallLayers.Entry(
                    "{\"kode\":\"k\(index)\"," + own.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}")
            })
        return try StudyLoader.load(configuration, threads: 1)
    }

    private static let known = [
        "POP2020", "RAHV", "人口", "population_2021", "EINWOHNER", "befolkning", "Folkmängd 2023", "население",
        "Население_2021",
        "PMUN20", "nüfus", "인구", "AANT_INW", "pop20", "EINWOHNERZ", "Einwohner_insgesamt", "antal_indbyggere", "TotPop",
        "ludnosc_2022", "Πληθυσμός", "Počet_obyvatel", "عدد السكان", "POPESTIMATE2023", "befolkning 1. januar 2024",
        "poblacion",
        "popolazione_residente", "kokku_rahvaarv", "väkiluku 2020",
    ]

    @Test func wordsInManyLanguagesAreFound() throws {
        for name in Self.known {
            let study = try load((0..<4).map { [(name, "\(100 + $0)")] })
            #expect(study.populationSummary.total == 406, "\(name)")
        }
    }

    @Test func whatOnlyContainsTheWordIsNot() throws {
        for name in [
            "pop_density", "pop_0_14", "pop_20", "population_change", "pop_2010_2020", "popular", "habitat",
            "resident_tax",
        ] {
            let study = try load((0..<4).map { [(name, "\(100 + $0)")] })
            #expect(study.populationSummary.missing == 4, "\(name)")
        }
    }

    @Test func fieldsThatDisagreeAreNamedWhateverTheirOrder() throws {
        for names in [["population", "indbyggere"], ["indbyggere", "population"]] {
            let study = try load(
                (0..<4).map { row in names.map { ($0, $0 == "population" ? "\(100 + row)" : "\(900 + row)") } })
            #expect(study.populationSummary.total == 406)
            let found = try #require(study.diagnostics.first { $0.code == .disagreeingPopulations })
            #expect(found.severity == .warning)
            #expect(found.message.contains("`population`") && found.message.contains("`indbyggere`"))
            #expect(found.hint?.contains("parishes.population=indbyggere") == true)
        }
        let alike = try load((0..<4).map { [("population", "\(100 + $0)"), ("indbyggere", "\(100 + $0)")] })
        #expect(!alike.diagnostics.contains { $0.code == .disagreeingPopulations })
    }

    @Test func theNewestYearCounts() throws {
        var years = [1990, 2010, 2020, 2005]
        for _ in 0..<4 {
            years.append(years.removeFirst())
            let study = try load((0..<3).map { row in years.map { ("POP\($0)", "\($0 + row)") } })
            #expect(study.populationSummary.total == Double(3 * 2020 + 3))
            let found = try #require(study.diagnostics.first { $0.code == .disagreeingPopulations })
            #expect(found.severity == .note && found.message.contains("`POP2020`"))
        }
    }
}
