import GeoModel
import GroupingMethods
import StudyAreas
import TestSupport
import Testing

@testable import Delimitation

@Suite("What the engine takes a shorter path to is what the definition says")
struct EngineShortcutTests {
    private func sample() throws -> Study {
        try StudyLoader.load(StudyFile.read(SharedData.packageRoot.appending(path: "SampleData").path))
    }

    /// A connected group of up to `size` units.
    private func group(_ study: Study, _ size: Int, _ random: inout SplitMix64) -> [Int] {
        var members = [random.below(study.units.count)]
        for _ in 1..<max(2, size) {
            let beside = members.flatMap { study.graph.neighbours(of: $0) }.filter { !members.contains($0) }
            guard !beside.isEmpty else { break }
            members.append(beside[random.below(beside.count)])
        }
        return members.sorted()
    }

    @Test("enclosed neighbours: metres of border added up by hand, in one municipality and over borders")
    func enclosure() throws {
        let study = try sample()
        let scorer = try CriterionScorer(study)
        let units = scorer.comparison
        var random = SplitMix64(seed: 21)
        var isPositive = 0
        for _ in 0..<600 {
            let members = group(study, 1 + random.below(12), &random)
            let homes = Set(members.map { units.home[$0] })
            var metres: [Int: Double] = [:]
            for home in homes.sorted() {
                for index in units.graph.row(of: home) where !homes.contains(units.graph.targets[index]) {
                    let other = units.graph.targets[index]
                    if units.municipalities[other] == units.municipalities[home] {
                        metres[other, default: 0] += units.borders[index]
                    }
                }
            }
            let excess = metres.sorted { $0.key < $1.key }.reduce(0) {
                $0 + max(0, $1.value / max(1, units.landBorders[$1.key]) - 0.3)
            }
            let (values, size) = scorer.shape.measure(scorer.measures.sums(of: members))
            #expect(abs(values[.enclosure] - excess / max(1, size).squareRoot()) < 1e-9)
            if excess > 0 { isPositive += 1 }
        }
        #expect(isPositive > 100)
    }

    @Test("no cluster costs less than its members do at least, and none that is hopeless is ever worth while")
    func bounds() throws {
        let study = try sample()
        let problem = try StudyProblem(study, limits: study.configuration.limits)
        let objective = problem.grouping.objective
        var random = SplitMix64(seed: 22)
        var hopeless = 0
        var positive = 0
        for _ in 0..<1500 {
            var members = group(study, 1 + random.below(25), &random)
            var (cost, state) = objective.evaluate(members, unitCount: study.units.count)
            let least = members.reduce(0) { $0 + objective.leastCost(of: $1) }
            #expect(cost >= least - 1e-6 * (1 + least))
            if least > 0 { positive += 1 }
            guard objective.isHopeless(state) else { continue }
            hopeless += 1
            for _ in 0..<4 {
                let price = members.reduce(0) { $0 + objective.unassignedCost(of: $1) }
                #expect(cost >= price)
                let beside = members.flatMap { study.graph.neighbours(of: $0) }.filter { !members.contains($0) }
                guard let next = beside.first else { break }
                members.append(next)
                (cost, state) = objective.evaluate(members, unitCount: study.units.count)
                #expect(objective.isHopeless(state))
            }
        }
        #expect(hopeless > 20)
        var dearer = objective
        dearer.prices[0] += 1e9
        let town = objective.evaluate(Array(study.units.indices), unitCount: study.units.count).state
        #expect(objective.isHopeless(town) && !dearer.isHopeless(town))
        _ = positive
    }

    @Test("how far members lie apart: the same as measuring every pair, however far the plane is off")
    func spans() {
        var random = SplitMix64(seed: 23)
        for round in 0..<300 {
            let count = 1 + random.below(round % 3 == 0 ? 40 : 9)
            let places = (0..<60).map { _ in
                // Few different places, so that distances tie.
                Coordinate(x: Double(random.below(12)), y: Double(random.below(12)))
            }
            let margin = [0.0, 0.02, 0.3][round % 3]
            let off = (0..<60).map { _ in 1 + margin * (2 * random.unitInterval() - 1) }
            func km(_ one: Int, _ other: Int) -> Double {
                one == other ? 0 : places[one].planarDistance(to: places[other]) * (off[one] + off[other]) / 2
            }
            let members = Set((0..<count).map { _ in random.below(60) }).sorted()
            var (diameter, farthest) = (0.0, [Int]())
            var (gap, lonely) = (0.0, [Int]())
            var hub: (unit: Int, radius: Double)?
            for (index, one) in members.enumerated() {
                for other in members[(index + 1)...] where km(one, other) > diameter {
                    (diameter, farthest) = (km(one, other), [one, other])
                }
                var nearest = (km: Double.infinity, unit: one)
                for other in members where other != one && km(one, other) < nearest.km {
                    nearest = (km(one, other), other)
                }
                if members.count > 1, nearest.km > gap { (gap, lonely) = (nearest.km, [one, nearest.unit]) }
                let radius = members.map { km(one, $0) }.max() ?? 0
                if radius < hub?.radius ?? .infinity { hub = (one, radius) }
            }
            // The plane is off by a share of the true distance: 1 / (1 - margin) and 1 / (1 + margin) of it hold it.
            let wide = margin == 0 ? 1e-9 : margin / (1 - margin) + 1e-9
            for place: ((Int) -> Coordinate)? in [nil, { places[$0] }] {
                let span = ClusterSpan(members, place: place, margin: min(0.9, wide), km: km)
                #expect(span.diameterKm == diameter && span.farthest == farthest, "round \(round)")
                #expect(span.gapKm == gap && span.lonely == lonely, "round \(round)")
                #expect(span.hub == hub?.unit && span.radiusKm == hub?.radius, "round \(round)")
            }
        }
    }
}
