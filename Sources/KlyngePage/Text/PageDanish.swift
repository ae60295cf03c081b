import GeoModel
import Reports
import Texts

/// What the server refuses and finds, in Danish: the page shows it in the language that its reader has chosen.
package struct PageDanish: Sendable {
    /// Words of the modules below, as the command has them; nil where there are none.
    let further: (@Sendable (String) -> String?)?

    init(_ further: (@Sendable (String) -> String?)? = nil) { self.further = further }

    /// A message, a note or a hint; nil where it has no twin.
    func words(_ text: String) -> String? { Self.book.translated(text) ?? further?(text) }

    /// What the page's server itself says, a message, a note or a hint; nil where it has no twin.
    package static func translated(_ text: String) -> String? { book.translated(text) }

    /// What was found: its own words, else the title of its code with the English sentence behind.
    func message(_ diagnostic: Diagnostic) -> String {
        if let words = words(diagnostic.message) { return words }
        let title = FindingTitles.danish(diagnostic.code)
        return title.map { "\($0): \(diagnostic.message)" } ?? diagnostic.message
    }

    private static let book = Phrasebook(refusals + steps + files + requests)

    private static let refusals = [
        (
            "another tab edits this session; take over here to edit in this one",
            "en anden fane redigerer; tag over her for at redigere i denne"
        ),
        ("the plan has changed meanwhile", "planen er ændret imens"),
        ("the plan has changed since; complete it again", "planen er ændret siden; fordel resten igen"),
        ("there is nothing to undo", "der er intet at fortryde"),
        ("there is nothing to redo", "der er intet at gentage"),
        ("there is no step {}", "der er intet trin {1}"),
        ("there is no such plan", "der er ingen sådan plan"),
        ("there is no job {}", "der er ingen opgave {1}"),
        ("job {} has found nothing", "opgave {1} har intet fundet"),
        ("name at least two units", "vælg mindst to steder"),
        (
            "the name of a plan has 1 to 200 characters and no line breaks",
            "en plans navn har 1 til 200 tegn og ingen linjeskift"
        ),
        ("a label has at most 200 characters", "et trins navn har højst 200 tegn"),
        (
            "a plan code holds at most 253 clusters; send the file instead",
            "en plankode rummer højst 253 klynger; send filen i stedet"
        ),
        ("this is no plan code: one begins with {}", "det er ikke en plankode: den begynder med {1}"),
        ("the plan code is cut off or mistyped", "plankoden er afkortet eller skrevet forkert"),
        (
            "the plan code is of another study, or of other units",
            "plankoden er af et andet studie eller af andre enheder"
        ),
        (
            "the token is missing or of another run: open the address that `klynge serve` printed",
            "nøglen mangler eller er fra en anden kørsel: åbn den adresse, som `klynge serve` skrev"
        ),
    ]

    private static let steps = [
        ("there is no cluster {}", "der er ingen klynge {1}"),
        ("cluster {} is locked", "klynge {1} er låst"),
        ("unlock it (L) first", "lås den op (L) først"),
        ("merging takes at least two different clusters", "sammenlægning kræver mindst to forskellige klynger"),
        ("two clusters have one number, or one is below 1", "to klynger har samme nummer, eller ét er under 1"),
        ("a unit is in two clusters", "en enhed er i to klynger"),
        ("a name has at most 200 characters and no line breaks", "et navn har højst 200 tegn og ingen linjeskift"),
        ("a note has at most 2,000 characters", "en note har højst 2.000 tegn"),
        ("shorten it", "gør den kortere"),
        ("there is no unit {} and {} more", "der er ingen enhed {1} og {2} mere"),
        ("there is no unit {}", "der er ingen enhed {1}"),
        ("there is no operation '{}'", "der er ingen handling '{1}'"),
        ("did you mean '{}'?", "mente du '{1}'?"),
        ("`ops` is no array", "`ops` er ikke en liste"),
        ("a step has at most 10,000 operations", "et trin har højst 10.000 handlinger"),
        ("an operation is an object with one key", "en handling er et objekt med én nøgle"),
        ("there is no limit '{}'", "der er ingen grænse '{1}'"),
        ("`limits` is no object", "`limits` er ikke et objekt"),
        ("`limits`: the smallest {} is above the largest", "`limits`: den mindste {1} er over den største"),
        ("swap the two", "byt de to om"),
        ("`limits`: `{}` is {}", "`limits`: `{1}` er {2}"),
        ("`{}`: `{}` is no {}", "`{1}`: `{2}` har ikke den rette form ({3})"),
        ("`{}`: `{}` is missing", "`{1}`: `{2}` mangler"),
        ("`{}`: `on` is neither true nor false", "`{1}`: `on` er hverken true eller false"),
        ("`{}`: a unit goes by its id, which is a text", "`{1}`: en enhed angives med sit id, som er en tekst"),
        ("`{}`: a cluster has a number as its `id`", "`{1}`: en klynge har et tal som `id`"),
    ]

    private static let files = [
        ("the step could not be saved in '{}': {}", "trinnet kunne ikke gemmes i '{1}': {2}"),
        ("free some space and do it again; nothing was changed", "frigør plads, og gør det igen; intet er ændret"),
        ("nothing was changed; check the folder", "intet er ændret; se efter mappen"),
        (
            "most rows name no unit of this study: is it a grouping of another place?",
            "de fleste rækker nævner ingen enhed i dette studie: er det en gruppering af et andet sted?"
        ),
        ("the first rows that fit nothing are listed below", "de første rækker, der ikke passer, står nedenfor"),
        ("the shared plan is damaged", "den delte plan er beskadiget"),
        (
            "the shared plan names units that this study does not have",
            "den delte plan nævner enheder, som dette studie ikke har"
        ),
        (
            "line {} of the session cannot be used: {}; the plan is that before it",
            "linje {1} i sessionen kan ikke bruges: {2}; planen er den før linjen"
        ),
        ("the whole file is kept as '{}'", "hele filen er gemt som '{1}'"),
        (
            "the last line of the session was cut off and is dropped; it was never answered",
            "sessionens sidste linje var afkortet og er udeladt; den blev aldrig bekræftet"
        ),
        (
            "the inputs are not those that the session was begun with",
            "kilderne er ikke dem, som sessionen blev begyndt med"
        ),
        ("scores are those of the present files", "scorerne er dem af de nuværende filer"),
        ("'{}' has changed on disk since the study was read", "'{1}' er ændret på disken, siden studiet blev læst"),
        ("'{}' is no longer where the study was read from", "'{1}' ligger ikke længere, hvor studiet blev læst fra"),
        (
            "all scores are of what was read; end the server and start it again to take the change in",
            "alle scorer er af det, der blev læst; afslut serveren, og start den igen for at få ændringen med"
        ),
        ("changed or new: {}", "ændret eller ny: {1}"),
        ("units that no longer exist: {} and {} more", "enheder, der ikke længere findes: {1} og {2} flere"),
        ("units that no longer exist: {}", "enheder, der ikke længere findes: {1}"),
        ("was it made for another study?", "er den lavet til et andet studie?"),
        ("the layer '{}' cannot be drawn: {}", "laget '{1}' kan ikke tegnes: {2}"),
    ]

    private static let requests = [
        ("there is no such endpoint", "den adresse findes ikke"),
        ("there is no such file", "den fil findes ikke"),
        ("`as` is csv, geojson, json, log, report or zip", "`as` er csv, geojson, json, log, report eller zip"),
        ("`seconds` is a number up to 3600", "`seconds` er et tal op til 3600"),
        ("`{}` is no whole number", "`{1}` er ikke et helt tal"), ("`{}` is no number", "`{1}` er ikke et tal"),
        ("`{}` is no text", "`{1}` er ikke en tekst"), ("`{}` is no list of ids", "`{1}` er ikke en liste af id'er"),
        ("the body is no JSON object", "indholdet er ikke et JSON-objekt"),
        ("the body is no JSON: {}", "indholdet er ikke JSON: {1}"),
        ("a tab is called by at most 64 letters and digits", "en fane kaldes med højst 64 bogstaver og tal"),
        ("the body is larger than {} MB", "indholdet er større end {1} MB"),
        ("the head of the request is larger than 16 KB", "forespørgslens hoved er større end 16 KB"),
        ("the request took longer than 10 seconds to send", "det tog mere end 10 sekunder at sende forespørgslen"),
        ("more than {} connections at once; close some pages", "mere end {1} forbindelser på én gang; luk nogle sider"),
        ("requests from other pages are refused", "forespørgsler fra andre sider afvises"),
        ("this server answers only to {}", "denne server svarer kun på {1}"),
        ("only GET, POST and DELETE are answered", "kun GET, POST og DELETE besvares"),
        ("the page's files are only read", "sidens filer kan kun læses"),
        ("send the body with its length", "send indholdet med dets længde"),
        ("the length of the body is no number", "indholdets længde er ikke et tal"),
        ("send {}", "send {1}"), ("the head holds a control character", "hovedet har et styretegn"),
        ("the head has too many fields", "hovedet har for mange felter"),
        ("the first line is not METHOD TARGET HTTP/1.1", "den første linje er ikke METHOD TARGET HTTP/1.1"),
        ("the target is not a path", "målet er ikke en sti"),
        ("a field of the head is not NAME: VALUE", "et felt i hovedet er ikke NAME: VALUE"),
        ("a line of the head ends with a line feed alone", "en linje i hovedet slutter med et linjeskift alene"),
        ("a line of the head ends with a carriage return alone", "en linje i hovedet slutter med et vognretur alene"),
        ("only HTTP/1.1 is spoken here", "her tales kun HTTP/1.1"),
        ("a bug of ours: {}", "en fejl i programmet: {1}"), ("no answer", "intet svar"),
    ]
}
