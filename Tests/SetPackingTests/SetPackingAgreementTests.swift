import Foundation
import GeoModel
import SetPacking
import TestSupport
import Testing

@Suite("Choosing disjoint sets agrees with HiGHS")
struct SetPackingAgreementTests {
    @Test("the optimum of 2,000 random problems, or that there is none")
    func optima() throws {
        let file = SharedData.packageRoot.appending(path: "Tests/Fixtures/set-packing-agrees-with-highs/expected.json")
        let expected = try JSONDecoder().decode([Double?].self, from: Data(contentsOf: file))
        #expect(expected.count == 2000)
        for (seed, optimum) in expected.enumerated() {
            let problem = Self.problem(seed)
            let answer = problem.solve(maxNodes: 20_000) { false }
            #expect(answer.proven, "seed \(seed)")
            #expect((answer.chosen == nil) == (optimum == nil), "seed \(seed)")
            guard let optimum, answer.chosen != nil else { continue }
            #expect(abs(answer.gain - optimum) < 1e-6, "seed \(seed): \(answer.gain), HiGHS \(optimum)")
        }
    }

    /// The problem of a seed, as `make_expected.py` makes it.
    private static func problem(_ seed: Int) -> SetPackingProblem {
        var random = SplitMix64(seed: UInt64(seed))
        let count = 9 + 3 * random.below(6)
        var pool = SetPool()
        for _ in 0..<(20 + random.below(120)) {
            var members = [random.below(count)]
            for _ in 0..<random.below(6) {
                let near = members[random.below(members.count)] + [-3, -1, 1, 3][random.below(4)]
                if near >= 0, near < count, !members.contains(near) { members.append(near) }
            }
            let gain = random.below(7) * members.count + random.below(3) - (seed % 3 == 0 ? 4 : 0)
            pool.append(members.map(Int32.init), gain: Double(gain))
        }
        if seed % 5 == 0 {
            for unit in 0..<count { pool.append([Int32(unit)], gain: -Double(random.below(9))) }
        }
        var counts: ClosedRange<Int>?
        if seed % 4 == 0 {
            let least = random.below(count / 2)
            counts = least...(least + random.below(3))
        }
        return SetPackingProblem(pool: pool, unitCount: count, coverAll: seed % 5 == 0, setCounts: counts)
    }
}
