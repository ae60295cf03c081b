import GeoModel
import GroupingMethods
import StudyAreas

/// Why a grouping has no cluster at all.
public struct NoCluster: Sendable {
    /// Whether no cluster can exist under the limits; otherwise there are some, and none is worth having.
    public var isInfeasible: Bool
    /// The reasons, ready to be shown.
    public var diagnostics: [Diagnostic]
}

extension StudyProblem {
    /// One side of one limit: how to set it, and what a cluster reaches in its unit.
    private struct Side {
        var limit: Infeasibility.Limit
        var bound: Double
        /// How near the smallest change is looked for, in the limit's unit.
        var step: Double
        var set: (inout GroupingLimits, Double?) -> Void
        var value: (GroupingProblem<MeasuredObjective>, [Int]) -> Double
    }

    /// Explains an answer without clusters: looks whether any cluster meets the limits when leaving units out costs more
    /// than the worst cluster and, if none does, which single limit stands in the way and what the others allow.
    ///
    /// - Parameter proven: whether it is proven that the best grouping has no clusters.
    ///
    /// Solves the problem about a dozen times for each limit that is set; call it only for an empty grouping.
    public func whyNoCluster(_ options: GroupingOptions, proven: Bool = true) async -> NoCluster {
        var options = options
        options.alternatives = 1
        let problem = unbounded
        // Growing often finds some at once.
        let grown = sampleClusters()
        guard grown.isEmpty else {
            return NoCluster(isInfeasible: false, diagnostics: [worthless(grown, proven: proven)])
        }
        let any = await best(problem, within: grouping.limits, options)
        guard any.clusters.isEmpty else {
            return NoCluster(isInfeasible: false, diagnostics: [worthless(any.clusters, proven: proven)])
        }
        // A time limit may have come between: then nothing is proven, and nothing is claimed.
        guard any.proven else {
            return NoCluster(
                isInfeasible: false,
                diagnostics: [
                    Diagnostic(
                        .noGroupingFound, .warning,
                        "no cluster was found, and the time was too short to prove that none exists",
                        hint: "raise `--time-limit`")
                ])
        }
        let found = await reasonsForNoCluster(problem, within: grouping.limits, options)
        let reasons = await problem.withEffects(found, options)
        return NoCluster(isInfeasible: true, diagnostics: diagnostics(for: reasons))
    }

    /// Which single limits stand in the way of every cluster, and what the others allow.
    func reasonsForNoCluster(
        _ problem: GroupingProblem<MeasuredObjective>, within limits: GroupingLimits, _ options: GroupingOptions
    ) async -> [Infeasibility] {
        var options = options
        options.alternatives = 1
        var reasons: [Infeasibility] = []
        for side in Self.sides(of: limits) {
            guard let change = await smallestChange(of: side, problem, within: limits, options) else { continue }
            // Where the search for it was cut short, what was reached is not the smallest change: no figure then.
            let value = change.proven ? change.value : nil
            reasons.append(
                Infeasibility(
                    side.limit, units: [], value: value, bound: side.bound, relaxation: value,
                    reason: "no set of neighbours keeps the limit on \(side.limit.words) together with the others"))
        }
        if reasons.isEmpty {
            reasons.append(
                Infeasibility(
                    .connection, units: [],
                    reason: "no set of neighbours keeps the limits, and no single limit is to blame"))
        }
        return reasons
    }

    /// The clusters of the best grouping when every cluster beats leaving its units out, and whether that is proven.
    private func best(
        _ problem: GroupingProblem<MeasuredObjective>, within limits: GroupingLimits, _ options: GroupingOptions
    ) async -> (clusters: [[Int]], proven: Bool) {
        var problem = problem
        problem.limits = limits
        // A cluster costs its inhabitants at most, so at twice that any cluster is taken rather than none.
        problem.objective.prices = scorer.tables.populations.map { 2 * $0 }
        switch await problem.solve(options) {
        case .groupings(let found): return (found.first?.clusters ?? [], found.first?.proven ?? false)
        case .infeasible(let reasons): return ([], reasons.allSatisfy(\.proven))
        }
    }

    /// The value nearest to the bound at which clusters become possible, and whether each step was proven; nil when they
    /// do not even without the limit. Halves the span between what fails and what was reached.
    private func smallestChange(
        of side: Side, _ problem: GroupingProblem<MeasuredObjective>, within limits: GroupingLimits,
        _ options: GroupingOptions
    ) async -> (value: Double, proven: Bool)? {
        var proven = true
        func reached(_ bound: Double?) async -> Double? {
            var limits = limits
            side.set(&limits, bound)
            let answer = await best(problem, within: limits, options)
            proven = proven && answer.proven
            return answer.clusters.map { side.value(problem, $0) }
                .min { abs($0 - side.bound) < abs($1 - side.bound) }
        }
        guard var possible = await reached(nil) else { return nil }
        var impossible = side.bound
        // Each round halves the span; a value that does not come nearer ends the search where it stands.
        while abs(possible - impossible) > side.step {
            let middle = (possible + impossible) / 2
            guard let value = await reached(middle) else {
                impossible = middle
                continue
            }
            guard abs(value - side.bound) < abs(possible - side.bound) else { break }
            possible = value
        }
        return (possible, proven)
    }

    /// The same problem with every distance there is: the usual rows end at the limit, and here the limit moves.
    ///
    /// Small problems get a table, since they are solved many times over. O(units squared) then.
    var unbounded: GroupingProblem<MeasuredObjective> {
        var problem = grouping
        problem.distances = distances
        let units = 0..<problem.unitCount
        if units.count <= GroupingProblem<MeasuredObjective>.mostUnitsToRelax {
            problem.distances = Distances(
                unitCount: units.count,
                pairsKm: units.flatMap { first in
                    units[(first + 1)...].map { (first, $0, distances.km(first, $0)) }
                })
        }
        return problem
    }

    private static func sides(of limits: GroupingLimits) -> [Side] {
        let inhabitants = { (problem: GroupingProblem<MeasuredObjective>, members: [Int]) in
            members.reduce(0) { $0 + problem.populations[$1] }
        }
        let count = { (_: GroupingProblem<MeasuredObjective>, members: [Int]) in Double(members.count) }
        let all: [Side?] = [
            limits.population.min.map {
                Side(limit: .population, bound: $0, step: 1, set: { $0.population.min = $1 }, value: inhabitants)
            },
            limits.population.max.map {
                Side(limit: .population, bound: $0, step: 1, set: { $0.population.max = $1 }, value: inhabitants)
            },
            limits.members.min.map {
                Side(
                    limit: .members, bound: Double($0), step: 1,
                    set: { $0.members.min = $1.map { Int($0.rounded(.up)) } },
                    value: count)
            },
            limits.members.max.map {
                Side(
                    limit: .members, bound: Double($0), step: 1, set: { $0.members.max = $1.map { Int($0) } },
                    value: count)
            },
            limits.maxDiameterKm.map {
                Side(limit: .diameterKm, bound: $0, step: 0.01, set: { $0.maxDiameterKm = $1 }) {
                    $0.distances.diameterKm($1)
                }
            },
            limits.maxGapKm.map {
                Side(limit: .gapKm, bound: $0, step: 0.01, set: { $0.maxGapKm = $1 }) { $0.distances.gapKm($1) }
            },
            limits.maxRadiusKm.map {
                Side(limit: .radiusKm, bound: $0, step: 0.01, set: { $0.maxRadiusKm = $1 }) {
                    $0.distances.radiusKm($1)
                }
            },
        ]
        return all.compactMap { $0 }
    }
}
