import Constraints
import GeoModel
import Graphs

/// Groups of a given number of units from random divisions of all candidates into districts of about that size.
///
/// The largest component of the candidates is divided by cuts of spanning trees, and the division is walked on by recombination;
/// from time to time the districts with exactly as many units as wanted are taken. Source: DeFord, Duchin and Solomon,
/// "Recombination: a family of Markov chains for redistricting", 2021, doi:10.1162/99608f92.eb30390f.
public struct TreeDistricts: Sendable {
    let graph: UnitGraph
    let populations: [Double]
    /// The largest component, ascending.
    let units: [Int]

    /// Districts of the largest component of `candidates`.
    public init(graph: UnitGraph, populations: [Double], candidates: [Int]) {
        precondition(populations.count == graph.unitCount, "one value a unit")
        var isCandidate = [Bool](repeating: false, count: graph.unitCount)
        for unit in candidates { isCandidate[unit] = true }
        let components = graph.components { isCandidate[$0] && isCandidate[$1] }.filter { isCandidate[$0[0]] }
        units = components.max { ($0.count, $1[0]) < ($1.count, $0[0]) } ?? []
        var pairs: [(Int, Int)] = []
        let isInside = Set(units)
        for unit in units {
            for other in graph.neighbours(of: unit) where unit < other && isInside.contains(other) {
                pairs.append((unit, other))
            }
        }
        self.graph = UnitGraph(unitCount: graph.unitCount, pairs: pairs)
        self.populations = populations
    }

    /// Up to `count` districts of exactly `size` units, each ascending, with inhabitants in the range.
    ///
    /// Those so far when `cancellation` ends the work. None when the candidates are fewer than one and a half times as many, or `steps` of recombination (by default 400 a group)
    /// do not give enough. O(units of two districts) a step.
    public func draw(
        _ count: Int, size: Int, population: LimitRange<Double> = .unlimited, steps: Int? = nil,
        cancellation: Cancellation = .never, using random: inout SplitMix64
    ) -> [[Int]] {
        let districts = size > 0 ? (units.count + size / 2) / size : 0
        guard districts > 1, count > 0 else { return [] }
        let least = max(1, size * 6 / 10)
        let most = (size * 14 + 9) / 10
        let members = LimitRange(min: least, max: most)
        let ones = [Double](repeating: 1, count: populations.count)
        var cuts = TreeCuts(
            graph: graph, sums: [.init(values: ones, range: LimitRange(Double(least)...Double(most)))])
        guard
            let start = cuts.divide(
                units, into: districts, effort: 200, using: &random, accepts: { _ in true },
                mustStop: { cancellation.mustStop })
        else { return [] }
        var chain = RecombinationChain(
            graph: graph, populations: populations, clusters: start, outside: [],
            rules: RecombinationRules(population: .unlimited, members: members), isReversible: false,
            seed: random.next())
        chain.cancellation = cancellation
        var found: [[Int]] = []
        for step in 0..<(steps ?? 400 * count + 20 * districts) {
            if cancellation.mustStop { break }
            chain.step()
            guard step >= 20 * districts, step % (2 * districts) == 0 else { continue }
            for part in chain.parts where part.count == size && found.count < count {
                let group = part.map(Int.init).sorted()
                if population.contains(group.reduce(0) { $0 + populations[$1] }) { found.append(group) }
            }
            if found.count >= count { break }
        }
        return found
    }
}
