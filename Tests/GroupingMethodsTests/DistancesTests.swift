import GeoModel
import Graphs
import Testing

@testable import GroupingMethods

/// However distances are kept, they say the same.
@Suite struct DistancesTests {
    @Test func rowsWithAFunctionBeyondThemSayWhatTheFunctionSays() {
        let reachKm = 3.0
        var random = SplitMix64(seed: 3)
        let places = (0..<60).map { _ in (10 * random.unitInterval(), 10 * random.unitInterval()) }
        let exact: @Sendable (Int, Int) -> Double = { first, second in
            let (dx, dy) = (places[first].0 - places[second].0, places[first].1 - places[second].1)
            return (dx * dx + dy * dy).squareRoot()
        }
        var pairs: [(Int, Int, Double)] = []
        for first in places.indices {
            for second in 0..<first where exact(first, second) <= reachKm {
                pairs.append((first, second, exact(first, second)))
            }
        }
        let distances = Distances(unitCount: places.count, pairsKm: pairs, reachKm: reachKm, beyond: exact)
        for limit in [1.0, reachKm, 5] {
            let table = DiameterTable(distances, unitCount: places.count, limitKm: limit)
            for first in places.indices {
                for second in places.indices {
                    #expect(distances.km(first, second) == exact(first, second))
                    #expect(distances.isWithin(limit, first, second) == (exact(first, second) <= limit))
                    #expect(table.isFar(first, second) == (exact(first, second) > limit))
                }
            }
        }
    }

    @Test func rowsHoldEveryPairHoweverOftenAndInWhateverOrderItIsListed() {
        var random = SplitMix64(seed: 11)
        let count = 300
        var nearest: [Int: Double] = [:]
        var pairs: [(Int, Int, Double)] = []
        for _ in 0..<6000 {
            // Many pairs of a few units, and units that have none.
            let (first, second) = (random.below(20), random.below(count - 5))
            let km = random.unitInterval()
            pairs.append(random.below(2) == 0 ? (first, second, km) : (second, first, km))
            let key = min(first, second) * count + max(first, second)
            nearest[key] = min(nearest[key] ?? .infinity, km)
        }
        let rows = DistanceRows(unitCount: count, pairsKm: pairs)
        for first in 0..<count {
            var listed: Set<Int> = []
            rows.forEach(of: first) { other, km in
                listed.insert(other)
                #expect(rows.km(first, other) == km)
            }
            for second in 0..<count where first != second {
                let km = nearest[min(first, second) * count + max(first, second)]
                #expect(rows.km(first, second) == km)
                #expect(listed.contains(second) == (km != nil))
            }
        }
    }

    @Test(
        "gap and diameter by a plane that is only nearly right are those of the exact distances",
        arguments: [0.0, 0.02, 0.3, 1])
    func estimatedExtent(margin: Double) {
        let count = 90
        var random = SplitMix64(seed: 5)
        // A lattice has many pairs that are nearly equally far, which a plane orders wrongly.
        let x = (0..<count).map { Double($0 % 10) * 2000 + 20 * random.unitInterval() }
        let y = (0..<count).map { Double($0 / 10) * 2000 + 20 * random.unitInterval() }
        let plane = Distances(planarX: x, planarY: y)
        let exact: @Sendable (Int, Int) -> Double = { first, second in
            var noise = SplitMix64(seed: 1, stream: min(first, second) * count + max(first, second))
            // The plane is within the share of the truth on either side; a way along roads (1) is longer, by any factor.
            let off = 2 * noise.unitInterval() - 1
            return plane.km(first, second) * (margin < 1 ? 1 / (1 + 0.99 * margin * off) : 1 + 3 * abs(off))
        }
        let estimated = Distances(planarX: x, planarY: y, margin: margin, exactKm: exact)
        let zeros = [ClusterSums.Columns](repeating: .zero, count: count)
        let measures = UnitMeasures(
            graph: UnitGraph(unitCount: count, pairs: []), units: zeros, borders: [], further: zeros)
        var (within, beyond) = (0, 0)
        for _ in 0..<400 {
            var members = Array(0..<count)
            let size = 1 + random.below(random.below(4) == 0 ? 45 : 10)
            for position in 0..<size { members.swapAt(position, position + random.below(count - position)) }
            members = Array(members.prefix(size))
            let truth = Distances(exact).extent(members)
            let brute = members.map { unit in members.map { unit == $0 ? 0 : exact(unit, $0) }.max() ?? 0 }.max() ?? 0
            #expect(truth.diameterKm == brute)
            #expect(estimated.extent(members) == truth)
            let limits = ClusterExtent(gapKm: 6 * random.unitInterval(), diameterKm: 24 * random.unitInterval())
            let found = estimated.extent(of: measures.sums(of: members), beyond: limits)
            if truth.gapKm <= limits.gapKm && truth.diameterKm <= limits.diameterKm {
                #expect(found == nil)
                within += 1
            } else {
                #expect(found == truth)
                beyond += 1
            }
        }
        #expect(within > 20 && beyond > 20)
    }
}
