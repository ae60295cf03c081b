import KlyngeKit

extension ShortHelp {
    /// The verbs that have a short help; the others print their whole one.
    static let all = [new, check, propose, score, compare, serve, sample, regionalize, verify, explain]

    private static let study = Bilingual("STUDY [options]", "STUDIE [indstillinger]")
    private static let within = Line("--within NAME", "only this municipality", "kun denne kommune")
    private static let units = Line(
        "--units village|parish", "what is grouped", "hvad der grupperes: landsbyer eller sogne")
    private static let out = Line(
        "--out FOLDER", "maps, tables and a report into a folder; --force replaces",
        "kort, tabeller og rapport i en mappe; --force erstatter")
    private static let full = Line(
        "-v", "everything: evidence, figures, findings", "alt: belæg, tal og fund")
    private static let danish = Line("--lang da", "på dansk", "på dansk")

    private static let propose = ShortHelp(
        verb: "propose",
        purpose: Bilingual("ranked groupings under the limits.", "rangordnede grupperinger inden for grænserne."),
        example: "klynge propose SampleData --out clusters",
        next: Bilingual("then open clusters/report.html", "åbn så clusters/report.html"), arguments: study,
        lines: [
            Line("--population 3000..8000", "inhabitants of a cluster", "indbyggere i en klynge"),
            Line("--members 3..10", "units of a cluster", "enheder i en klynge"),
            Line(
                "--max-diameter 15", "kilometres between two members, at most",
                "højst så mange kilometer mellem to medlemmer"),
            Line("--clusters 5..8", "how many clusters", "hvor mange klynger"),
            Line(
                "--together A,B --apart A,B", "units kept together, kept apart; by id or name",
                "enheder sammen eller adskilt; ved id eller navn"),
            Line("--outside A,B", "units left out by choice", "enheder, der er valgt fra"),
            within, units,
            Line("--alternatives 3", "so many different proposals", "så mange forskellige forslag"),
            out,
            Line(
                "--with poster,table,letter", "also poster.pdf, clusters.xlsx, letter.docx",
                "også poster.pdf, clusters.xlsx, letter.docx"),
            Line("--format csv|json|geojson", "data instead of text", "data i stedet for tekst"),
            Line("--time-limit SECONDS", "stop with the best so far", "stop med det bedste indtil da"),
            full, danish,
        ],
        note: Bilingual(
            "Where no limit is given those of known clusters hold: 1,000 to 16,000 inhabitants, 2 to 10 parishes (or 2 to 25 villages), 15 km, one municipality.",
            "Hvor ingen grænse er givet, gælder de kendte klyngers: 1.000 til 16.000 indbyggere, 2 til 10 sogne (eller 2 til 25 landsbyer), 15 km, én kommune."
        ))

    private static let new = ShortHelp(
        verb: "new",
        purpose: Bilingual(
            "a study of one municipality from a folder of national files.",
            "et studie af én kommune ud fra en mappe med landsdækkende filer."),
        example: "klynge new 0991 --data SampleData --out out/ravnsminde",
        arguments: Bilingual("NAME|CODE --data FOLDER [options]", "NAVN|KODE --data MAPPE [indstillinger]"),
        lines: [
            Line("--data FOLDER", "files that cover the municipality and more", "filer, der dækker kommunen og mere"),
            Line("--out FOLDER", "where the study goes (./NAME)", "hvor studiet lægges (./NAVN)"),
            Line("--surroundings 10", "kilometres around it that are kept", "kilometer omkring den, som beholdes"),
            Line("--without FILE", "a file that is not to be looked at", "en fil, der ikke skal bruges"),
            Line(
                "--input-crs EPSG:25832", "the system of files that declare none",
                "systemet for filer, der ikke angiver noget"),
            Line("--force", "replace a study that was changed", "erstat et studie, der er ændret"), danish,
        ],
        note: Bilingual(
            "Each file is known by what is in it, not by its name. Docs/data.md says where such files come from.",
            "Hver fil kendes på sit indhold, ikke på sit navn. Docs/data.md fortæller, hvor sådanne filer findes."))

    private static let check = ShortHelp(
        verb: "check",
        purpose: Bilingual(
            "what was read and joined, and what is wrong where.", "hvad blev læst og samlet, og hvad er galt hvor."),
        example: "klynge check SampleData", arguments: study,
        lines: [
            Line("--list", "the units with their ids, names and inhabitants", "enhederne med id, navn og indbyggere"),
            Line(
                "--parishes FILE", "inputs as options, without a study file", "data som indstillinger, uden studiefil"),
            Line(
                "--municipalities FILE", "municipalities, for --within and borders", "kommuner, til --within og grænser"
            ),
            within, units,
            Line(
                "--input-crs EPSG:25832", "the system of files that declare none",
                "systemet for filer, der ikke angiver noget"),
            Line(
                "--link A=B", "a ferry or bridge makes two units neighbours",
                "en færge eller bro gør to enheder til naboer"),
            Line("--repair", "repair invalid polygons, and report it", "ret ugyldige polygoner, og oplys det"),
            Line("--format json|geojson", "data instead of text", "data i stedet for tekst"),
            Line(
                "--print-config", "the settings that hold, as a study file", "de gældende indstillinger som studiefil"),
            danish,
        ],
        note: Bilingual(
            "Exit status 1 where the inputs have errors.", "Afslutter med 1, hvor data har fejl."))

    private static let score = ShortHelp(
        verb: "score",
        purpose: Bilingual("score a grouping that you bring.", "vurder en gruppering, du selv har."),
        example: "klynge score SampleData mine.csv --suggest",
        arguments: Bilingual("STUDY GROUPING [options]", "STUDIE GRUPPERING [indstillinger]"),
        lines: [
            Line(
                "--suggest", "which unit would raise a cluster's score", "hvilken enhed der ville hæve en klynges score"
            ),
            Line(
                "--add A=CLUSTER --remove A", "what if a unit joins or leaves",
                "hvad hvis en enhed kommer til eller går ud"),
            Line(
                "--chance 400", "compare with so many random groups; 0 for none",
                "sammenlign med så mange tilfældige grupper; 0 for ingen"),
            Line("--population 3000..8000", "and other limits, as for propose", "og andre grænser, som ved propose"),
            out,
            Line("--format csv|json|geojson", "data instead of text", "data i stedet for tekst"),
            full, danish,
        ],
        note: Bilingual(
            "The grouping is a table with a column of units (unit, kode, sogn) and one of clusters (cluster, klynge), `,` or `;` between; or GeoJSON, or our own JSON. Exit status 1 where it breaks a limit.",
            "Grupperingen er en tabel med en kolonne af enheder (unit, kode, sogn) og en af klynger (cluster, klynge), `,` eller `;` imellem; eller GeoJSON, eller vores egen JSON. Afslutter med 1, hvor den bryder en grænse."
        ))

    private static let compare = ShortHelp(
        verb: "compare",
        purpose: Bilingual(
            "groupings side by side, clusters matched first.", "grupperinger side om side, klyngerne parret først."),
        example: "klynge compare SampleData a.csv b.csv --out comparison",
        arguments: Bilingual("STUDY GROUPING GROUPING… [options]", "STUDIE GRUPPERING GRUPPERING… [indstillinger]"),
        lines: [
            Line(
                "--out FOLDER", "a report that compares them, with maps", "en rapport, der sammenligner dem, med kort"),
            Line("--format json|csv", "data instead of text", "data i stedet for tekst"),
            Line("-o FILE", "into a file instead of stdout", "til en fil i stedet for stdout"),
            Line("--population 3000..8000", "and other limits, as for propose", "og andre grænser, som ved propose"),
            full, danish,
        ],
        note: Bilingual("Each is compared with the first.", "Hver sammenlignes med den første."))

    private static let sample = ShortHelp(
        verb: "sample",
        purpose: Bilingual(
            "neutral groupings under the limits, to compare with chance.",
            "neutrale grupperinger inden for grænserne, til sammenligning med tilfældet."),
        example: "klynge sample SampleData --count 50", arguments: study,
        lines: [
            Line("--count 50", "how many", "hvor mange"),
            Line("--population 3000..8000", "and other limits, as for propose", "og andre grænser, som ved propose"),
            Line("--seed 7", "another draw", "en anden lodtrækning"),
            Line("--format csv|json|geojson", "data instead of text", "data i stedet for tekst"),
            Line("-o FILE", "into a file instead of stdout", "til en fil i stedet for stdout"),
            danish,
        ])

    private static let regionalize = ShortHelp(
        verb: "regionalize",
        purpose: Bilingual(
            "the literature's methods on any polygons with attributes.",
            "litteraturens metoder på polygoner med attributter."),
        example: "klynge regionalize SampleData/parishes.geojson --attributes indbyggertal --method skater --regions 4",
        arguments: Bilingual("FILE [options]", "FIL [indstillinger]"),
        lines: [
            Line("--attributes A,B", "the fields to be alike in", "felterne, der skal ligne hinanden"),
            Line("--method NAME", "skater, redcap-…, schc-…, azp, max-p", "skater, redcap-…, schc-…, azp, max-p"),
            Line("--regions 4", "how many regions", "hvor mange regioner"),
            Line(
                "--min-sum FIELD=V", "at least so much of a field in each region",
                "mindst så meget af et felt i hver region"),
            Line("--id FIELD", "the field with the ids", "feltet med id'er"),
            Line("-o FILE", "into a file instead of stdout", "til en fil i stedet for stdout"),
        ])

    private static let serve = ShortHelp(
        verb: "serve",
        purpose: Bilingual(
            "the what-if page: move units in the browser, see scores at once.",
            "siden til afprøvning: flyt enheder i browseren, og se straks scoren."),
        example: "klynge serve SampleData",
        arguments: Bilingual("STUDY [GROUPING] [options]", "STUDIE [GRUPPERING] [indstillinger]"),
        lines: [
            Line("--session NAME", "begin or continue a session (plan)", "begynd eller fortsæt en session (plan)"),
            Line(
                "--remarks FILE", "remarks of a hearing, on the page only",
                "bemærkninger fra en høring, kun på siden"),
            Line("--port N", "listen here (a free one)", "lyt her (en ledig)"),
            Line("--no-open", "do not open a browser", "åbn ingen browser"),
            Line("--population 3000..8000", "inhabitants of a cluster", "indbyggere i en klynge"),
            within, units, danish,
        ],
        note: Bilingual(
            "Steps are saved in the study's folder 'sessions'. Nothing leaves this machine.",
            "Trin gemmes i studiets mappe 'sessions'. Intet forlader denne maskine."))

    private static let verify = ShortHelp(
        verb: "verify",
        purpose: Bilingual("are these files whole, and of one run?", "er disse filer hele og fra én kørsel?"),
        example: "klynge verify clusters", arguments: Bilingual("FOLDER", "MAPPE"), lines: [danish],
        note: Bilingual(
            "Exit status 0 whole, 1 changed or mixed, 2 no folder of ours.",
            "Afslutter med 0 hel, 1 ændret eller blandet, 2 ikke en af vores mapper."))

    private static let explain = ShortHelp(
        verb: "explain",
        purpose: Bilingual(
            "a code or a word in full: what it means, what to do.",
            "en kode eller et ord: hvad det betyder, og hvad man gør."),
        example: "klynge explain K031",
        arguments: Bilingual("CODE|WORD", "KODE|ORD"),
        lines: [Line("--list", "every code and every word", "alle koder og alle ord"), danish])
}
