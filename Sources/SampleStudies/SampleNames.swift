/// The invented names. None of them was found among the places, parishes and municipalities of the real country.
enum SampleNames {
    struct Village: Sendable {
        let name: String
        /// `by` for a town, `landsby` for a village, `bebyggelse` for a hamlet.
        let kind: String
        /// Nil where the made-up register has no figure.
        let inhabitants: Int?

        init(_ name: String, _ inhabitants: Int?, kind: String = "landsby") {
            self.name = name
            self.inhabitants = inhabitants
            self.kind = kind
        }
    }

    struct Parish: Sendable {
        let code: String
        let name: String
        let municipality: Int
        /// Inhabitants outside the villages, and of those without a figure.
        let scattered: Int
        let villages: [Village]
    }

    /// Code and name; the word in brackets is there so that no map or report can be taken for a real one.
    static let municipalities = [("0991", "Ravnsminde (opdigtet)"), ("0992", "Svalerød (opdigtet)")]
    static let oldMunicipalities = ["Ravnsminde", "Sælhavn", "Ulkebæk", "Tangmose", "Svalerød"]
    static let schools = ["Klintrup", "Ravnsminde", "Sælhavn", "Vibelund", "Tangmose", "Svalerød", "Øsløkke"]

    static let parishes: [Parish] = [
        Parish(
            code: "0901", name: "Ålevang", municipality: 0, scattered: 214,
            villages: [
                Village("Ålevang", 486), Village("Grønnelev", 97), Village("Torskehavn", 163),
            ]),
        Parish(
            code: "0902", name: "Klintrup", municipality: 0, scattered: 251,
            villages: [
                Village("Klintrup", 742), Village("Bavnehøj", 118), Village("Mågerup", nil, kind: "bebyggelse"),
            ]),
        Parish(
            code: "0903", name: "Ravnsminde", municipality: 0, scattered: 307,
            villages: [
                Village("Ravnsminde", 4_406, kind: "by"), Village("Birkelev", 231), Village("Kærsholt", 144),
            ]),
        Parish(
            code: "0904", name: "Skærhøj", municipality: 0, scattered: 168,
            villages: [
                Village("Skærhøj", 391), Village("Fuglsmark", 76, kind: "bebyggelse"), Village("Havtorn", 205),
            ]),
        Parish(
            code: "0905", name: "Brændholm", municipality: 0, scattered: 276,
            villages: [
                Village("Brændholm", 618), Village("Vinderød", 152), Village("Kragelev", 89),
            ]),
        // A name that a careless reader of settings takes for the word "true".
        Parish(
            code: "0906", name: "On", municipality: 0, scattered: 139,
            villages: [
                Village("On", 274), Village("Æblerød", 133),
            ]),
        Parish(
            code: "0907", name: "Sælhavn", municipality: 0, scattered: 198,
            villages: [
                Village("Sælhavn", 1_284), Village("Tværvad", 112), Village("Enghuse", 58, kind: "bebyggelse"),
            ]),
        Parish(
            code: "0908", name: "Ørnhøved", municipality: 0, scattered: 173,
            villages: [
                Village("Ørnhøved", 457), Village("Blåklint", 126), Village("Strandlev", 188),
            ]),
        Parish(
            code: "0909", name: "Øsløkke", municipality: 0, scattered: 64,
            villages: [
                Village("Øsløkke", 213), Village("Vadhuse", 47, kind: "bebyggelse"),
            ]),
        Parish(
            code: "0910", name: "Vibelund", municipality: 1, scattered: 233,
            villages: [
                Village("Vibelund", 694), Village("Sivholt", 141), Village("Agerskæk", 66, kind: "bebyggelse"),
            ]),
        Parish(
            code: "0911", name: "Ulkebæk", municipality: 1, scattered: 262,
            villages: [
                Village("Ulkebæk", 531), Village("Grønnelev", 174), Village("Lærkevad", 92),
            ]),
        Parish(
            code: "0912", name: "Lyngsø", municipality: 1, scattered: 187,
            villages: [
                Village("Lyngsø", 368), Village("Saltvejle", 247), Village("Duebæk", nil, kind: "bebyggelse"),
            ]),
        Parish(
            code: "0913", name: "Tangmose", municipality: 1, scattered: 291,
            villages: [
                Village("Tangmose", 1_017), Village("Hasselkær", 136), Village("Tranelev", 83),
            ]),
        Parish(
            code: "0914", name: "Hjortelev", municipality: 1, scattered: 226,
            villages: [
                Village("Hjortelev", 409), Village("Pilskov", 121), Village("Mejsehøj", nil),
            ]),
        Parish(
            code: "0915", name: "Ellemark", municipality: 1, scattered: 158,
            villages: [
                Village("Ellemark", 322), Village("Knarrup", 107),
            ]),
        Parish(
            code: "0916", name: "Svalerød", municipality: 1, scattered: 241,
            villages: [
                Village("Svalerød", 1_653), Village("Rønnelev", 195), Village("Bøgekær", 103), Village("Sandløkke", 79),
            ]),
    ]
}
