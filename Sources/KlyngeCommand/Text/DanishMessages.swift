import KlyngeKit
import KlyngePage
import Texts

/// Errors, findings and their remedies in Danish. What is not in here is reported by the Danish title of its code, with the English
/// sentence behind it.
enum DanishMessages {
    /// A message, a note or a remedy; nil where it has no twin.
    static func translated(_ text: String) -> String? { book.translated(text) ?? PageDanish.translated(text) }

    private static let book = Phrasebook(
        usage + files + study + units + impossible + limits + questions + starting + landFindings + findings,
        inner: inner + impossibleParts, words: words)

    private static let words = [
        ("parish ", "sogn "), ("village ", "landsby "), ("unit ", "enhed "), ("municipality ", "kommune "),
        ("parishes", "sogne"), ("villages", "landsbyer"),
    ]

    /// What stands within another sentence.
    private static let inner = [
        ("'{}' and '{}'", "'{1}' og '{2}'"), ("'{}', {} or '{}'", "'{1}', {2} eller '{3}'"),
        ("{} and perhaps more", "{1} og måske flere"),
        (
            "write a range of whole numbers as {}, {} or {}, the smaller number first",
            "skriv et interval af hele tal som {1}, {2} eller {3}, det mindste tal først"
        ),
        (
            "write whole numbers as {}, {}, {} or {}, the smaller number first, the larger above 0",
            "skriv hele tal som {1}, {2}, {3} eller {4}, det mindste tal først, det største over 0"
        ),
        (
            "write kilometres as a number above 0, such as {} or {}",
            "skriv kilometer som et tal over 0, for eksempel {1} eller {2}"
        ),
        ("write minutes as a number above 0, such as {}", "skriv minutter som et tal over 0, for eksempel {1}"),
        ("write a size as {} or {}; at least {}", "skriv en størrelse som {1} eller {2}; mindst {3}"),
        ("no unit has the id or name {}", "ingen enhed har id eller navn {1}"),
        ("a number of kilometres, 0 or more", "et antal kilometer, 0 eller mere"),
        ("a number of metres, 0 or more", "et antal meter, 0 eller mere"), ("true or false", "true eller false"),
        ("a text in quotes", "en tekst i anførselstegn"), ("a path in quotes", "en sti i anførselstegn"),
        ("a text or a list of texts", "en tekst eller en liste af tekster"),
        ("a whole number, {} or more", "et helt tal, {1} eller mere"),
        (
            "a range of whole numbers in quotes, such as {}, or one whole number",
            "et interval af hele tal i anførselstegn, såsom {1}, eller ét helt tal"
        ),
        (
            "write it as {}: the layer, and how many of its units may be cut",
            "skriv det som {1}: laget, og hvor mange af dets enheder der må deles"
        ),
        (
            "write it as {}, with sum, min, max or mean, as {} for a ratio, or as {}",
            "skriv det som {1}, med sum, min, max eller mean, som {2} for et forhold, eller som {3}"
        ),
        (
            "write it as {}: the attribute, the wish, and what each one above or below costs",
            "skriv det som {1}: attributten, ønsket, og hvad hver én over eller under koster"
        ),
        (
            "write it as {}: the facility, and how many a cluster has",
            "skriv det som {1}: faciliteten, og hvor mange en klynge har"
        ),
        ("write it as {}: the facility, and kilometres", "skriv det som {1}: faciliteten og kilometer"),
        ("a table of groupings", "en tabel med grupperinger"), ("a layer", "et lag"), ("a table", "en tabel"),
        ("a spreadsheet of Excel", "et regneark fra Excel"), ("a GeoPackage", "en GeoPackage"),
        ("a shapefile", "en shapefil"), ("a ZIP archive", "et ZIP-arkiv"),
    ]

    // MARK: - What was typed

    private static let usage = [
        ("Unknown option '{}'. Did you mean '{}'?", "Ukendt indstilling '{1}'. Mente du '{2}'?"),
        ("Unknown option '{}'", "Ukendt indstilling '{1}'"),
        ("Missing value for '{}'", "Der mangler en værdi til '{1}'"),
        (
            "The value '{}' is invalid for '{}'. Please provide one of {}.",
            "Værdien '{1}' kan ikke bruges til '{2}'. Skriv en af {3}."
        ),
        ("The value '{}' is invalid for '{}': {}", "Værdien '{1}' kan ikke bruges til '{2}': {3}"),
        ("The value '{}' is invalid for '{}'", "Værdien '{1}' kan ikke bruges til '{2}'"),
        ("Unexpected argument '{}'", "Uventet argument '{1}'"),
        ("{} unexpected arguments: {}", "{1} uventede argumenter: {2}"),
        ("Missing expected argument '{}'", "Der mangler et argument: '{1}'"),
        ("there is no verb '{}'. Did you mean '{}'?", "der er ingen kommando '{1}'. Mente du '{2}'?"),
        ("there is no verb '{}'. There are {}.", "der er ingen kommando '{1}'. Der er {2}."),
        (
            "Name a study (a folder with a klynge.toml), or give the inputs: '--parishes FILE'.",
            "Nævn et studie (en mappe med en klynge.toml), eller giv data: '--parishes FIL'."
        ),
        (
            "Name the study and the grouping: 'klynge score STUDY GROUPING'.",
            "Nævn studiet og grupperingen: 'klynge score STUDIE GRUPPERING'."
        ),
        (
            "Name the study and at least two groupings: 'klynge compare STUDY GROUPING GROUPING'.",
            "Nævn studiet og mindst to grupperinger: 'klynge compare STUDIE GRUPPERING GRUPPERING'."
        ),
        (
            "'--out' takes a folder, and '{}' is the name of a file. Write '--out {}'.{}",
            "'--out' vil have en mappe, og '{1}' er navnet på en fil. Skriv '--out {2}'.{3}"
        ),
        (
            "'--out' takes a folder, and '{}' is the name of a file. Write '--out {}'.",
            "'--out' vil have en mappe, og '{1}' er navnet på en fil. Skriv '--out {2}'."
        ),
        (
            "'--with' adds files to a folder: name it with '--out FOLDER'.",
            "'--with' lægger filer i en mappe: nævn den med '--out MAPPE'."
        ),
        ("'{}' does not name two units. Write it as '{}'.", "'{1}' nævner ikke to enheder. Skriv '{2}'."),
        (
            "There is no code '{}'. The nearest is {}, '{}'. 'klynge explain --list' shows them all.",
            "Der er ingen kode '{1}'. Den nærmeste er {2}. 'klynge explain --list' viser dem alle."
        ),
        (
            "Name a code such as K031 or a word such as hub, or list them all with '--list'.",
            "Nævn en kode som K031 eller et ord som knudepunkt, eller se dem alle med '--list'."
        ), ("'{}' names one unit only. Write it as '{}'.", "'{1}' nævner kun én enhed. Skriv '{2}'."),
        ("'{}' is a number from {} to {}.", "'{1}' er et tal fra {2} til {3}."),
        ("'--time-limit' is a number of seconds above 0.", "'--time-limit' er et antal sekunder over 0."),
        (
            "There is no code or word '{}'.{} 'klynge explain --list' shows them all.",
            "Der er ingen kode og intet ord '{1}'.{2} 'klynge explain --list' viser dem alle."
        ),
        (
            "There is no code or word '{}'. 'klynge explain --list' shows them all.",
            "Der er ingen kode og intet ord '{1}'. 'klynge explain --list' viser dem alle."
        ),
        ("Unable to open file '{}'", "Filen '{1}' kan ikke åbnes"),
    ]

    // MARK: - Files

    private static let files = [
        ("there is no file '{}'", "der er ingen fil '{1}'"), ("'{}' is empty", "'{1}' er tom"),
        ("check the path; it is taken from the current folder", "se efter i stien; den regnes fra den aktuelle mappe"),
        (
            "check the path; it is taken from the folder of the study file{}",
            "se efter i stien; den regnes fra studiefilens mappe{1}"
        ),
        ("'{}' is a folder{}", "'{1}' er en mappe{2}"), ("'{}' is already there", "'{1}' findes allerede"),
        (
            "write elsewhere, or allow it to be replaced with `--force`",
            "skriv et andet sted, eller tillad, at det erstattes, med `--force`"
        ),
        ("the output '{}' is one of the inputs", "'{1}' er både data og resultat"),
        ("write to another file; an input is never overwritten", "skriv til en anden fil; data overskrives aldrig"),
        (
            "several inputs are '-', and stdin can be read only once",
            "flere filer er '-', og stdin kan kun læses én gang"
        ), ("give all inputs but one as files", "giv alle på nær én som filer"),
        ("the text is not JSON", "teksten er ikke JSON"), ("'{}' is {}, not a study", "'{1}' er {2}, ikke et studie"),
        ("'{}' is {}, not {}", "'{1}' er {2}, ikke {3}"), ("give it as a layer: {}", "giv den som et lag: {1}"),
        (
            "'{}' is {}, and {}, which reads it, is not installed",
            "'{1}' er {2}, og {3}, som læser det, er ikke installeret"
        ),
        ("the table is not UTF-8; it is read as {}", "tabellen er ikke UTF-8; den læses som {1}"),
        (
            "the file declares {}, but its coordinates look like longitude and latitude",
            "filen angiver {1}, men dens koordinater ligner længde- og breddegrader"
        ),
        (
            "the file declares longitude and latitude, but its coordinates are not degrees",
            "filen angiver længde- og breddegrader, men dens koordinater er ikke grader"
        ),
        (
            "the coordinates are not degrees, and the file declares no coordinate reference system",
            "koordinaterne er ikke grader, og filen angiver intet koordinatsystem"
        ),
        ("another run is writing into the folder '{}'", "en anden kørsel skriver i mappen '{1}'"),
        ("poster.pdf was not made: {}", "poster.pdf blev ikke lavet: {1}"),
    ]

    // MARK: - The study file

    private static let study = [
        ("there is no study at '{}'", "der er intet studie i '{1}'"),
        (
            "name a folder with a klynge.toml, such a file, or give the inputs as options",
            "nævn en mappe med en klynge.toml, sådan en fil, eller giv data som indstillinger"
        ),
        ("unknown key `{}` in [{}]", "ukendt nøgle `{1}` i [{2}]"), ("unknown key `{}`", "ukendt nøgle `{1}`"),
        ("did you mean `{}`?", "mente du `{1}`?"), ("did you mean '{}'?", "mente du '{1}'?"),
        ("the keys are {}", "nøglerne er {1}"), ("write `{}`", "skriv `{1}`"),
        ("`{}` is given twice, on line {} and on line {}", "`{1}` er givet to gange, i linje {2} og i linje {3}"),
        ("keep one of the two", "behold en af de to"), ("`{}` must be {}", "`{1}` skal være {2}"),
        (
            "`within` needs the municipalities, and there is no such layer",
            "`within` kræver kommuner, og det lag er der ikke"
        ),
        ("no municipality has the name or code '{}'", "ingen kommune har navnet eller koden '{1}'"),
        ("{} municipalities are called '{}'", "{1} kommuner hedder '{2}'"), ("there are {}", "der er {1}"),
        ("there are no units to be grouped", "der er ingen enheder at gruppere"),
        (
            "the units are {}, and there is no layer of {}",
            "enhederne er {1}, og der er intet lag med {2}"
        ),
    ]

    // MARK: - Units and groupings

    private static let units = [
        ("no unit has the id or name {}", "ingen enhed har id eller navn {1}"),
        ("`klynge check --list` lists the units", "`klynge check --list` viser enhederne"),
        ("{} units are called {}", "{1} enheder hedder {2}"), ("name it by its id", "nævn den ved dens id"),
        ("the grouping: {}", "grupperingen: {1}"), ("the grouping names {} again", "grupperingen nævner {1} igen"),
        ("it is first named in line {}", "den er først nævnt i linje {1}"),
        (
            "a unit is in one cluster or in none; take one line away",
            "en enhed er i én klynge eller i ingen; tag en linje væk"
        ),
        ("the grouping has no rows", "grupperingen har ingen rækker"),
        (
            "no column of the grouping is called `cluster`",
            "ingen kolonne i grupperingen hedder `cluster` eller `klynge`"
        ),
        ("no column of the grouping names the units", "ingen kolonne i grupperingen nævner enhederne"),
        (
            "call the column of the units `unit` (or `kode`, `sogn`), that of the clusters `cluster`",
            "kald enhedernes kolonne `unit` (eller `kode`, `sogn`) og klyngernes `cluster` (eller `klynge`)"
        ), ("the columns are {}", "kolonnerne er {1}"),
        (
            "a grouping is a CSV table with the columns `unit,cluster`, or GeoJSON with a `cluster` property",
            "en gruppering er en CSV-tabel med kolonnerne `unit,cluster` eller GeoJSON med egenskaben `cluster`"
        ),
        (
            "the code {} is that of {}, the name {} that of {}; the code counts",
            "koden {1} er {2}, navnet {3} er {4}; koden gælder"
        ),
        ("`{}` names {} twice", "`{1}` nævner {2} to gange"),
        ("{} is to be outside, and in a fixed cluster", "{1} skal være udenfor og i en fast klynge"),
        ("{} is to be outside, and together with other units", "{1} skal være udenfor og sammen med andre"),
        ("the link '{}' is not of the form A=B", "forbindelsen '{1}' har ikke formen A=B"),
        ("the link '{}' joins a unit with itself", "forbindelsen '{1}' forbinder en enhed med sig selv"),
        ("the name '{}' is not used: {}", "navnet '{1}' bruges ikke: {2}"),
    ]

    // MARK: - Limits

    private static let limits = [
        (
            "{} is what the most populous units that may share a cluster have together, {} of them at most",
            "{1} er, hvad de mest folkerige enheder, der må være sammen, har tilsammen, højst {2} af dem"
        ), ("take it out of `--outside` or out of `--together`", "tag den ud af `--outside` eller `--together`"),
        (
            "take it out of `--outside`, or out of the grouping of `--fixed`",
            "tag den ud af `--outside` eller af grupperingen i `--fixed`"
        ),
        (
            "no grouping meets the limits: a cluster must have {} inhabitants at least, and no {} that may share one have so many; {} live in the whole study",
            "ingen gruppering overholder grænserne: en klynge skal have mindst {1} indbyggere, og ingen {2}, der må være sammen, har så mange; i hele studiet bor {3}"
        ),
        ("no grouping meets the limits: {}", "ingen gruppering overholder grænserne: {1}"),
        (
            "`{}` is the largest minimum that a cluster was found for",
            "`{1}` er det største mindstetal, som der blev fundet en klynge til"
        ),
        (
            "clusters are to stay in one municipality, and no unit's is known",
            "klynger skal ligge i én kommune, og ingen enheds er kendt"
        ),
        (
            "the inhabitants of a cluster are to be limited, and no unit's are known",
            "der er en grænse på indbyggere, og ingen enheds indbyggertal er kendt"
        ),
        (
            "the drive is to be limited, and no time between two units is known",
            "der er en grænse på køretid, og ingen køretid mellem to enheder er kendt"
        ),
        (
            "give the municipalities (`--municipalities FILE`), or drop `--same-municipality`",
            "giv kommunerne (`--municipalities FIL`), eller udelad `--same-municipality`"
        ),
        ("{} of {} groupings were found: the time was up", "{1} af {2} grupperinger blev fundet: tiden var gået"),
        (
            "{} of {} groupings were found: no other was found within the limits that differs enough from these",
            "{1} af {2} grupperinger blev fundet: ingen anden inden for grænserne adskiller sig nok fra disse"
        ), ("widen a limit", "udvid en grænse"), ("allow more time", "giv mere tid"),
    ]

    // MARK: - Findings about data

    private static let findings = [
        ("{} has no neighbour", "{1} har ingen nabo"),
        ("the nearest is {}, {} away", "den nærmeste er {1}, {2} væk"),
        ("declare a link (`{}`)", "angiv en forbindelse (`{1}`)"),
        (
            "{} villages have no id in `{}`; they are called feature-N by their position",
            "{1} landsbyer har intet id i `{2}`; de hedder feature-N efter deres plads"
        ),
        (
            "give each village an id that stays, so that groupings can name it",
            "giv hver landsby et fast id, så grupperinger kan nævne den"
        ),
        ("the polygon of {} in '{}' is not valid and was repaired", "polygonen {1} i '{2}' er ugyldig og blev rettet"),
        ("the polygon of {} is not valid: {}", "polygonen for {1} er ugyldig: {2}"),
        ("the layer '{}' has gaps on {} units", "laget '{1}' har huller på {2} enheder"),
        (
            "units are shared out in proportion to the land in common, so nothing counts twice",
            "enheder fordeles efter fælles areal, så intet tæller to gange"
        ), ("{} of {} units have no population", "{1} af {2} enheder har intet indbyggertal"),
        ("village {} lies outside every {}", "landsby {1} ligger uden for ethvert sogn"),
        ("the feature has no id", "objektet har intet id"),
        ("the layer of {} holds no feature", "laget {1} indeholder intet"),
        ("no field of the layer '{}' holds a name", "intet felt i laget '{1}' indeholder et navn"),
        (
            "an outer ring runs clockwise", "en ydre ring løber med uret"
        ), ("the ring of a hole runs counter-clockwise", "ringen om et hul løber mod uret"),
        (
            "rings run the other way round than RFC 7946 asks, which does no harm",
            "ringe løber den anden vej rundt, end RFC 7946 foreskriver, hvilket ikke gør noget"
        ),
        ("a coordinate is {}, which lies beyond the earth", "en koordinat er {1}, som ligger uden for jorden"),
        ("correct the coordinate, or delete the vertex", "ret koordinaten, eller slet punktet"),
        ("draw it again, or take it from the source", "tegn den igen, eller hent den fra kilden"),
        ("simplify it, or take it from the source", "forenkl den, eller hent den fra kilden"),
    ]
}
