import Delimitation
import GroupingMethods
import MapOutput
import StudyAreas

/// The decision in a few sentences, for the report's head and the terminal: how many clusters, with how many of the people;
/// who is outside and why; what "best" means.
public enum GroupingHeadline {
    /// `7 clusters hold 94 % of the 51,609 inhabitants, 4,739 to 11,474 each`, without a full stop.
    public static func text(_ facts: GroupingFacts, _ problem: StudyProblem) -> Bilingual {
        let clusters = facts.clusters
        guard let fewest = clusters.map(\.population).min(), let most = clusters.map(\.population).max() else {
            return Bilingual("No clusters: every unit is unassigned", "Ingen klynger: ingen enhed er tildelt")
        }
        let count = Bilingual.count(clusters.count, Bilingual("cluster", "klynge"), Bilingual("clusters", "klynger"))
        guard problem.study.knowsPopulation, fewest.isFinite else {
            return count + Bilingual(", inhabitants not known", ", indbyggertal ukendt") + connection(clusters)
        }
        let total = problem.study.units.reduce(0) { $0 + ($1.population ?? 0) }
        let inside = Set(clusters.flatMap(\.members)).sorted().reduce(0) {
            $0 + (problem.study.units[$1].population ?? 0)
        }
        let share: Bilingual =
            facts.unassigned.isEmpty
            ? Bilingual(" all ", " alle ") + .whole(total)
            : " " + .percent(total > 0 ? inside / total : 0) + Bilingual(" of the ", " af de ") + .whole(total)
        let each: Bilingual =
            clusters.count == 1
            ? ""
            : fewest.rounded() == most.rounded()
                ? ", " + .whole(most) + Bilingual(" each", " i hver")
                : ", " + .whole(fewest) + Bilingual(" to ", " til ") + .whole(most) + Bilingual(" each", " i hver")
        return count
            + (clusters.count == 1 ? Bilingual(" holds", " rummer") : Bilingual(" hold", " rummer")) + share
            + Bilingual(" inhabitants", " indbyggere") + each + connection(clusters)
    }

    private static func connection(_ clusters: [ClusterFacts]) -> Bilingual {
        let scattered = clusters.count { !$0.isContiguous }
        guard scattered > 0 else { return "" }
        return ", \(scattered) \(Bilingual("not connected", "ikke sammenhængende"))"
    }

    /// Who is outside and why, a sentence each; none where everyone is in a cluster.
    ///
    /// - Parameters:
    ///   - most: how many names a sentence has.
    ///   - sayingIsolated: whether units without a neighbour are named.
    public static func outside(
        _ facts: GroupingFacts, _ problem: StudyProblem, most: Int = 8, sayingIsolated: Bool = true
    ) -> [Bilingual] {
        OutsideWords(facts, problem).sentences(most: most, sayingIsolated: sayingIsolated)
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

    /// What "best" means, a sentence with its full stop.
    public static let meaningOfBest = Bilingual(
        "Best means: as many people as possible in clusters that are clearly delimited and near known ones in size.",
        "Bedst betyder: flest muligt i klynger, der er tydeligt afgrænset og ligner kendte klynger i størrelse.")

    /// The one thing to keep in mind, a sentence with its full stop.
    public static let caveat = Bilingual(
        "Whether people want to work together is on no map.",
        "Om folk vil arbejde sammen, står ikke på noget kort.")
}
