extension RegionalizationProblem {
    /// How much work proofs may take in all; nil when none is wanted or the part is too large for one.
    func proof(_ stop: @escaping () -> Bool) -> RegionProof? {
        let steps = Int(Double(proofSteps) * min(1, effort))
        return steps > 0 ? RegionProof(self, steps: steps, stop: stop) : nil
    }
}

/// What is proven of the objective, in the objective's own unit.
struct ObjectiveProof {
    /// No regions in the same number have a lower objective.
    var bound: Double
    /// Whether the regions found have the lowest of all in their number.
    var proven: Bool

    static func + (left: ObjectiveProof, right: ObjectiveProof) -> ObjectiveProof {
        ObjectiveProof(bound: left.bound + right.bound, proven: left.proven && right.proven)
    }
}

extension RegionProof {
    /// The regions as sets, from labels that begin at 0.
    static func sets(_ labels: [Int32]) -> [UInt64] {
        var sets = [UInt64](repeating: 0, count: Int(labels.max() ?? -1) + 1)
        for (unit, label) in labels.enumerated() { sets[Int(label)] |= 1 << UInt64(unit) }
        return sets
    }

    /// Labels that begin at 0, from sets.
    func labels(_ sets: [UInt64]) -> [Int32] {
        var labels = [Int32](repeating: 0, count: count)
        for (label, set) in sets.enumerated() { for unit in Self.units(set) { labels[unit] = Int32(label) } }
        return labels
    }
}
