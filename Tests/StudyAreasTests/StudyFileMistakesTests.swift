import GeoModel
import StudyAreas
import Testing

@Suite("What people write in a study file is answered with the line and with what to write")
struct StudyFileMistakesTests {
    private func faults(_ bytes: [UInt8]) -> [Diagnostic] {
        do throws(UnusableInput) {
            _ = try StudyFile.parse(bytes, file: "klynge.toml", folder: "")
            return []
        } catch {
            return error.diagnostics
        }
    }

    /// The text, the line of its one mistake, and what the message must say to write; nil where nothing can be guessed.
    private static let mistakes: [(text: String, line: Int, advice: String?)] = [
        ("title = Skovby", 1, "title = \"Skovby\""),
        ("title = Ringkøbing", 1, "title = \"Ringkøbing\""),
        ("title = Nørre Vium # by", 1, "title = \"Nørre Vium\""),
        ("title = “Skovby”", 1, "title = \"Skovby\""),
        ("title = „Skovby“", 1, "title = \"Skovby\""),
        ("title = »Skovby«", 1, "title = \"Skovby\""),
        ("title = ‘Skovby’", 1, "title = \"Skovby\""),
        ("title = Skovby\"", 1, "title = \"Skovby\""),
        ("title = \"Skovby", 1, "\"Skovby\""),
        ("title: Skovby", 1, "title = \"Skovby\""),
        ("title \"Skovby\"", 1, "title = \"Skovby\""),
        ("title = \"The \"big\" one\"", 1, "title = 'The \"big\" one'"),
        ("parishes = data/sogne.geojson", 1, "parishes = \"data/sogne.geojson\""),
        ("parishes = C:\\data\\sogne.geojson", 1, "parishes = 'C:\\data\\sogne.geojson'"),
        ("parishes = \"C:\\Users\\Ole\\sogne.geojson\"", 1, "\"C:/Users/Ole/sogne.geojson\""),
        ("parishes = \"data\\dk\\sogne.geojson\"", 1, "'data\\dk\\sogne.geojson'"),
        ("parishes = \"data\\new.geojson\"", 1, "single quotes"),
        ("barriers = [\"a\\tab.geojson\"]", 1, "single quotes"),
        ("[historical]\nold = \"d\\back.geojson\"", 2, "single quotes"),
        ("population = 3000..8000", 1, "population = \"3000..8000\""),
        ("population = 3.000..8.000", 1, "population = \"3000..8000\""),
        ("population = 3000 .. 8000", 1, "population = \"3000..8000\""),
        ("population = 3000-8000", 1, "population = \"3000..8000\""),
        ("population = 3000–8000", 1, "population = \"3000..8000\""),
        ("members = 2..", 1, "members = \"2..\""),
        ("members = ..10", 1, "members = \"..10\""),
        ("population = [3000, 8000]", 1, "population = \"3000..8000\""),
        ("population = \"8000..3000\"", 1, "population = \"3000..8000\""),
        ("max-gap = 4,5", 1, "max-gap = 4.5"),
        ("max-diameter = 15 km", 1, "max-diameter = 15"),
        ("max-diameter = \"15 km\"", 1, "max-diameter = 15"),
        ("max-gap = \"4,5\"", 1, "max-gap = 4.5"),
        ("border-tolerance = 1.000,5", 1, nil),
        ("join-tolerance = 1.000.000", 1, "join-tolerance = 1000000"),
        ("repair = yes", 1, "repair = true"),
        ("repair = True", 1, "repair = true"),
        ("repair = nej", 1, "repair = false"),
        ("repair = \"true\"", 1, "repair = true"),
        ("repair = 1", 1, "repair = true"),
        ("within = 0760", 1, "within = \"0760\""),
        ("title = 25832", 1, "title = \"25832\""),
        ("seed = \"7\"", 1, "seed = 7"),
        ("title = 2024-05-01", 1, "title = \"2024-05-01\""),
        ("barriers = [\"a.geojson\", \"b.geojson\"\ntitle = \"x\"", 1, "]"),
        ("[limits\nmembers = 3", 1, "[limits]"),
        ("barriers = [\"a\" \"b\"]", 1, "comma"),
        ("barriers = [\"a\"}", 1, "]"),
        ("barriers = \"a.geojson\", \"b.geojson\"", 1, "barriers = [\"a.geojson\", \"b.geojson\"]"),
        ("title = \"x\";", 1, "take it away"),
        ("title = \"x\",", 1, "take it away"),
        ("[historical]\nfør = \"a.geojson\"", 2, "\"før\" ="),
        ("max diameter = 15", 1, "max-diameter ="),
        ("// comment", 1, "#"),
        ("title = null", 1, "leave the line out"),
        ("title =", 1, "write a value"),
        ("title == \"x\"", 1, "write one"),
        ("units = \"parishes\"", 1, "units = \"parish\""),
        ("method = \"exakt\"", 1, "method = \"exact\""),
        ("parrishes = \"p\"", 1, "did you mean `parishes`"),
        ("title = \"a\"\nrepair = true\ntitle = \"b\"", 3, "keep one"),
        ("[limits]\nmembers = 3\n[limits]", 3, "keep one"),
        ("members = 3\n[limits]\nmembers = 4", 3, "keep one"),
        ("title\u{A0}= \"x\"", 1, "plain space"),
        ("title =\u{A0}\"x\"", 1, "plain space"),
        ("\u{200B}title = \"x\"", 1, "take it away"),
        ("title ＝ \"x\"", 1, "plain ="),
        ("{\"type\": \"FeatureCollection\", \"features\": []}", 1, "--parishes"),
        ("title = \"a\0b\"", 1, "take it away"),
        ("title = \"x\"\rrepair = true", 1, "line ends"),
    ]

    @Test("each mistake is one finding at its line, with the value to write")
    func mistakes() {
        for (text, line, advice) in Self.mistakes {
            let found = faults(Array(text.utf8))
            #expect(found.count == 1, "\(text.debugDescription): \(found.map(\.message))")
            #expect(found.first?.location?.line == line, "\(text.debugDescription)")
            let words = [found.first?.message, found.first?.hint].compactMap { $0 }.joined(separator: "; ")
            if let advice { #expect(words.contains(advice), "\(text.debugDescription): \(words)") }
        }
    }

    @Test("a value that the message advises is taken")
    func adviceHolds() {
        for (text, _, advice) in Self.mistakes {
            // Only where the advice is a whole line.
            guard let advice, let key = advice.split(separator: " ").first, advice.contains(" = "),
                advice.hasPrefix(key)
            else {
                continue
            }
            #expect(faults(Array(advice.utf8)) == [], "\(text.debugDescription) -> \(advice)")
        }
    }

    @Test("several mistakes are all reported, each at its line, of every kind at once")
    func several() {
        let text = """
            title = Skovby
            parishes = "p.geojson"
            repair = yes
            barriers = ["a.geojson",
              b.geojson,
              "c.geojson"]
            max-gap = 4,5
            membrs = 3
            units = "parishs"
            [limits
            population = 3..4
            [criterion]
            side-wieght = 1
            """
        let found = faults(Array(text.utf8))
        #expect(found.map { $0.location?.line } == [1, 3, 5, 7, 8, 9, 10, 11, 13])
    }

    @Test("line ends, a byte-order mark and tabs make no difference; another encoding is named")
    func encodings() {
        let text = "title = \"Øster\"\n\n[limits]\nmembers = \"2..10\" # ø\n"
        #expect(faults(Array(text.utf8)) == [])
        #expect(faults(Array(text.replacing("\n", with: "\r\n").utf8)) == [])
        #expect(faults([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == [])
        #expect(faults(Array(text.replacing(" ", with: "\t").utf8)) == [])
        for bigEndian in [false, true] {
            for mark in [false, true] {
                let units = (mark ? [0xFEFF] : []) + Array(text.utf16)
                let bytes = units.flatMap { unit -> [UInt8] in
                    let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
                    return bigEndian ? pair.reversed() : pair
                }
                let found = faults(bytes)
                #expect(found.count == 1 && found[0].message.contains("UTF-16"))
            }
        }
        let windows = text.unicodeScalars.map { UInt8($0.value) }
        let found = faults(windows)
        #expect(found.count == 1 && found[0].message.contains("Windows-1252") && found[0].location?.column == 10)
    }
}
