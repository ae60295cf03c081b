import Graphs
import SetPacking

extension ExactGrouping {
    /// A stretch of the roots of one part: the sets whose first member is one of them.
    private struct Roots: Sendable {
        var part: Int
        var range: Range<Int>
    }

    /// The sets of a stretch and, where it is a whole part that is to be solved, what is known then.
    private struct Listed: Sendable {
        var pool: SetPool?
        var count: Int?
        var result: PartResult?
    }

    /// What is known of every part, several parts, and stretches of the large ones, at once.
    ///
    /// A part of which more sets would be kept or looked at than the guards allow has none.
    /// - Parameters:
    ///   - solves: whether every part is solved by itself.
    ///   - keepsSets: whether the sets are handed over; otherwise they are gone when their part is solved.
    func parts(
        _ parts: [[Int]], graph: UnitGraph, solves: Bool, keepsSets: Bool, isWorthwhile: ([Int]) -> Bool,
        progress: (@Sendable (Double) -> Void)? = nil
    ) async -> [(sets: PartSets, result: PartResult)] {
        // The largest first, so that no thread is left alone with it at the end.
        let order = parts.indices.filter { isWorthwhile(parts[$0]) }
            .sorted { (parts[$1].count, $0) < (parts[$0].count, $1) }
        let jobs = order.flatMap { part in
            let count = parts[part].count
            let step = count <= UnitBits.capacity ? count : 64
            return stride(from: 0, to: count, by: step).map { Roots(part: part, range: $0..<min(count, $0 + step)) }
        }
        var found = [[SetPool?]](repeating: [], count: parts.count)
        var places = [Int](repeating: 0, count: jobs.count)
        for (index, job) in jobs.enumerated() {
            places[index] = found[job.part].count
            found[job.part].append(nil)
        }
        var kept = [Int](repeating: 0, count: parts.count)
        var results = [PartResult?](repeating: nil, count: parts.count)
        await withTaskGroup(of: (Int, Listed).self) { group in
            var next = 0
            func addTask() {
                while next < jobs.count, kept[jobs[next].part] > mostSets(of: parts[jobs[next].part]) { next += 1 }
                guard next < jobs.count else { return }
                let index = next
                next += 1
                group.addTask {
                    let part = parts[jobs[index].part]
                    let pool = pool(jobs[index], of: part, graph)
                    var listed = Listed(pool: pool, count: pool?.count)
                    if solves, jobs[index].range.count == part.count {
                        listed.result = solve(PartSets(part: part, pool: pool))
                        if !keepsSets { listed.pool = nil }
                    }
                    return (index, listed)
                }
            }
            for _ in 0..<max(1, options.threads) { addTask() }
            var done = 0
            for await (index, listed) in group {
                let part = jobs[index].part
                found[part][places[index]] = listed.pool
                results[part] = listed.result
                kept[part] += listed.count ?? mostSets(of: parts[part]) + 1
                done += 1
                progress?(Double(done) / Double(jobs.count))
                addTask()
            }
        }
        return parts.indices.map { part in
            var sets = PartSets(part: parts[part], pool: nil)
            let pools = found[part].compactMap { $0 }
            if !pools.isEmpty, pools.count == found[part].count, kept[part] <= mostSets(of: parts[part]) {
                var whole = SetPool()
                for pool in pools { whole.append(pool) }
                sets.pool = whole
            }
            return (sets, results[part] ?? (solves ? solve(sets) : PartResult()))
        }
    }

    /// A part of several municipalities may have as many sets as they would have apart.
    private func mostSets(of part: [Int]) -> Int {
        part.count <= UnitBits.capacity ? options.maxSets : 4 * options.maxSets
    }

    private func pool(_ job: Roots, of part: [Int], _ graph: UnitGraph) -> SetPool? {
        var pool = SetPool()
        if part.count <= UnitBits.capacity {
            let sets = enumerate(part, graph)
            guard sets.isComplete else { return nil }
            for (bits, gain) in zip(sets.bits, sets.gains) { pool.append(bits.units.map { Int32($0) }, gain: gain) }
            return pool
        }
        var place: [Int: Int32] = [:]
        for (index, unit) in part.enumerated() { place[unit] = Int32(index) }
        for root in job.range {
            guard let around = surroundings(of: root, in: part, place, graph) else { return nil }
            let sets = enumerate(around, graph, roots: 1)
            guard sets.isComplete else { return nil }
            let places = around.map { place[$0] ?? 0 }
            for (bits, gain) in zip(sets.bits, sets.gains) { pool.append(bits.units.map { places[$0] }, gain: gain) }
            if pool.count > options.maxSets { return nil }
        }
        return pool
    }

    private func enumerate(_ part: [Int], _ graph: UnitGraph, roots: Int = .max) -> ConnectedSets {
        let limits = problem.limits
        let enumerator = SetEnumerator(
            problem, graph: graph, part: part, maxSets: options.maxSets, maxSteps: options.maxSteps,
            keepsLosses: limits.coverAll || limits.clusterCount.min != nil, mustStop: { options.mustStop })
        // What is hopeless is not begun.
        if roots == .max, enumerator.estimatedSteps() > 2 * Double(options.maxSteps) {
            return ConnectedSets(isComplete: false)
        }
        return enumerator.run(roots: roots)
    }

    /// A unit of a large part and those after it that it could share a cluster with; nil where they are too many.
    private func surroundings(
        of root: Int, in part: [Int], _ place: [Int: Int32], _ graph: UnitGraph
    ) -> [Int]? {
        let unit = part[root]
        let most = problem.limits.members.max ?? .max
        var found = [unit]
        var seen: Set<Int> = [unit]
        var edge = [unit]
        var steps = 1
        while !edge.isEmpty, steps < most {
            var next: [Int] = []
            for member in edge {
                for other in graph.neighbours(of: member) where (place[other] ?? -1) > Int32(root) {
                    guard seen.insert(other).inserted else { continue }
                    if let km = problem.limits.maxDiameterKm, !problem.distances.isWithin(km, unit, other) { continue }
                    next.append(other)
                }
            }
            found += next
            if found.count > UnitBits.capacity { return nil }
            edge = next
            steps += 1
        }
        return [unit] + found.dropFirst().sorted()
    }
}
