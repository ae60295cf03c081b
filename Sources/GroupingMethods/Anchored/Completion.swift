import Graphs

extension GroupingProblem where Objective == MeasuredObjective {
    /// Grows clusters that are given in part: each stays whole, none is joined with another, no further cluster is made.
    ///
    /// The sum over the clusters and the units left out is the lowest, with proof where all clusters that hold the given
    /// parts can be enumerated. O(sets that hold a part), then branch and bound over disjoint choices.
    public func completions(of parts: [[Int]], options: AnchoredOptions = AnchoredOptions()) -> AnchoredOutcome {
        let parts = isContradictory ? [] : parts.filter { !$0.isEmpty }
        guard parts.count > 1 || options.count > 1 else {
            return parts.isEmpty ? nothing : best(of: parts, avoiding: [], options)
        }
        var found: [Grouping] = []
        var impossible: [Int] = []
        var count: Int?
        // Each further one avoids what the ones before have in common with it too much.
        for _ in 0..<max(1, options.count) where !options.work.mustStop {
            let next = best(of: parts, avoiding: found, options)
            if found.isEmpty {
                impossible = next.impossible
                count = next.candidates
            }
            guard let grouping = next.groupings.first, !found.contains(where: { $0.clusters == grouping.clusters })
            else {
                break
            }
            found.append(grouping)
        }
        let ranked = found.enumerated().sorted { ($0.element.objective, $0.offset) < ($1.element.objective, $1.offset) }
        return AnchoredOutcome(groupings: ranked.map(\.element), candidates: count, impossible: impossible)
    }

    private var nothing: AnchoredOutcome { AnchoredOutcome(groupings: [], candidates: 0, impossible: []) }

    private func best(of parts: [[Int]], avoiding earlier: [Grouping], _ options: AnchoredOptions) -> AnchoredOutcome {
        var sets: [(part: Int, members: [Int], gain: Double)] = []
        var impossible: [Int] = []
        var isComplete = true
        for (index, part) in parts.enumerated() {
            let others = parts.indices.filter { $0 != index }.flatMap { parts[$0] }
            let candidates = candidates(holding: part, forbidden: others, options.work)
            isComplete = isComplete && candidates.isComplete
            if candidates.bits.isEmpty { impossible.append(index) }
            // A set that an earlier answer has for this part, or nearly has, is not offered again.
            let known = earlier.compactMap { grouping in grouping.clusters.first { $0.contains(part[0]) } }
                .map { candidates.local.bits($0) }
            for position in candidates.bits.indices {
                let isKnown = known.contains {
                    Self.overlap($0, candidates.bits[position]) > (parts.count == 1 ? options.maxOverlap : 0.999)
                }
                if isKnown && parts.count == 1 { continue }
                // Where several clusters grow, one of them may stay as it was at a price.
                let charge = isKnown ? 0.1 * abs(candidates.gains[position]) * Double(earlier.count) : 0
                sets.append((index, candidates.members(position), candidates.gains[position] - charge))
            }
        }
        guard impossible.isEmpty else { return AnchoredOutcome(groupings: [], candidates: nil, impossible: impossible) }
        guard let chosen = choose(sets, parts: parts.count, options.work) else {
            return AnchoredOutcome(groupings: [], candidates: isComplete ? sets.count : nil, impossible: [])
        }
        let isProven = isComplete && chosen.isProven && earlier.isEmpty
        let grouping = grouping(
            chosen.sets.map { sets[$0].members }, method: isComplete ? .exact : .search, proven: isProven,
            interrupted: options.work.mustStop)
        return AnchoredOutcome(
            groupings: [grouping], candidates: isComplete ? sets.count : nil, impossible: [])
    }

    /// One set for each part, disjoint, of the largest gain.
    private func choose(
        _ sets: [(part: Int, members: [Int], gain: Double)], parts: Int, _ options: GroupingOptions
    ) -> (sets: [Int], isProven: Bool)? {
        let units = Array(Set(sets.flatMap(\.members))).sorted()
        guard units.count + parts <= UnitBits.capacity else { return greedy(sets, parts: parts) }
        var numbers: [Int: Int] = [:]
        for (number, unit) in units.enumerated() { numbers[unit] = number }
        var family = FamilyProblem(rowCount: units.count + parts)
        family.mustCover = UnitBits(Array(units.count..<units.count + parts))
        for set in sets {
            family.bits.append(UnitBits(set.members.compactMap { numbers[$0] } + [units.count + set.part]))
            family.gains.append(set.gain)
        }
        guard
            var search = FamilySearch(family, maxSteps: options.maxProofSteps, mustStop: { options.mustStop })
        else { return greedy(sets, parts: parts) }
        if let best = search.findBest() { return (best.chosen, best.isProven) }
        return search.wasStopped ? greedy(sets, parts: parts) : nil
    }

    /// The set that gains most, then the best of those that do not touch it, a part at a time.
    private func greedy(
        _ sets: [(part: Int, members: [Int], gain: Double)], parts: Int
    ) -> (sets: [Int], isProven: Bool)? {
        var used: Set<Int> = []
        var chosen: [Int] = []
        var left = Set(0..<parts)
        let order = sets.indices.sorted { (-sets[$0].gain, $0) < (-sets[$1].gain, $1) }
        while !left.isEmpty {
            guard
                let next = order.first(where: {
                    left.contains(sets[$0].part) && used.isDisjoint(with: sets[$0].members)
                })
            else { return nil }
            chosen.append(next)
            left.remove(sets[next].part)
            used.formUnion(sets[next].members)
        }
        return (chosen, false)
    }
}
