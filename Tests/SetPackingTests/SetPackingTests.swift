import GeoModel
import LinearPrograms
import SetPacking
import Testing

@Suite("Choosing disjoint sets")
struct SetPackingTests {
    @Test("the best family, or that there is none, equals trying every family", arguments: 0..<6)
    func equalsBruteForce(block: Int) {
        for seed in (block * 250)..<(block * 250 + 250) {
            let problem = RandomPacking.problem(seed)
            let expected = RandomPacking.bruteForce(problem)
            let answer = problem.solve(maxNodes: 100_000) { false }
            #expect(answer.proven, "seed \(seed)")
            #expect((answer.chosen == nil) == (expected == nil), "seed \(seed)")
            guard let expected, let chosen = answer.chosen else { continue }
            #expect(abs(answer.gain - expected) < 1e-6, "seed \(seed): \(answer.gain) is not \(expected)")
            #expect(RandomPacking.isAllowed(chosen, problem), "seed \(seed)")
            #expect(abs(chosen.reduce(0) { $0 + problem.pool.gains[$1] } - answer.gain) < 1e-9, "seed \(seed)")
        }
    }

    @Test("however early the work ends, no family gains more than the bound", arguments: [0, 1, 2, 3, 7])
    func boundsHold(nodes: Int) {
        for seed in 0..<400 {
            let problem = RandomPacking.problem(seed)
            guard let expected = RandomPacking.bruteForce(problem) else { continue }
            let answer = problem.solve(maxNodes: nodes) { false }
            #expect(answer.bound >= expected - 1e-6, "seed \(seed), \(nodes) nodes")
            #expect(answer.gain <= expected + 1e-6, "seed \(seed), \(nodes) nodes")
            #expect(answer.gain <= answer.bound + 1e-6, "seed \(seed), \(nodes) nodes")
            if answer.proven { #expect(abs(answer.gain - expected) < 1e-6, "seed \(seed), \(nodes) nodes") }
        }
    }

    @Test("the work ends when it is asked to, with a bound that holds")
    func stops() {
        for seed in 0..<200 {
            let problem = RandomPacking.problem(seed)
            guard let expected = RandomPacking.bruteForce(problem) else { continue }
            for allowed in 0..<6 {
                var asked = 0
                let answer = problem.solve(maxNodes: 1000) {
                    asked += 1
                    return asked > allowed
                }
                #expect(answer.bound >= expected - 1e-6, "seed \(seed), asked \(allowed) times")
            }
        }
    }

    @Test("a pool keeps its sets in order when some are dropped")
    func poolKeeps() {
        var pool = SetPool()
        for length in 1...9 { pool.append((0..<Int32(length)).map { $0 + 10 }, gain: Double(length)) }
        pool.keep { $0 % 2 == 0 }
        #expect(pool.gains == [1, 3, 5, 7, 9])
        #expect((0..<pool.count).map { pool.members(of: $0).count } == [1, 3, 5, 7, 9])
        #expect((0..<pool.count).allSatisfy { pool.members(of: $0).first == 10 })
    }
}

/// Small random problems: packing and partitioning, with and without limits on the number of sets.
enum RandomPacking {
    static func problem(_ seed: Int) -> SetPackingProblem {
        var random = SplitMix64(seed: UInt64(seed))
        let unitCount = 3 + random.below(7)
        var pool = SetPool()
        var seen: Set<[Int32]> = []
        for _ in 0..<(4 + random.below(28)) {
            let members = (0..<Int32(unitCount)).filter { _ in random.below(3) == 0 }
            guard !members.isEmpty, seen.insert(members).inserted else { continue }
            // Few different gains make ties and degenerate vertices.
            pool.append(members, gain: Double(random.below(seed % 2 == 0 ? 6 : 1000)) - (seed % 3 == 0 ? 2 : 0))
        }
        let least = random.below(3)
        var problem = SetPackingProblem(
            pool: pool, unitCount: unitCount, coverAll: seed % 5 == 0,
            setCounts: seed % 4 == 0 ? least...(least + random.below(3)) : nil)
        if seed % 7 == 0 { problem.mustCover = (0..<unitCount).map { _ in random.below(3) == 0 } }
        if seed % 3 == 1 {
            // Sets that use up and sets that give back; what may be used up can be below 0.
            problem.budget = SetPackingProblem.Budget(
                weights: (0..<pool.count).map { _ in Double(random.below(9) - 2) }, most: Double(random.below(12) - 3))
        }
        return problem
    }

    static func isAllowed(_ chosen: [Int], _ problem: SetPackingProblem) -> Bool {
        let members = chosen.flatMap { problem.pool.members(of: $0) }
        if Set(members).count != members.count { return false }
        if problem.mustCover.indices.contains(where: { problem.mustCover[$0] && !members.contains(Int32($0)) }) {
            return false
        }
        if let budget = problem.budget, chosen.reduce(0, { $0 + budget.weights[$1] }) > budget.most { return false }
        return problem.setCounts?.contains(chosen.count) ?? true
    }

    static func bruteForce(_ problem: SetPackingProblem) -> Double? {
        var best: Double?
        func go(_ index: Int, _ chosen: [Int], _ used: Set<Int32>, _ gain: Double) {
            if index == problem.pool.count {
                if isAllowed(chosen, problem) { best = max(best ?? -.infinity, gain) }
                return
            }
            go(index + 1, chosen, used, gain)
            let members = problem.pool.members(of: index)
            if used.isDisjoint(with: members) {
                go(index + 1, chosen + [index], used.union(members), gain + problem.pool.gains[index])
            }
        }
        go(0, [], [], 0)
        return best
    }
}
