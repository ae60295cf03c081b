import Testing
import Texts

@Suite("Sentences and their twins")
struct PhrasebookTests {
    private let book = Phrasebook(
        [
            ("there is no file {}", "der er ingen fil {1}"), ("{} of {} units", "af {2} enheder {1}"),
            ("plain", "jævn"),
            ("{}", "alt: {1}"),
        ], words: [("parish ", "sogn ")])

    @Test("what stands between is taken over as it is, in the order of the twin")
    func parts() {
        #expect(book.translated("there is no file 'x {1} {}.csv'") == "der er ingen fil 'x {1} {}.csv'")
        #expect(book.translated("3 of 12 units") == "af 12 enheder 3")
        #expect(book.translated("plain") == "jævn")
    }

    @Test("a measured figure gets the decimal comma, and nothing that looks otherwise changes")
    func measures() {
        let book = Phrasebook([("at best {}, asked for {}", "bedst {1}, ønsket {2}")])
        #expect(book.translated("at best 5.46 km, asked for 3.0 km") == "bedst 5,46 km, ønsket 3,0 km")
        #expect(book.translated("at best 2.000, asked for 1.5") == "bedst 2.000, ønsket 1.5")
    }

    @Test("the first that fits counts; a beginning that is known is translated")
    func order() {
        #expect(book.translated("parish 7713 'Lyø'") == "alt: sogn 7713 'Lyø'")
        #expect(Phrasebook([("a {} b", "x")]).translated("a b") == nil)
        #expect(Phrasebook([("aa{}aa", "{1}")]).translated("aaa") == nil)
    }
}
