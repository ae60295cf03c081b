/// What the measures of the criterion are called for people.
public enum MeasureWords {
    private static let names: [String: Bilingual] = [
        "separation": Bilingual("separation", "adskillelse"), "openOutline": Bilingual("open outline", "åbent omrids"),
        "naturalEdge": Bilingual("natural edge", "naturlig grænse"),
        "administrativeEdge": Bilingual("administrative edge", "kommunegrænse"),
        "historicalEdge": Bilingual("historical edge", "gammel grænse"),
        "compactness": Bilingual("compactness", "kompakthed"),
        "polsbyPopper": Bilingual("Polsby-Popper", "Polsby-Popper"),
        "reock": Bilingual("Reock", "Reock"), "convexHull": Bilingual("convex hull", "konveks omslutning"),
        "proximity": Bilingual("proximity", "nærhed"), "innerBarrier": Bilingual("inner barrier", "barriere indeni"),
        "onePiece": Bilingual("one piece", "i ét stykke"), "jaccard": Bilingual("overlap", "overlap"),
        "jaccardByArea": Bilingual("overlap by area", "overlap i areal"), "purity": Bilingual("purity", "renhed"),
        "attachment": Bilingual("attachment", "tilknytning"),
    ]

    /// A measure by its name in the JSON; one without a word of its own keeps that name.
    public static func name(_ measure: String) -> Bilingual { names[measure] ?? Bilingual(same: measure) }
}
