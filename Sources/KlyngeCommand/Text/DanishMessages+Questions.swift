extension DanishMessages {
    // MARK: - What is asked of a grouping

    static let questions = [
        ("no cluster within the limits holds all of '{}'", "ingen klynge inden for grænserne rummer hele '{1}'"),
        ("no cluster within the limits holds {}", "ingen klynge inden for grænserne rummer {1}"),
        (
            "name fewer units, or drop the limits with `--limits none`",
            "nævn færre enheder, eller drop grænserne med `--limits none`"
        ),
        (
            "change a limit as the notes say, or take a unit out of it",
            "ændr en grænse som nævnt, eller tag en enhed ud"
        ),
        ("change a limit as the notes say", "ændr en grænse som nævnt"),
        ("'{}' names no cluster to complete", "'{1}' nævner ingen klynge at fuldende"),
        (
            "give every unit of a beginning its cluster in the second column",
            "giv hver enhed i en begyndelse sin klynge i anden kolonne"
        ),
        (
            "each beginning can be completed by itself, and all of them together cannot",
            "hver begyndelse kan fuldendes for sig, men ikke alle sammen"
        ),
        ("widen a limit, or take a unit out of one of them", "udvid en grænse, eller tag en enhed ud af en af dem"),
        (
            "no grouping within the limits moves at most {} units: at least {} must move",
            "ingen gruppering inden for grænserne flytter højst {1} enheder: mindst {2} skal flyttes"
        ),
        (
            "no grouping within the limits that moves at most {} units was found; the nearest one found moves {}, and fewer may do",
            "der blev ikke fundet nogen gruppering inden for grænserne, som flytter højst {1} enheder; den nærmeste flytter {2}, og færre kan måske gøre det"
        ),
        ("{}, more time (`--time-limit`), or wider limits", "{1}, mere tid (`--time-limit`) eller videre grænser"),
        ("no grouping keeps these limits", "ingen gruppering overholder disse grænser"),
        (
            "no grouping that keeps these limits was found",
            "der blev ikke fundet nogen gruppering, som overholder disse grænser"
        ),
        (
            "`klynge propose` with the same limits, without `--start`, says why",
            "`klynge propose` med de samme grænser, uden `--start`, fortæller hvorfor"
        ),
        (
            "the connected sets of units are too many to look at all: the change was searched for, and fewer moves may do",
            "de sammenhængende mængder af enheder er for mange til at se på alle: ændringen blev søgt, og færre flytninger kan måske gøre det"
        ), ("{} makes a proof possible", "{1} gør et bevis muligt"),
        (
            "how sure the borders are is not known: the connected sets of units are too many, or the time was up",
            "hvor sikre grænserne er, kan ikke siges: de sammenhængende mængder af enheder er for mange, eller tiden var gået"
        ),
        (
            "{}, a smaller `--max-diameter`, or a longer `--time-limit`",
            "{1}, en mindre `--max-diameter` eller en længere `--time-limit`"
        ),
        (
            "{} groupings were drawn, and a share may be off by {}",
            "{1} grupperinger blev trukket, og en andel kan være {2} ved siden af"
        ),
        (
            "a smaller tolerance leaves fewer groupings, and often all can be looked at",
            "en mindre tolerance giver færre grupperinger, og ofte kan alle ses på"
        ),
        (
            "{} is about {}, and the units have no figures of that name",
            "{1} handler om {2}, og enhederne har ingen tal med det navn"
        ), ("the attributes are {}", "attributterne er {1}"),
        ("add a table with `--figures FILE`", "tilføj en tabel med `--figures FIL`"),
        ("{} is missing for {} of {} units, first {}", "{1} mangler for {2} af {3} enheder, først {4}"),
        (
            "they count as 0 in sums and ratios, and not at all for a smallest, largest or mean value",
            "de tæller som 0 i summer og forhold, og slet ikke for den mindste, største eller gennemsnitlige værdi"
        ),
        ("{} names no historical or identity layer", "{1} nævner intet historisk lag og intet identitetslag"),
        ("give the layer: {}", "giv laget: {1}"), ("the layers are {}", "lagene er {1}"),
        (
            "{} is about '{}', and no facilities have that name",
            "{1} handler om '{2}', og ingen faciliteter har det navn"
        ), ("give them: {}", "giv dem: {1}"),
        ("there is no facility '{}' to close", "der er ingen facilitet '{1}' at lukke"),
        ("{} facilities are called '{}'", "{1} faciliteter hedder '{2}'"),
        ("give the facilities: {}", "giv faciliteterne: {1}"),
        (
            "the {} groupings are worth {} independent draws; R-hat {}",
            "de {1} grupperinger svarer til {2} uafhængige træk; R-hat {3}"
        ), ("raise `--steps` above {}", "hæv `--steps` over {1}"),
    ]

    // MARK: - A new study, and the page

    static let starting = [
        ("nothing in '{}' is a layer that can be used", "intet i '{1}' er et lag, der kan bruges"),
        (
            "put files of parishes and municipalities into it; Docs/data.md says where they come from",
            "læg filer med sogne og kommuner i den; Docs/data.md fortæller, hvor de findes"
        ), ("there is no folder '{}'", "der er ingen mappe '{1}'"),
        ("check the path; it is seen from the current folder", "tjek stien; den ses fra den aktuelle mappe"),
        ("'{}' is a file, and `--data` takes a folder", "'{1}' er en fil, og `--data` skal være en mappe"),
        ("name the folder that it lies in", "nævn den mappe, som den ligger i"),
        ("no municipality is called '{}', or has that code", "ingen kommune hedder '{1}' eller har den kode"),
        ("looked for in {}", "ledt efter i {1}"), ("there are {}: {}", "der er {1}: {2}"),
        (
            "the folder needs a layer of municipalities, or units with a field that names theirs",
            "mappen skal have et lag med kommuner, eller enheder med et felt, der nævner deres"
        ), ("{} areas are called '{}'", "{1} områder hedder '{2}'"), ("their codes are {}", "deres koder er {1}"),
        ("name it by its code: {}", "nævn det ved dets kode: {1}"),
        ("nothing in the folder can be the units of '{}'", "intet i mappen kan være enhederne i '{1}'"),
        (
            "units are areas with codes, finer than municipalities: parishes, communes",
            "enheder er områder med koder, mindre end kommuner: sogne, communes"
        ),
        (
            "put a layer of parishes into the folder; Docs/data.md says where it comes from",
            "læg et lag med sogne i mappen; Docs/data.md fortæller, hvor det findes"
        ), ("'{}' holds more than is looked at", "'{1}' rummer mere, end der bliver set på"),
        ("name a smaller folder", "nævn en mindre mappe"),
        (
            "the folder '{}' is there already, and no 'klynge new' made it",
            "mappen '{1}' findes allerede, og ingen 'klynge new' har lavet den"
        ), ("choose another with `--out FOLDER`", "vælg en anden med `--out MAPPE`"),
        ("the study in '{}' was changed since it was written", "studiet i '{1}' er ændret, siden det blev skrevet"),
        ("changed: {}", "ændret: {1}"),
        (
            "keep it and write another with `--out FOLDER`, or write it anew with `--force`",
            "behold det, og skriv et andet med `--out MAPPE`, eller skriv det på ny med `--force`"
        ),
        (
            "'{}' lies in the folder of data, where nothing is written",
            "'{1}' ligger i datamappen, hvor intet bliver skrevet"
        ), ("choose a folder beside it with `--out FOLDER`", "vælg en mappe ved siden af med `--out MAPPE`"),
        ("'{}' cannot be the name of a folder", "'{1}' kan ikke være navnet på en mappe"),
        ("choose the folder with `--out FOLDER`", "vælg mappen med `--out MAPPE`"),
        ("port {} is taken by another program", "port {1} er optaget af et andet program"),
        ("use the free one: {}", "brug den ledige: {1}"), ("leave `--port` out", "udelad `--port`"),
        ("a session cannot be called '{}'", "en session kan ikke hedde '{1}'"),
        (
            "use letters, digits, spaces, '_' and '-', at most 60, as in {}",
            "brug bogstaver, cifre, mellemrum, '_' og '-', højst 60, som i {1}"
        ),
        ("the session '{}' is open in another server", "sessionen '{1}' er åben i en anden server"),
        (
            "use that one's page, end it there, or begin another with `--session NAME`",
            "brug den side, afslut den der, eller begynd en anden med `--session NAVN`"
        ),
    ]

    // MARK: - Findings about land and villages

    static let landFindings = [
        ("there is 1 gap between units, {} of them narrow", "der er 1 hul mellem enheder, {1} af dem smalt"),
        ("there are {} gaps between units, {} of them narrow", "der er {1} huller mellem enheder, {2} af dem smalle"),
        ("`check --format json` lists all; see {}", "`check --format json` viser alle; se {1}"),
        (
            "the polygon of {} was repaired: its area changed by {} m2",
            "polygonen for {1} blev rettet: dens areal ændrede sig {2} m2"
        ),
        ("name the field under [fields], or add the figures", "nævn feltet under [fields], eller tilføj tallene"),
        (
            "name the field under [fields], or add the figures; without any, inhabitants are neither limited nor scored",
            "nævn feltet under [fields], eller tilføj tallene; uden dem bliver indbyggere hverken begrænset eller vurderet"
        ), ("for instance {}", "for eksempel {1}"),
        (
            "village {} lies on the border of {}; it was given to {}, that of its {}",
            "landsby {1} ligger på grænsen mellem {2}; den blev lagt til {3}, hvor dens {4} hører til"
        ),
        (
            "village {} lies on the border of {}; it was given to {}, the smallest code of those equally near",
            "landsby {1} ligger på grænsen mellem {2}; den blev lagt til {3}, den mindste kode af de lige nære"
        ),
        (
            "village {} lies on the border of {}; it was given to {}, the smallest code",
            "landsby {1} ligger på grænsen mellem {2}; den blev lagt til {3}, den mindste kode"
        ),
        ("move its point into the area that it belongs to", "flyt dens punkt ind i det område, som den hører til"),
    ]
}
