extension DanishMessages {
    /// Why no grouping meets the limits, and what would help.
    static let impossible = [
        ("no grouping meets the limits: {} ({})", "ingen gruppering overholder grænserne: {1} ({2})"),
        ("{}: at best {}, the limit is {}, missed by {}", "{1}: i bedste fald {2}, grænsen er {3}; forskellen er {4}"),
        (
            "this is what the search found; it is not proven that no grouping exists",
            "det er, hvad søgningen fandt; det er ikke bevist, at der ingen gruppering er"
        ),
        ("the smallest change that is enough: {}", "den mindste ændring, der hjælper: {1}"),
        ("{} was tried: with it there is a grouping", "{1} er prøvet: så er der en gruppering"),
        ("no cluster keeps the other limits; change those", "ingen klynge overholder de andre grænser; ret dem"),
        (
            "{} allows clusters, but none that is worth more than leaving its units out",
            "{1} tillader klynger, men ingen er bedre end at lade enhederne stå udenfor"
        ),
        ("{} is needed, but is not enough by itself", "{1} er nødvendigt, men ikke nok alene"),
        (
            "{} is what this limit asks for; whether it is enough was not tried",
            "{1} er, hvad denne grænse kræver; om det er nok, er ikke prøvet"
        ),
        (
            "let units stay unassigned with {}, or widen another limit",
            "lad enheder stå udenfor med {1}, eller udvid en anden grænse"
        ),
        (
            "allow clusters across a municipal border with {}",
            "tillad klynger på tværs af en kommunegrænse med {1}"
        ), ("widen more than one of them", "udvid mere end én af dem"),
        (
            "declare a link where people really cross, as {}",
            "angiv en forbindelse, hvor folk faktisk krydser, som {1}"
        ), ("take one of the demands back", "tag et af kravene tilbage"), ("widen this limit", "udvid denne grænse"),
    ]

    /// The reasons themselves, and lists of units; they only ever stand within another sentence.
    static let impossibleParts = [
        (
            "a connected part has fewer inhabitants than a cluster must have",
            "en sammenhængende del har færre indbyggere, end en klynge skal have"
        ),
        (
            "a connected part has fewer units than a cluster must have",
            "en sammenhængende del har færre enheder, end en klynge skal have"
        ),
        (
            "a connected part has less in all than one cluster must have",
            "en sammenhængende del har i alt mindre, end én klynge skal have"
        ),
        (
            "no number of clusters divides a connected part evenly enough",
            "intet antal klynger deler en sammenhængende del jævnt nok"
        ),
        ("there are more connected parts than clusters", "der er flere sammenhængende dele end klynger"),
        (
            "one unit alone has more inhabitants than a cluster may have",
            "én enhed alene har flere indbyggere, end en klynge må have"
        ),
        (
            "a unit has no neighbour that it may share a cluster with",
            "en enhed har ingen nabo, som den må være i klynge med"
        ),
        ("a unit has no partner within the gap", "en enhed har ingen at være sammen med inden for springet"),
        ("the minimum is above the maximum", "det mindste er over det største"),
        ("a unit stands twice in fixed clusters", "en enhed står to gange i faste klynger"),
        ("a fixed cluster has no members", "en fast klynge har ingen medlemmer"),
        ("a fixed cluster breaks this limit", "en fast klynge bryder denne grænse"),
        ("more clusters are fixed than there may be", "flere klynger er faste, end der må være"),
        ("units are to be together and apart at once", "enheder skal være både sammen og adskilt"),
        (
            "units that belong together are more than a cluster may have",
            "enheder, der hører sammen, er flere, end en klynge må have"
        ),
        (
            "units that belong together have more inhabitants than a cluster may have",
            "enheder, der hører sammen, har flere indbyggere, end en klynge må have"
        ),
        (
            "units that belong together lie too far from each other",
            "enheder, der hører sammen, ligger for langt fra hinanden"
        ),
        (
            "units that belong together lie in several municipalities",
            "enheder, der hører sammen, ligger i flere kommuner"
        ),
        (
            "no cluster within the limits was found for these units",
            "der blev ikke fundet nogen klynge inden for grænserne til disse enheder"
        ),
        ("no grouping with so many clusters was found", "der blev ikke fundet nogen gruppering med så mange klynger"),
        (
            "no grouping within the limits has so many clusters",
            "ingen gruppering inden for grænserne har så mange klynger"
        ),
        (
            "with this limit changed, and no other, there is a grouping",
            "med denne grænse ændret, og ingen anden, er der en gruppering"
        ),
        (
            "no set of neighbours keeps the limit on {} together with the others",
            "ingen gruppe af naboer overholder grænsen for {1} sammen med de andre"
        ),
        (
            "no set of neighbours keeps the limits, and no single limit is to blame",
            "ingen gruppe af naboer overholder grænserne, og ingen enkelt grænse er skyld i det"
        ),
        (
            "no grouping within the other limits keeps {}",
            "ingen gruppering inden for de andre grænser overholder {1}"
        ),
        ("inhabitants", "indbyggere"), ("members", "medlemmer"), ("gap", "spring"),
        ("number of clusters", "antal klynger"), ("municipalities", "kommuner"),
        ("units left over", "enheder tilovers"), ("sum of the attribute", "summen af egenskaben"),
        ("connected parts", "sammenhængende dele"), ("{}, {}, {} and {} more", "{1}, {2}, {3} og {4} flere"),
    ]
}
