import Graphs

extension FamilyProblem {
    /// The families of disjoint candidates that keep every limit between clusters: covering, their number, and the limits on the
    /// grouping as a whole, of which fixed clusters may have used some up.
    ///
    /// Nil where two layers may not be cut, or a layer has more than 256 areas.
    init?(_ problem: GroupingProblem<MeasuredObjective>, _ sets: CandidateSets) {
        let limits = problem.limits
        let splits = limits.groupingRules.filter { $0.kind == .splits }
        let crossings = limits.groupingRules.filter { $0.kind == .crossings }
        guard splits.count <= 1, crossings.count <= 1, (splits.first?.areas.max() ?? -1) < UnitBits.capacity else {
            return nil
        }
        let count = sets.local.units.count
        self.init(rowCount: count)
        bits = sets.bits
        gains = sets.gains
        mustCover = limits.coverAll ? .first(count) : UnitBits()
        counts = problem.freeCounts
        if let rule = splits.first {
            marks = sets.bits.indices.map { UnitBits(rule.cuts(of: sets.members($0))) }
            usedMarks = limits.fixed.reduce(UnitBits()) { $0 | UnitBits(rule.cuts(of: $1)) }
            maxMarks = rule.most
        }
        if let rule = crossings.first {
            weights = sets.bits.indices.map { rule.cuts(of: sets.members($0)).isEmpty ? 0 : 1 }
            rowWeights = [Double](repeating: 0, count: count)
            maxWeight = Double(rule.most - rule.count(limits.fixed))
        }
    }
}
