import Constraints
import GroupingMethods
import StudyAreas
import TestSupport
import Testing

@testable import Delimitation

/// Border confidence on real municipalities against another way to count: a memory of the best that is left, and no prices.
@Suite("Border confidence on every municipality of up to 30 parishes")
struct RealBorderConfidenceTests {
    @Test(.enabled(if: SharedData.isPresent, "the shared data folder is not on this machine"))
    func agreesWithAnotherCount() throws {
        var configuration = StudyConfiguration()
        configuration.parishes = SharedData.path("dk/parishes.geojson")
        configuration.municipalities = SharedData.path("dk/municipalities.geojson")
        let study = try StudyLoader.load(configuration)
        // Narrow, so that plain counting has an end.
        configuration.limits.members = LimitBounds(minimum: 2, maximum: 5)
        configuration.limits.population = LimitBounds(minimum: 1500, maximum: 9000)
        configuration.limits.maxDiameterKm = 10
        configuration.limits.sameMunicipality = true
        let problem = try StudyProblem(study, limits: configuration.limits).grouping
        var options = ConfidenceOptions()
        options.tolerance = 0.02
        (options.maxGroupings, options.draws) = (200_000, 100)
        let found = try #require(problem.borderConfidence(options))
        var checked = 0
        for part in parts(of: problem) where part.count <= 30 && part.count > 3 {
            guard let count = PlainCount(problem, part, tolerance: options.tolerance) else { continue }
            checked += 1
            for pair in found.pairs where part.contains(pair.a) && part.contains(pair.b) {
                let together = count.together[[pair.a, pair.b]] ?? 0
                #expect(abs(pair.together - Double(together) / Double(count.groupings)) < 1e-9, "\(part[0]) \(pair)")
            }
            for unit in part {
                let out = Double(count.out[unit] ?? 0) / Double(count.groupings)
                #expect(abs(found.places[unit].unassigned - out) < 1e-9, "unit \(unit)")
            }
        }
        #expect(checked > 40, "only \(checked) parts were small enough to count")
    }

    /// Units that neighbours of one municipality join.
    private func parts(of problem: GroupingProblem<MeasuredObjective>) -> [[Int]] {
        problem.graph.components(keeping: problem.sharesMunicipality)
    }
}

/// All groupings of a part within a tolerance of its best, by the first unit that is not settled and the lowest cost of the rest.
private struct PlainCount {
    var groupings = 0
    var together: [[Int]: Int] = [:]
    var out: [Int: Int] = [:]
    private let part: [Int]
    private var sets: [[(bits: UInt32, cost: Double)]]
    private let prices: [Double]
    private var lowest: [UInt32: Double] = [:]

    init?(_ problem: GroupingProblem<MeasuredObjective>, _ part: [Int], tolerance: Double) {
        self.part = part
        prices = part.map { problem.objective.unassignedCost(of: $0) }
        sets = part.map { _ in [] }
        var all: Set<UInt32> = []
        // Connected sets by size, each grown from those one smaller.
        var level = Set(part.indices.map { UInt32(1) << UInt32($0) })
        for size in 1...(problem.limits.members.max ?? 5) {
            all.formUnion(level)
            guard all.count < 6000 else { return nil }
            if size == problem.limits.members.max { break }
            var next: Set<UInt32> = []
            for bits in level {
                for place in part.indices where bits >> UInt32(place) & 1 == 1 {
                    for other in problem.graph.neighbours(of: part[place]) {
                        guard let there = part.firstIndex(of: other), bits >> UInt32(there) & 1 == 0 else { continue }
                        next.insert(bits | 1 << UInt32(there))
                    }
                }
            }
            level = next
        }
        for bits in all.sorted() {
            let members = part.indices.filter { bits >> UInt32($0) & 1 == 1 }.map { part[$0] }
            guard problem.breaches(of: members).isEmpty else { continue }
            sets[bits.trailingZeroBitCount].append(
                (bits, problem.objective.evaluate(members, unitCount: problem.unitCount).cost))
        }
        let full = part.count == 32 ? UInt32.max : (1 << UInt32(part.count)) - 1
        guard let best = best(of: full) else { return nil }
        let most = best * (1 + tolerance) + 1e-9 * (1 + best)
        var chosen: [UInt32] = []
        guard walk(full, 0, most, &chosen) else { return nil }
    }

    /// The lowest cost of the units in `open`; nil when too many states were met.
    private mutating func best(of open: UInt32) -> Double? {
        if open == 0 { return 0 }
        if let known = lowest[open] { return known }
        guard lowest.count < 300_000 else { return nil }
        let first = open.trailingZeroBitCount
        guard let rest = best(of: open & ~(1 << UInt32(first))) else { return nil }
        var least = prices[first] + rest
        for set in sets[first] where set.bits & open == set.bits {
            guard let rest = best(of: open & ~set.bits) else { return nil }
            least = min(least, set.cost + rest)
        }
        lowest[open] = least
        return least
    }

    private mutating func walk(_ open: UInt32, _ cost: Double, _ most: Double, _ chosen: inout [UInt32]) -> Bool {
        guard let rest = best(of: open) else { return false }
        if cost + rest > most { return true }
        guard open != 0 else {
            groupings += 1
            guard groupings < 200_000 else { return false }
            let covered = chosen.reduce(0, |)
            for (place, unit) in part.enumerated() where covered >> UInt32(place) & 1 == 0 {
                out[unit, default: 0] += 1
            }
            for bits in chosen {
                let members = part.indices.filter { bits >> UInt32($0) & 1 == 1 }.map { part[$0] }
                for (index, one) in members.enumerated() {
                    for other in members[(index + 1)...] { together[[one, other], default: 0] += 1 }
                }
            }
            return true
        }
        let first = open.trailingZeroBitCount
        guard walk(open & ~(1 << UInt32(first)), cost + prices[first], most, &chosen) else { return false }
        for set in sets[first] where set.bits & open == set.bits {
            chosen.append(set.bits)
            defer { chosen.removeLast() }
            guard walk(open & ~set.bits, cost + set.cost, most, &chosen) else { return false }
        }
        return true
    }
}
