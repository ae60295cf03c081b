import Graphs
import SetPacking

/// The choice of new clusters in one part of a problem, where each may go on from an old cluster that none other goes on from.
///
/// Rows of the packing are the free units, the old clusters and the fixed ones: a new cluster that goes on from an old one takes
/// its row, so that it is its only heir. A fixed cluster is chosen in any case; it too may be the heir of an old one.
struct ChangePart {
    private let local: LocalUnits
    private let sets: CandidateSets
    /// Each set once for every old cluster it could go on from, and once as a new one; then the same of the fixed clusters.
    private let pool: SetPool
    /// Which of `sets` an entry of the pool is, -1 for a fixed cluster.
    private let set: [Int]
    /// What an entry moves less than having all its units move would.
    private let savings: [Double]
    /// What moves when nothing stays.
    private let allMoving: Double
    private let mustCover: [Bool]
    private let setCounts: ClosedRange<Int>?

    /// Nil when there are too many units or sets.
    /// - Parameter units: the units of the part, those in fixed clusters and outside by choice included.
    init?(
        _ problem: GroupingProblem<MeasuredObjective>, graph: UnitGraph, units: [Int], standing: StandingGrouping,
        measure: ChangeMeasure, options: GroupingOptions
    ) {
        let isFree = problem.freeUnits()
        let free = units.filter { isFree[$0] }
        guard free.count <= UnitBits.capacity else { return nil }
        let local = LocalUnits(problem, graph: graph, units: free)
        let sets = CandidateEnumerator(
            problem, local, maxSets: 400_000, maxSteps: options.maxSteps, mustStop: { options.mustStop }
        ).run()
        guard sets.isComplete else { return nil }
        let here = Set(units)
        let fixed = problem.limits.fixed.filter { $0.first.map(here.contains) ?? false }
        var rows: [Int: Int32] = [:]
        for label in Set(units.map { standing.labels[$0] }).filter({ $0 >= 0 }).sorted() {
            rows[label] = Int32(free.count + rows.count)
        }
        let firstFixed = free.count + rows.count
        var heirs = Heirs(standing: standing, measure: measure, rows: rows)
        for index in sets.bits.indices {
            let numbers = sets.bits[index].units
            heirs.append(
                index, numbers.map { Int32($0) }, gain: sets.gains[index], units: numbers.map { local.units[$0] })
        }
        for (position, cluster) in fixed.enumerated() {
            heirs.append(-1, [Int32(firstFixed + position)], gain: 0, units: cluster)
        }
        self.local = local
        self.sets = sets
        (pool, set, savings) = (heirs.pool, heirs.set, heirs.savings)
        // A unit outside by choice stays only where it was in no cluster; what new clusters take in is in their savings.
        allMoving =
            units.reduce(0) { $0 + (standing.labels[$1] >= 0 ? standing.weight($1, measure) : 0) }
            + fixed.joined().reduce(0) { $0 + (standing.labels[$1] < 0 ? standing.weight($1, measure) : 0) }
        mustCover =
            free.map { _ in problem.limits.coverAll } + rows.map { _ in false } + fixed.map { _ in true }
        let counts = problem.freeCounts
        // More clusters than units there cannot be.
        setCounts =
            counts == 0...Int.max
            ? nil
            : (counts.lowerBound + fixed.count)...(max(counts.lowerBound, min(counts.upperBound, units.count))
                + fixed.count)
    }

    /// Sets with their heirs.
    private struct Heirs {
        let standing: StandingGrouping
        let measure: ChangeMeasure
        let rows: [Int: Int32]
        var pool = SetPool()
        var set: [Int] = []
        var savings: [Double] = []

        mutating func append(_ index: Int, _ members: [Int32], gain: Double, units: [Int]) {
            // Who was in no cluster moves by joining one; fixed clusters are joined in any case.
            let joining =
                index < 0
                ? 0
                : units.reduce(0) {
                    $0 + (standing.labels[$1] < 0 ? standing.weight($1, measure) : 0)
                }
            var stay: [Int: Double] = [:]
            for unit in units where standing.labels[unit] >= 0 {
                stay[standing.labels[unit], default: 0] += standing.weight(unit, measure)
            }
            for (label, kept) in stay.sorted(by: { $0.key < $1.key }) {
                guard let row = rows[label] else { continue }
                pool.append(members + [row], gain: gain)
                set.append(index)
                savings.append(kept - joining)
            }
            pool.append(members, gain: gain)
            set.append(index)
            savings.append(-joining)
        }
    }

    /// What was chosen.
    struct Choice {
        var clusters: [[Int]]
        /// What they gain over leaving everything out, without the price of change.
        var gain: Double
        /// What they move.
        var moved: Double
        var isProven: Bool
    }

    /// How choosing ends.
    enum Result {
        case choice(Choice)
        /// Proven that nothing keeps the limits.
        case impossible
        /// Nothing was found before the steps or the time ran out.
        case unknown
    }

    /// The choice that is worth most when `price` is paid for what moves and a unit of gain is worth `worth`, of those that move
    /// at most `most`.
    func best(price: Double, worth: Double = 1, atMost most: Double = .infinity, options: GroupingOptions) -> Result {
        var packing = SetPackingProblem(
            pool: pool.gaining(pool.gains.indices.map { worth * pool.gains[$0] + price * savings[$0] }),
            unitCount: mustCover.count, setCounts: setCounts)
        packing.mustCover = mustCover
        if most < .infinity {
            packing.budget = SetPackingProblem.Budget(weights: savings.map { -$0 }, most: most - allMoving)
        }
        let answer = packing.solve(maxNodes: max(1, options.maxProofSteps / 1000)) { options.mustStop }
        guard let chosen = answer.chosen else { return answer.proven ? .impossible : .unknown }
        return .choice(
            Choice(
                clusters: chosen.compactMap { set[$0] < 0 ? nil : sets.members(set[$0]) },
                gain: chosen.reduce(0) { $0 + pool.gains[$1] },
                moved: allMoving - chosen.reduce(0) { $0 + savings[$1] }, isProven: answer.proven))
    }
}

extension GroupingProblem {
    /// How many clusters there may be beside the fixed ones.
    var freeCounts: ClosedRange<Int> {
        let least = max(0, (limits.clusterCount.min ?? 0) - limits.fixed.count)
        let most = limits.clusterCount.max.map { max(0, $0 - limits.fixed.count) } ?? Int.max
        return least...max(least, most)
    }

    /// Whether what is given contradicts itself: fixed clusters that break a limit, or more clusters at the least than at the most.
    var isContradictory: Bool {
        limits.clusterCount.isUpsideDown
            || !limits.fixedMayBreakLimits && limits.fixed.contains { !breaches(of: $0).isEmpty }
            || limits.clusterCount.max.map { limits.fixed.count > $0 } ?? false
            || limits.fixed.reduce(0) { $0 + $1.count } > Set(limits.fixed.joined()).count
    }
}
