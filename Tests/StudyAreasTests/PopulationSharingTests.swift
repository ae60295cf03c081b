import GeoModel
import Testing

@testable import StudyAreas

@Suite("Inhabitants are shared out to settlements without losing one")
struct PopulationSharingTests {
    private typealias Settlement = PopulationSharing.Settlement
    private typealias Parish = PopulationSharing.Parish

    /// A made-up map: how far each settlement's point is from each parish, and who holds how much land.
    private struct Map {
        var settlements: [Settlement]
        var parishes: [Parish]
        /// Metres by settlement and parish.
        var metres: [[Double]]
        var holdings: [[PopulationSharing.Holding]]

        func shared() -> PopulationSharing.Result {
            var sharing = PopulationSharing(settlements, parishes) { settlement, reach, isWanted in
                parishes.indices.filter { isWanted($0) && metres[settlement][$0] <= reach }
                    .map { ($0, metres[settlement][$0]) }
            }
            sharing.shareRest(holdings)
            return sharing.result()
        }
    }

    @Test("the case of Docs/inhabitants.md")
    func byHand() {
        let radius = PopulationSharing.radius(of: 2500)
        #expect(abs(radius - 728.4) < 0.1)
        let map = Map(
            settlements: [
                Settlement(id: "T", figure: 2500, home: 0), Settlement(id: "H", figure: 100, home: 1),
                Settlement(id: "V", figure: nil, home: 2),
            ],
            parishes: [
                Parish(code: "A", total: 1000), Parish(code: "B", total: 2000), Parish(code: "C", total: 500),
            ],
            metres: [[0, 0, radius], [9e9, 0, 9e9], [9e9, 9e9, 0]], holdings: [[(0, 5)], [(1, 9)], [(2, 3)]])
        let result = map.shared()
        #expect(result.population == [2520, 580, 400])
        #expect(result.shares[1] == [.init(settlement: 1, people: 580), .init(settlement: 0, people: 1420)])
    }

    @Test("a village without a figure gets what is left; where all have one the rest goes by area")
    func rest() {
        func shared(_ figures: [Double?], total: Double) -> [Double?] {
            Map(
                settlements: figures.enumerated().map { Settlement(id: "v\($0)", figure: $1, home: 0) },
                parishes: [Parish(code: "A", total: total)], metres: figures.map { _ in [0] },
                holdings: [[(0, 1), (1, 3)]]
            ).shared().population
        }
        #expect(shared([40, nil], total: 100) == [40, 60])
        #expect(shared([40, 20], total: 100) == [50, 50])
        #expect(shared([40, 20], total: 30) == [20, 10], "too few for both: in proportion")
        #expect(shared([nil, nil], total: 100) == [25, 75])
        #expect(shared([0, 0], total: 0.5) == [0.125, 0.375], "a total that is not whole stays exact")
    }

    @Test("a settlement whose parish has no figure keeps its own")
    func noTotal() {
        let map = Map(
            settlements: [Settlement(id: "a", figure: 12, home: 0), Settlement(id: "b", figure: nil, home: 0)],
            parishes: [Parish(code: "A", total: nil)], metres: [[0], [0]], holdings: [[(0, 1), (1, 1)]])
        #expect(map.shared().population == [12, nil])
    }

    @Test("a town takes nothing across a municipal border")
    func municipalities() {
        let map = Map(
            settlements: [Settlement(id: "T", figure: 3000, home: 0), Settlement(id: "h", figure: 10, home: 1)],
            parishes: [Parish(code: "A", total: 1000, group: "1"), Parish(code: "B", total: 5000, group: "2")],
            metres: [[0, 0], [9e9, 0]], holdings: [[(0, 1)], [(1, 1)]])
        #expect(map.shared().population == [1000, 5000])
    }

    private func randomMap(_ generator: inout SplitMix64) -> Map {
        let (parishCount, count) = (1 + generator.below(6), 1 + generator.below(12))
        let parishes = (0..<parishCount).map { index in
            Parish(
                code: "\(index * 7 % 11)", total: generator.below(9) == 0 ? nil : Double(generator.below(9000)),
                group: "\(generator.below(2))")
        }
        let settlements = (0..<count).map { index in
            Settlement(
                id: "s\(index)",
                figure: generator.below(4) == 0 ? nil : Double(generator.below(60) * generator.below(200)),
                home: generator.below(parishCount))
        }
        let metres = (0..<count).map { _ in (0..<parishCount).map { _ in Double(generator.below(5000)) } }
        var holdings = [[PopulationSharing.Holding]](repeating: [], count: parishCount)
        for (index, settlement) in settlements.enumerated() {
            holdings[settlement.home ?? 0].append((index, Double(generator.below(5)) * 1e5))
        }
        for parish in parishes.indices where holdings[parish].isEmpty {
            holdings[parish] = [(generator.below(count), 1e6)]
        }
        return Map(settlements: settlements, parishes: parishes, metres: metres, holdings: holdings)
    }

    @Test("random maps: every parish's total is exact, shares are whole, nobody is below 0 or negative")
    func totals() {
        var generator = SplitMix64(seed: 3)
        for _ in 0..<400 {
            let map = randomMap(&generator)
            let result = map.shared()
            for (parish, shares) in zip(map.parishes, result.shares) {
                guard let total = parish.total else {
                    #expect(shares.isEmpty)
                    continue
                }
                #expect(shares.reduce(0) { $0 + $1.people } == total)
                #expect(shares.allSatisfy { $0.people >= 0 && $0.people == $0.people.rounded() })
            }
            // What settlements have is what the parishes gave, beside figures of parishes without a total.
            for index in map.settlements.indices {
                let given = result.shares.joined().filter { $0.settlement == index }.reduce(0) { $0 + $1.people }
                let home = map.settlements[index].home ?? 0
                let own = map.parishes[home].total == nil ? map.settlements[index].figure ?? 0 : 0
                #expect((result.population[index] ?? 0) == given + own)
            }
        }
    }

    @Test(
        "random maps: own figures are kept where the parish has people enough, and beyond the bound only where nothing else is left"
    )
    func figures() {
        var generator = SplitMix64(seed: 5)
        var kept = 0
        for _ in 0..<400 {
            let map = randomMap(&generator)
            let result = map.shared()
            for (index, settlement) in map.settlements.enumerated() {
                guard let figure = settlement.figure, let home = settlement.home, let total = map.parishes[home].total
                else { continue }
                let known = map.settlements.filter { $0.home == home }.reduce(0) { $0 + ($1.figure ?? 0) }
                let people = result.population[index] ?? -1
                if known <= total {
                    kept += 1
                    #expect(people >= figure, "the parish has enough for all its settlements")
                }
                let own = map.holdings.indices.filter { map.holdings[$0].contains { $0.settlement == index } }
                if people > 3 * figure + 300 {
                    // Then all who hold land in one of its parishes are filled, and none of them is without a figure.
                    let isForced = own.contains { parish in
                        map.holdings[parish].allSatisfy { holding in
                            guard let other = map.settlements[holding.settlement].figure else { return false }
                            return (result.population[holding.settlement] ?? 0) >= 2.9 * other + 285
                        }
                    }
                    #expect(isForced)
                }
            }
        }
        #expect(kept > 300)
    }

    @Test("the order of settlements and parishes plays no part")
    func orders() {
        var generator = SplitMix64(seed: 8)
        for _ in 0..<120 {
            let map = randomMap(&generator)
            let result = map.shared()
            var (s, p) = (Array(map.settlements.indices), Array(map.parishes.indices))
            s.shuffle(using: &generator)
            p.shuffle(using: &generator)
            var place = [Int](repeating: 0, count: s.count)
            for (new, old) in s.enumerated() { place[old] = new }
            let moved = Map(
                settlements: s.map { old in
                    var settlement = map.settlements[old]
                    settlement.home = settlement.home.flatMap(p.firstIndex)
                    return settlement
                },
                parishes: p.map { map.parishes[$0] }, metres: s.map { old in p.map { map.metres[old][$0] } },
                holdings: p.map { old in map.holdings[old].reversed().map { (place[$0.settlement], $0.area) } })
            let again = moved.shared()
            for (new, old) in s.enumerated() { #expect(again.population[new] == result.population[old]) }
        }
    }

    @Test("proportional fitting keeps to targets and supplies, and uses what can be used")
    func fit() {
        typealias Cell = ProportionalFit.Cell
        let cells = [
            Cell(row: 0, column: 0, seed: 1), Cell(row: 1, column: 0, seed: 1), Cell(row: 1, column: 1, seed: 1),
        ]
        // Row 0 has only the first column: row 1 must give way.
        let amounts = ProportionalFit.amounts(of: cells, targets: [10, 10], supplies: [12, 20])
        #expect(abs(amounts[0] - 10) < 0.01)
        #expect(abs(amounts[1] + amounts[2] - 10) < 0.01)
        #expect(amounts[0] + amounts[1] <= 12.0001)
        #expect(ProportionalFit.amounts(of: [], targets: [], supplies: []).isEmpty)
        let short = ProportionalFit.amounts(of: [Cell(row: 0, column: 0, seed: 5)], targets: [10], supplies: [4])
        #expect(short == [4])
    }
}
