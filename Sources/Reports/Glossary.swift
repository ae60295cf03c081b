/// The words that reports, messages and options use, each explained once: `klynge explain WORD` prints them.
public struct Glossary: Sendable {
    /// A word and what it means.
    public struct Entry: Sendable {
        /// The word in each language.
        public let word: Bilingual
        /// Other spellings and forms by which it is found.
        public let alsoCalled: [String]
        /// What it means.
        public let meaning: Bilingual
    }

    /// The entry that `text` names in either language, whatever its case; nil for none.
    public static func entry(_ text: String) -> Entry? {
        let wanted = text.lowercased()
        return entries.first { entry in names(of: entry).contains(wanted) }
    }

    /// Every name by which an entry is found, in lower case.
    public static func names(of entry: Entry) -> [String] {
        ([entry.word.english, entry.word.danish] + entry.alsoCalled).map { $0.lowercased() }
    }

    /// The entries in the order of their English words.
    public static let entries: [Entry] = [
        Entry(
            "alternative", "alternativ",
            "A further grouping that differs enough from those before it: of the pairs of units that share a cluster in either, at most four fifths share one in both.",
            "En yderligere gruppering, der er tilstrækkelig forskellig fra de foregående: Af de par af enheder, der deler klynge i en af dem, deler højst fire femtedele klynge i begge."
        ),
        Entry(
            "assignment", "tilknytning",
            "Which cluster each unit belongs to; the table `assignment.csv` has a row a unit.",
            "Hvilken klynge hver enhed hører til; tabellen `assignment.csv` har en række pr. enhed."),
        Entry(
            "band", "bånd", also: ["bands", "soft band"],
            "The range of a threshold in which a cluster is as it should be, and the wider range outside of which it is worth nothing. Between them the score falls evenly. A band is a wish; a limit is a demand.",
            "Det interval af en tærskel, hvori en klynge er, som den bør være, og det bredere interval, uden for hvilket den intet er værd. Derimellem falder scoren jævnt. Et bånd er et ønske, en grænse er et krav."
        ),
        Entry(
            "barrier", "barriere", also: ["barriers", "barrierer"],
            "What separates places on the ground: water, motorways, railways. Along a cluster's outline it speaks for the cluster, through its middle against it.",
            "Det, der adskiller steder i terrænet: vand, motorveje, jernbaner. Langs klyngens omrids taler det for klyngen, tværs igennem den taler det imod."
        ),
        Entry(
            "catchment", "opland", also: ["catchments", "oplande"],
            "The area that belongs to a village: the places that are nearer to it than to any other village, within its parish and on its side of the water. Catchments tile the parishes.",
            "Det område, der hører til en landsby: de steder, der er nærmere på den end på nogen anden landsby, inden for dens sogn og på dens side af vandet. Oplandene dækker sognene."
        ),
        Entry(
            "cluster", "klynge", also: ["clusters", "klynger", "village cluster", "landsbyklynge"],
            "Neighbouring villages or parishes that share what none of them can keep alone.",
            "Nabolandsbyer eller nabosogne, der deler det, som ingen af dem kan opretholde alene."),
        Entry(
            "contiguous", "sammenhængende", also: ["contiguity", "connected", "sammenhæng"],
            "In one piece: from each member one comes to each other over shared borders or declared links, without leaving the cluster.",
            "I ét stykke: Fra hvert medlem når man hvert andet over fælles grænser eller angivne forbindelser uden at forlade klyngen."
        ),
        Entry(
            "criterion", "kriterium", also: ["kriteriet"],
            "How clearly a cluster is delimited, from 0 to 1, in three dimensions: geographic, historical and by identity. The best of the three leads. Docs/criterion.md has every measure.",
            "Hvor tydeligt en klynge er afgrænset, fra 0 til 1, i tre dimensioner: geografisk, historisk og efter identitet. Den bedste af de tre er ledende. Docs/criterion.md beskriver hvert mål."
        ),
        Entry(
            "contrast", "kontrast",
            "The share of the freely chosen outline of a cluster (no coast, no municipal border) that follows a border of a layer, less the share of the borders between its members that does: 1 for whole old units, 0 where the layer makes no difference.",
            "Den andel af klyngens frit valgte omrids (hverken kyst eller kommunegrænse), der følger en grænse i et lag, minus den andel af grænserne mellem dens medlemmer, der gør: 1 for hele gamle enheder, 0 hvor laget ingen forskel gør."
        ),
        Entry(
            "detour", "omvej", also: ["detours", "omveje"],
            "How many times longer the road between two units is than the straight line; around a fjord it may be several times.",
            "Hvor mange gange længere vejen mellem to enheder er end den rette linje; rundt om en fjord kan det være flere gange."
        ),
        Entry(
            "diameter", "diameter", also: ["max-diameter"],
            "The largest distance between the points of two members of a cluster, in kilometres: along the road where it is known, else in a straight line.",
            "Den største afstand mellem to medlemmers punkter i en klynge, i kilometer: ad vejen, hvor den kendes, ellers i ret linje."
        ),
        Entry(
            "gap", "nærmeste medlem", also: ["max-gap", "afstand til nærmeste medlem"],
            "Of a cluster: the largest distance from a member to the nearest other member, in kilometres. Of a layer: land between units that no unit claims (K034). Of a result in JSON: how far its objective may be above the proven bound, as a share.",
            "For en klynge: den største afstand fra et medlem til det nærmeste andet medlem, i kilometer. For et lag: land mellem enheder, som ingen enhed omfatter (K034). For et resultat i JSON: hvor meget dets målværdi højst kan ligge over den beviste nedre grænse, som andel."
        ),
        Entry(
            "grouping", "gruppering", also: ["groupings", "grupperinger"],
            "One answer as a whole: which units form which clusters, and which are in none.",
            "Et svar som helhed: hvilke enheder der danner hvilke klynger, og hvilke der ikke er i nogen."),
        Entry(
            "hub", "knudepunkt", also: ["hubs", "knudepunkter", "1-centre"],
            "The member from which the farthest other member is nearest (the 1-centre): the place that everyone reaches with the shortest longest way.",
            "Det medlem, hvorfra det fjerneste andet medlem er nærmest (1-centret): stedet, som alle når med den korteste længste vej."
        ),
        Entry(
            "isolated", "isoleret", also: ["isolated unit", "isoleret enhed"],
            "A unit without any neighbour or link, usually an island (K031). It can only be a cluster of its own.",
            "En enhed uden nabo eller forbindelse, som regel en ø (K031). Den kan kun være en klynge for sig selv."),
        Entry(
            "limit", "grænse", also: ["limits", "grænser"],
            "A demand that every cluster meets: inhabitants, members, diameter, gap, radius, drive, number of clusters. A grouping that breaks a limit is never proposed. Compare band, which is a wish.",
            "Et krav, som hver klynge opfylder: indbyggere, medlemmer, diameter, afstand til nærmeste medlem, radius, køretid, antal klynger. En gruppering, der bryder en grænse, foreslås aldrig. Se også bånd, som er et ønske."
        ),
        Entry(
            "link", "forbindelse", also: ["links", "forbindelser"],
            "A ferry or bridge that makes two units neighbours although they share no border: `--link 7713=7714`.",
            "En færge eller bro, der gør to enheder til naboer, selv om de ikke har fælles grænse: `--link 7713=7714`."),
        Entry(
            "members", "medlemmer", also: ["member", "medlem"],
            "The units of a cluster. `--members 2..10` limits how many there are.",
            "Enhederne i en klynge. `--members 2..10` begrænser deres antal."),
        Entry(
            "neighbours", "naboer", also: ["neighbour", "nabo", "rook", "queen"],
            "Units that share a border (rook), or also only a point (queen), or that a link joins. `regionalize --neighbours` has other rules for points.",
            "Enheder, der har fælles grænse (rook) eller blot et fælles punkt (queen), eller som en forbindelse kobler sammen. `regionalize --neighbours` har andre regler for punkter."
        ),
        Entry(
            "objective", "målværdi", also: ["bound"],
            "What a search makes small: the inhabitants of each cluster times how far its quality falls short of 1, plus a price for each inhabitant in no cluster. `bound` is a value that no grouping can be below.",
            "Det, som en søgning gør lille: indbyggerne i hver klynge gange det, dens kvalitet mangler i 1, plus en pris for hver indbygger, der ikke er i nogen klynge. `bound` er en værdi, som ingen gruppering kan komme under."
        ),
        Entry(
            "percentile", "percentil", also: ["chance", "tilfældighed"],
            "The share of equally compact groups drawn in the same place, with as many members, that a cluster's score is above: 0.9 is clearer delimited than nine in ten. It is no evidence for a proposal, which was optimised on the score.",
            "Den andel af lige så kompakte grupper tegnet samme sted, med lige så mange medlemmer, som klyngens score ligger over: 0,9 er tydeligere afgrænset end ni ud af ti. For et forslag er den intet bevis, for det er optimeret på scoren."
        ),
        Entry(
            "purity", "renhed",
            "The share of a cluster's inhabitants who live in the one area of a layer that holds most of them: 1 when all belong to one old municipality or school district.",
            "Den andel af klyngens indbyggere, der bor i det ene område af et lag, som rummer flest af dem: 1, når alle hører til én gammel kommune eller ét skoledistrikt."
        ),
        Entry(
            "radius", "radius", also: ["max-radius"],
            "The distance from the hub of a cluster to its farthest member, in kilometres.",
            "Afstanden fra klyngens knudepunkt til dens fjerneste medlem, i kilometer."),
        Entry(
            "region", "region", also: ["regions", "regioner", "regionalize"],
            "What `regionalize` makes: a connected set of units that are alike in their attributes.",
            "Det, som `regionalize` danner: en sammenhængende mængde af enheder, der ligner hinanden i deres attributter."
        ),
        Entry(
            "score", "score", also: ["scores"],
            "A number from 0 to 1 for how well something is as it should be; 1 is best. A cluster has one for each threshold and one for the criterion.",
            "Et tal fra 0 til 1 for, hvor godt noget er, som det bør være; 1 er bedst. En klynge har en for hver tærskel og en for kriteriet."
        ),
        Entry(
            "threshold", "tærskel", also: ["thresholds", "tærskler"],
            "One figure of a cluster that is held against its limit and its band: inhabitants, diameter, gap, radius.",
            "Et tal for en klynge, der holdes op mod sin grænse og sit bånd: indbyggere, diameter, afstand til nærmeste medlem, radius."
        ),
        Entry(
            "unassigned", "uden klynge", also: ["cover"],
            "A unit that is in no cluster. `--cover all` allows none.",
            "En enhed, der ikke er i nogen klynge. `--cover all` tillader ingen."),
        Entry(
            "unit", "enhed", also: ["units", "enheder", "village", "parish", "landsby", "sogn"],
            "What is grouped: a parish, or a village with its catchment (`--units`). A unit has a point, from which distances run.",
            "Det, der grupperes: et sogn eller en landsby med sit opland (`--units`). En enhed har et punkt, som afstande måles fra."
        ),
    ]
}

extension Glossary.Entry {
    fileprivate init(
        _ english: String, _ danish: String, also: [String] = [], _ meaning: String, _ danishMeaning: String
    ) {
        word = Bilingual(english, danish)
        alsoCalled = also
        self.meaning = Bilingual(meaning, danishMeaning)
    }
}
