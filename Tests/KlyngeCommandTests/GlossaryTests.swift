import Reports
import Testing

/// `explain` knows the words that reports use, in both languages.
@Suite struct GlossaryTests {
    @Test(arguments: [
        "hub", "gap", "radius", "band", "score", "limit", "unit", "catchment", "purity", "detour", "diameter",
        "members",
        "criterion", "link", "percentile", "Bands", "HUB", "opland", "klynge", "grænse", "1-centre",
    ]) func aWordIsExplained(_ word: String) throws {
        for language in ["en", "da"] {
            let outcome = try Klynge.run("explain", word, "--lang", language)
            #expect(outcome.status == 0 && outcome.output.count > 60, "\(word): \(outcome.messages)")
        }
        let (english, danish) = (
            try Klynge.run("explain", word).output, try Klynge.run("explain", word, "--lang", "da").output
        )
        #expect(english != danish)
    }

    @Test func everyEntryIsFoundByItsNamesAndOnlyByThem() {
        var owners: [String: String] = [:]
        for entry in Glossary.entries {
            for name in Set(Glossary.names(of: entry)) {
                #expect(owners[name] == nil, "'\(name)' names \(owners[name] ?? "") and \(entry.word.english)")
                owners[name] = entry.word.english
                #expect(Glossary.entry(name.uppercased())?.word == entry.word)
            }
            #expect(entry.meaning.english.hasSuffix(".") && entry.meaning.danish.hasSuffix("."))
        }
    }

    @Test func aSlipIsNamedAndTheListHasBoth() throws {
        let slip = try Klynge.run("explain", "purty")
        #expect(slip.status == 64 && slip.messages.contains("Did you mean 'purity'?"), "\(slip.messages)")
        #expect(try Klynge.run("explain", "K999").status == 64)
        let list = try Klynge.run("explain", "--list").output
        #expect(list.contains("K031") && list.contains("purity") && list.contains("catchment"))
        #expect(try Klynge.run("explain", "--list", "--lang", "da").output.contains("opland"))
    }
}
