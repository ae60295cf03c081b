import GeoModel
import Graphs

/// Draws from the groupings within a tolerance of the best where there are too many to look at, each equally likely in the long run.
///
/// A step picks units near a random one, whatever the grouping is, takes out the clusters that lie among them, and puts in
/// their place one of all families of clusters that fit and keep the tolerance, each equally likely: Gibbs sampling in blocks.
/// Source: Jensen, Kjærulff and Kong, "Blocking Gibbs sampling in very large probabilistic expert systems", 1995.
struct ConfidenceChains {
    var search: FamilySearch
    let sets: CandidateSets
    let local: LocalUnits
    let least: Double
    /// The sets of the grouping that every chain starts from.
    let start: [Int]
    private var candidates: [Int] = []
    private var draws: [[[Int32]]] = []
    private let chainCount = 4

    init(search: FamilySearch, sets: CandidateSets, local: LocalUnits, least: Double, start: [Int]) {
        self.search = search
        self.sets = sets
        self.local = local
        self.least = least
        self.start = start
        candidates = search.candidates(atLeast: least)
    }

    mutating func run(_ options: ConfidenceOptions) {
        let each = max(50, options.draws / chainCount)
        for chain in 0..<chainCount {
            var random = SplitMix64(seed: options.work.seed, stream: 7_000 + chain)
            var chosen = start
            var kept: [[Int32]] = []
            let between = max(2, local.units.count / 8)
            let forgotten = 20 * between + 200
            for step in 0..<(forgotten + each * between) {
                if step & 7 == 0 && options.work.mustStop { break }
                chosen = self.step(chosen, &random)
                if step >= forgotten && (step - forgotten) % between == 0 { kept.append(labels(chosen)) }
            }
            if kept.isEmpty { kept.append(labels(chosen)) }
            draws.append(kept)
        }
    }

    /// Replaces the clusters among some units by a random family with as much or as little right to stand there.
    private mutating func step(_ chosen: [Int], _ random: inout SplitMix64) -> [Int] {
        let size = 8 + random.below(9)
        let block = units(near: random.below(local.units.count), size, &random)
        let bits = sets.bits
        var inside: [Int] = []
        var outside: [Int] = []
        var taken = UnitBits()
        for index in chosen {
            if bits[index].isSubset(of: block) {
                inside.append(index)
            } else {
                outside.append(index)
                taken = taken | bits[index]
            }
        }
        let rows = block.subtracting(taken)
        let elsewhere = outside.reduce(0) { $0 + sets.gains[$1] }
        let (low, high) = (search.problem.counts.lowerBound, search.problem.counts.upperBound)
        var met = 0
        var picked = inside
        var generator = random
        search.allow(steps: 200_000)
        search.visit(
            within: rows, among: candidates, atLeast: least - elsewhere,
            mustCover: search.problem.mustCover & rows, beside: outside
        ) { family, _, _ in
            let count = outside.count + family.count
            guard count >= low && count <= high else { return }
            met += 1
            if generator.below(met) == 0 { picked = family }
        }
        random = generator
        // A block with too many families is left as it is; whether that happens does not depend on what stands in it.
        return search.wasStopped ? chosen : outside + picked
    }

    /// A random connected block: units are taken in from the edge in random order.
    private func units(near first: Int, _ size: Int, _ random: inout SplitMix64) -> UnitBits {
        var block = UnitBits([first])
        var edge = local.adjacent[first].units
        while block.count < size && !edge.isEmpty {
            let next = edge.remove(at: random.below(edge.count))
            guard !block.contains(next) else { continue }
            block.insert(next)
            edge += local.adjacent[next].subtracting(block).units
        }
        return block
    }

    private func labels(_ chosen: [Int]) -> [Int32] {
        var labels = [Int32](repeating: -1, count: local.units.count)
        for (label, index) in chosen.enumerated() {
            for row in sets.bits[index].units { labels[row] = Int32(label) }
        }
        return labels
    }

    func tally(_ empty: ConfidenceTally) -> ConfidenceTally {
        var tally = empty
        for labels in draws.joined() { tally.add(labels) }
        return tally
    }

    /// The largest standard error of a share of neighbours, and how well the chains agree on it.
    func quality() -> (error: Double, scaleReduction: Double?, effectiveSize: Double?) {
        var worst = (error: 0.0, scale: 1.0, size: Double.infinity)
        for (row, others) in local.adjacent.enumerated() {
            for other in others.units where other > row {
                let series = draws.map { chain in
                    chain.map { $0[row] >= 0 && $0[row] == $0[other] ? 1.0 : 0.0 }
                }
                let quality = ChainQuality(series)
                worst.error = max(worst.error, quality.standardError)
                worst.scale = max(worst.scale, quality.scaleReduction)
                worst.size = min(worst.size, quality.effectiveSize)
            }
        }
        return (worst.error, worst.scale, worst.size.isFinite ? worst.size : Double(draws.joined().count))
    }
}
