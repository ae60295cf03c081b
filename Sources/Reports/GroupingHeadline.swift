import Delimitation
import GroupingMethods
import StudyAreas

/// A grouping in one sentence, for the report's head and the terminal.
public enum GroupingHeadline {
    /// `7 clusters, 1,612 to 5,940 inhabitants, all connected`, without a full stop.
    public static func text(_ facts: GroupingFacts) -> Bilingual {
        let clusters = facts.clusters
        guard let fewest = clusters.map(\.population).min(), let most = clusters.map(\.population).max() else {
            return Bilingual("No clusters: every unit is unassigned", "Ingen klynger: ingen enhed er tildelt")
        }
        let inhabitants = Bilingual("inhabitants", "indbyggere")
        let people: Bilingual =
            !fewest.isFinite
            ? Bilingual("inhabitants not known", "indbyggertal ukendt")
            : fewest.rounded() == most.rounded()
                ? "\(.whole(most)) \(inhabitants)"
                : "\(.whole(fewest)) \(Bilingual("to", "til")) \(.whole(most)) \(inhabitants)"
        let scattered = clusters.count { !$0.isContiguous }
        let whole: Bilingual =
            if scattered > 0 {
                "\(scattered) \(Bilingual("not connected", "ikke sammenhængende"))"
            } else if clusters.count == 1 {
                Bilingual("connected", "sammenhængende")
            } else {
                Bilingual("all connected", "alle sammenhængende")
            }
        let count = Bilingual.count(clusters.count, Bilingual("cluster", "klynge"), Bilingual("clusters", "klynger"))
        return "\(count), \(people), \(whole)"
    }

    /// How good the grouping is known to be, a sentence with its full stop.
    public static func standing(_ grouping: Grouping, isGiven: Bool) -> Bilingual {
        if isGiven {
            return Bilingual(
                "A grouping that was brought along, scored as it is.", "En medbragt gruppering, vurderet som den er.")
        }
        var text =
            grouping.proven
            ? Bilingual(
                "Proven to be the best grouping under the limits.",
                "Bevist som den bedste gruppering inden for grænserne.")
            : Bilingual(
                "The best grouping that the search found; a better one may exist.",
                "Den bedste gruppering, som søgningen fandt; der kan findes en bedre.")
        if !grouping.proven, let gap = grouping.gap, gap < 1 {
            text =
                text
                + Bilingual(
                    " It is at most \(Bilingual.percent(gap).english) above the lowest cost possible.",
                    " Den ligger højst \(Bilingual.percent(gap).danish) over den lavest mulige omkostning.")
        }
        if grouping.interrupted {
            text =
                text
                + Bilingual(
                    " The search was cut short: this is the best so far.",
                    " Søgningen blev afbrudt: dette er det bedste indtil nu.")
        }
        return text
    }
}
