import GeoModel
import Testing

@testable import StudyAreas

@Suite("The study file says what the options say, and every mistake in it is located")
struct StudyFileTests {
    private func parse(_ text: String) throws -> StudyConfiguration {
        try StudyFile.parse(text, file: "s/klynge.toml", folder: "s")
    }

    private func faults(_ text: String) -> [Diagnostic] {
        do {
            _ = try parse(text)
            return []
        } catch let error as UnusableInput {
            return error.diagnostics
        } catch {
            return []
        }
    }

    @Test("paths resolve against the study's folder; absolute paths and stdin stay")
    func paths() throws {
        let configuration = try parse(
            """
            villages = "v.geojson"
            parishes = "/data/p.geojson"
            municipalities = "-"
            barriers = ["a.geojson", "b.geojson"]
            [historical]
            "before 2007" = "old.geojson"
            """)
        #expect(configuration.villages == "s/v.geojson")
        #expect(configuration.parishes == "/data/p.geojson")
        #expect(configuration.municipalities == "-")
        #expect(configuration.barriers == ["s/a.geojson", "s/b.geojson"])
        #expect(configuration.historical == [.init(name: "before 2007", path: "s/old.geojson")])
    }

    @Test("ranges may leave out either end; a TOML number is both ends")
    func ranges() throws {
        let limits = try parse("population = \"1000..\"\nmembers = \"..10\"\nclusters = 4\nmax-gap = 4.5").limits
        #expect(limits.population == LimitBounds(minimum: 1000))
        #expect(limits.members == LimitBounds(maximum: 10))
        #expect(limits.clusters == LimitBounds(minimum: 4, maximum: 4))
        #expect(limits.maxGapKm == 4.5)
        for wrong in ["16000..1000", "a..b", "", "-1..2", "nan..3", "1...3"] {
            #expect(LimitBounds(wrong) == nil, "\(wrong) is no range")
        }
    }

    @Test("an unknown key names its line and the nearest real key; all mistakes come at once")
    func unknownKeys() {
        let found = faults("villages = \"v\"\nparrishes = \"p\"\nrepair = \"yes\"\n[fields.parishes]\nnaem = \"X\"")
        #expect(found.map(\.code) == [.unknownStudyKey, .unusableStudyValue, .unknownStudyKey])
        #expect(found.map { $0.location?.line } == [2, 3, 5])
        #expect(found.first?.hint == "did you mean `parishes`?")
        #expect(found.last?.hint == "did you mean `name`?")
    }

    @Test("a syntax error carries its line")
    func syntax() {
        let found = faults("villages = \"v\"\nunits = [\n")
        #expect(found.map(\.code) == [.studyFileSyntax])
        #expect((found.first?.location?.line ?? 0) >= 2)
    }

    @Test("the printed configuration reads back equal")
    func printed() throws {
        var configuration = try parse(
            """
            title = "Ø \\"x\\" \\\\ y"
            units = "village"
            links = ["No=7714"]
            together = [["a", "b"], ["c", "d"]]
            apart = ["a,c"]
            cover = "all"
            same-municipality = true
            unit-point = "centre"
            identity = ["School=f.geojson", "g.geojson"]
            [limits]
            population = "1000..16000"
            [run]
            seed = 7
            time-limit = 2.5
            [fields.villages]
            id = "nr"
            """)
        configuration.leaveOut = []
        let again = try StudyFile.parse(configuration.printed(), file: "x", folder: "")
        #expect(again == configuration)
        #expect(configuration.limits.apart == [["a", "c"]])
        #expect(try StudyFile.parse(StudyConfiguration().printed(), file: "x", folder: "") == StudyConfiguration())
    }

    @Test("a missing study says what a study is")
    func missing() {
        #expect(throws: UnusableInput.self) { try StudyFile.read("/nowhere/at/all") }
    }

    /// The criterion's functions are settings: read, refused where they make no sense, and printed.
    @Test
    func criterion() throws {
        let configuration = try parse(
            """
            [criterion]
            union-overlap = [0.7, 0.95]
            side-weight = 0.1
            [survey]
            "7713" = 64
            [identity]
            Pastorat = "field:pastorat"
            """)
        #expect(configuration.criterion.unionOverlap == LinearScore(zero: 0.7, full: 0.95))
        #expect(configuration.criterion.sideWeight == 0.1)
        #expect(configuration.criterion.contrast == CriterionSettings().contrast)
        #expect(configuration.survey == [.init(unit: "7713", percent: 64)])
        #expect(configuration.identity.first?.field == "pastorat")
        #expect(try parse(configuration.printed()) == configuration)
        for (text, part) in [
            ("[criterion]\nside-wieght = 0.1", "side-wieght"), ("[criterion]\nside-weight = 2", "from 0 to 1"),
            ("[criterion]\ncontrast = [0.8, 0.8]", "two different numbers"),
            ("[criterion]\ncontrast = 0.8", "two different numbers"),
            ("[survey]\n\"7713\" = 101", "percentage"),
        ] {
            #expect(faults(text).contains { $0.message.contains(part) }, "\(text)")
        }
        // A key of version 0.1 is refused with its successor, which exists.
        for (old, new) in CriterionSettings.superseded {
            let message = faults("[criterion]\n\(old) = 0.5").first?.message ?? ""
            #expect(message.contains("`\(old)`") && message.contains(new))
            #expect(!CriterionSettings.settings.contains { $0.key == old })
        }
        #expect(faults("[criterion]\njaccard = [0.8, 1]").first?.message.contains("`union-overlap`") == true)
        #expect(faults("[criterion]\nside-wieght = 0.1").first?.hint == "did you mean `side-weight`?")
    }
}
