import GeoModel
import Graphs
import GroupingMethods
import StudyAreas

extension StudyProblem {
    /// Small clusters within all limits, grown from many units, without a search; empty where growing finds none.
    func sampleClusters() -> [[Int]] {
        let count = grouping.unitCount
        let step = max(1, count / 400)
        let most = min(40, limits.members.maximum.map { Int($0) } ?? 40)
        let leastPeople = limits.population.minimum ?? 0
        var problem = grouping
        problem.distances = distances
        var found: [[Int]] = []
        for start in stride(from: 0, to: count, by: step) {
            var members = [start]
            var people = grouping.populations[start]
            while true {
                if problem.breaches(of: members).isEmpty { found.append(members.sorted()) }
                if members.count >= most || (people >= 4 * max(1000, leastPeople) && members.count >= 8) { break }
                let beside = Set(members.flatMap { grouping.graph.neighbours(of: $0) }).subtracting(members)
                    .filter { unit in
                        limits.sameMunicipality != true
                            || grouping.municipalities[unit] == grouping.municipalities[start]
                    }
                let next = beside.map { (km: distances.km(start, $0), unit: $0) }.min {
                    ($0.km, $0.unit) < ($1.km, $1.unit)
                }
                guard let next else { break }
                members.append(next.unit)
                people += grouping.populations[next.unit]
            }
        }
        return found
    }

    /// Why clusters within the limits are worth nothing: which band they fall outside, and what the best of them reaches.
    ///
    /// - Parameter proven: whether it is proven that none is worth more than leaving its units out.
    func worthless(_ clusters: [[Int]], proven: Bool) -> Diagnostic {
        struct Looked {
            var members: [Int]
            var people: Double
            var band: Double
            var score: Double
        }
        let settings = scorer.settings
        let looked = clusters.map { members in
            let sums = scorer.measures.sums(of: members)
            let people = members.reduce(0) { $0 + grouping.populations[$1] }
            return Looked(
                members: members, people: people,
                band: study.knowsPopulation ? settings.population.score(people) : 1, score: scorer.score(of: sums))
        }
        var notes: [String] = []
        func range(_ values: [Double], _ text: (Double) -> String) -> String {
            let (low, high) = (values.min() ?? 0, values.max() ?? 0)
            return low == high ? text(low) : "\(text(low)) to \(text(high))"
        }
        let basis = study.configuration.bands["population"] == nil && study.configuration.scale != .study
        let zero = settings.population.zero
        if study.knowsPopulation, looked.allSatisfy({ $0.band == 0 }) {
            notes.append(
                "they have \(range(looked.map(\.people), Wording.grouped)) inhabitants, outside the band of inhabitants"
                    + "\(basis ? ", calibrated on Danish villages" : ""): the score is 0 below \(Wording.grouped(zero.lowerBound)) and "
                    + "above \(Wording.grouped(zero.upperBound))")
        } else if study.knowsPopulation, looked.allSatisfy({ $0.band < 1 }) {
            notes.append(
                "they have \(range(looked.map(\.people), Wording.grouped)) inhabitants; the band of inhabitants gives them "
                    + "\(range(looked.map(\.band)) { Wording.number(($0 * 100).rounded() / 100) }) of 1")
        }
        func quality(_ one: Looked) -> Double { one.band * one.score }
        if let best = looked.max(by: { quality($0) < quality($1) }) {
            func two(_ value: Double) -> String { Wording.number((value * 100).rounded() / 100) }
            notes.append(
                "the best looked at, around \(study.units[best.members[0]].described), has the quality \(two(quality(best))): "
                    + "\(two(best.band)) by the band of inhabitants times \(two(best.score)) by its delimitation; a cluster is "
                    + "proposed above \(two(1 - settings.unassignedPrice)) (1 less `unassigned-price`)")
        }
        return Diagnostic(
            .noClusterWorthwhile, .warning,
            proven
                ? "clusters within the limits exist, but by the bands and the criterion every one is worse than leaving its units unassigned"
                : "clusters within the limits exist, but none was found that the bands and the criterion value more than leaving "
                    + "its units unassigned",
            notes: notes,
            hint: (study.configuration.scale == .study
                ? "" : "`--scale study` takes bands and limits from the study's own medians; ")
                + "[bands] and `unassigned-price` in the study file set them; `--cover all` shows the best grouping that leaves no unit out"
        )
    }
}
