import Delimitation
import StudyAreas

/// What a grouping breaks beyond its single clusters, for the report and the terminal.
public enum GroupingBreaches {
    /// A phrase for each limit that is broken, without a full stop.
    public static func texts(_ facts: GroupingFacts, _ problem: StudyProblem) -> [Bilingual] {
        texts(clusters: facts.clusters.count, leftOver: facts.leftOver.count, problem)
    }

    /// The same for a grouping of which only is known how many clusters it has, and how many units nobody chose to leave out.
    public static func texts(clusters count: Int, leftOver left: Int, _ problem: StudyProblem) -> [Bilingual] {
        var found: [Bilingual] = []
        let word = problem.study.unitWord
        if problem.limits.cover == .all && left > 0 {
            found.append(
                .count(left, ReportWords.one(word), ReportWords.many(word))
                    + Bilingual(
                        " in no cluster, and every one must be in a cluster",
                        " uden for klyngerne, men alle skal være i en klynge"))
        }
        let wanted = problem.limits.clusters
        if !wanted.contains(Double(count)), let range = ReportWords.range(wanted.minimum, wanted.maximum) {
            found.append(
                .count(count, Bilingual("cluster", "klynge"), Bilingual("clusters", "klynger"))
                    + Bilingual("; the limit is ", "; grænsen er ") + range)
        }
        return found
    }
}
