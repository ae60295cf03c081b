import Graphs

/// How a grouping that stands may be changed.
public struct ChangeOptions: Sendable {
    /// What moving an inhabitant costs, beside the objective; nil asks for the fewest that must move at all.
    public var pricePerInhabitant: Double?
    /// How many units may move; nil for any number.
    public var maxMoves: Int?
    /// How many points of the curve of change against the objective are wanted at most.
    public var curvePoints = 12
    /// How much work, and when to stop.
    public var work = GroupingOptions()

    /// The defaults.
    public init() {}
}

/// What changing a grouping came to.
public struct ChangeOutcome: Sendable {
    /// A grouping on the curve, and what it moves.
    public struct Point: Sendable, Hashable {
        /// The grouping.
        public var grouping: Grouping
        /// What it moves.
        public var change: StandingGrouping.Change
    }

    /// The answer; nil when no grouping keeps the limits, or none was found.
    public var answer: Point?
    /// Whether nothing better exists: fewer moved, or a lower sum of objective and price, or a lower objective.
    public var proven = false
    /// Proven that no grouping keeps the limits, or none with so few moves.
    public var impossible = false
    /// From the fewest moved to the best objective: each point has the lowest objective of all that move as much or less.
    public var curve: [Point] = []
    /// Whether every point of the curve is proven.
    public var curveIsProven = false
}

extension GroupingProblem where Objective == MeasuredObjective {
    /// The least change: groupings that keep these limits and differ from one that stands as little as they may.
    ///
    /// A unit moves when its new cluster is not the heir of its old one; each old cluster has at most one heir. Exact by
    /// enumeration of connected sets and branch and bound over sets and heirs, in parts that no cluster spans. The number of
    /// moves is a row of the packing; between parts it is shared out by dynamic programming.
    ///
    /// Without an answer that is proven impossible, there were too many sets, or the time was up: see `searchedChange`.
    public func changes(from standing: StandingGrouping, options: ChangeOptions) -> ChangeOutcome {
        var outcome = ChangeOutcome()
        guard !isContradictory else {
            outcome.impossible = true
            return outcome
        }
        let measure: ChangeMeasure = options.maxMoves == nil ? .inhabitants : .units
        guard let parts = changeParts(standing, measure, options.work) else { return outcome }
        let curve = ChangeCurve(parts: parts, options: options.work)
        let dearest = (0..<unitCount).reduce(1) { $0 + objective.unassignedCost(of: $1) }
        // Less than what the smallest difference in what moves is worth: one, where there are only whole inhabitants.
        let isWhole = measure == .units || populations.allSatisfy { $0 == $0.rounded() }
        let fewest: ChangeSum
        switch curve.sum(price: 1, worth: (isWhole ? 0.4 : 1e-4) / dearest) {
        case .impossible:
            outcome.impossible = true
            return outcome
        case .unknown: return outcome
        case .sum(let sum): fewest = sum
        }
        let least = point(fewest, standing, measure)
        var known = [fewest]
        if case .sum(let best) = curve.sum(price: 0) {
            known.append(best)
            curve.refine(&known, between: 0, 1, left: max(0, options.curvePoints - 2))
        }
        known.sort { ($0.moved, -$0.gain) < ($1.moved, -$1.gain) }
        var last = -Double.infinity
        for entry in known where outcome.curve.isEmpty || entry.gain > last + 1e-9 * (1 + abs(last)) {
            outcome.curve.append(point(entry, standing, measure))
            last = entry.gain
        }
        outcome.curveIsProven = known.count > 1 && known.allSatisfy(\.isProven)
        if let most = options.maxMoves {
            guard fewest.moved <= Double(most) + 1e-9 else {
                outcome.impossible = fewest.isProven
                return outcome
            }
            let within = curve.best(atMost: most, known)
            outcome.answer = point(within, standing, measure)
            outcome.proven = within.isProven
        } else if let price = options.pricePerInhabitant {
            guard case .sum(let paid) = curve.sum(price: price) else { return outcome }
            outcome.answer = point(paid, standing, measure)
            outcome.proven = paid.isProven
        } else {
            outcome.answer = least
            outcome.proven = fewest.isProven
        }
        if outcome.proven { outcome.answer?.grouping.proven = options.pricePerInhabitant == 0 }
        return outcome
    }

    private func changeParts(
        _ standing: StandingGrouping, _ measure: ChangeMeasure, _ options: GroupingOptions
    ) -> [ChangePart]? {
        // Limits on the grouping as a whole tie everything together in a manner of their own.
        guard limits.groupingRules.isEmpty else { return nil }
        let graph = freeGraph()
        var groups = [Array(0..<unitCount)]
        if limits.clusterCount.isUnlimited {
            // An old cluster joins the parts that it has units in: it has one heir in all of them.
            var pairs: [(Int, Int)] = []
            for unit in 0..<unitCount {
                for other in graph.neighbours(of: unit) where unit < other { pairs.append((unit, other)) }
            }
            for cluster in standing.clusters + limits.together + limits.fixed {
                for unit in cluster.dropFirst() { pairs.append((cluster[0], unit)) }
            }
            groups = UnitGraph(unitCount: unitCount, pairs: pairs).components()
        }
        var parts: [ChangePart] = []
        for group in groups {
            guard
                let part = ChangePart(
                    self, graph: graph, units: group, standing: standing, measure: measure, options: options)
            else { return nil }
            parts.append(part)
        }
        return parts
    }

    private func point(
        _ choice: ChangeSum, _ standing: StandingGrouping, _ measure: ChangeMeasure
    ) -> ChangeOutcome.Point {
        let grouping = grouping(
            limits.fixed + choice.parts.flatMap(\.clusters), method: .exact, proven: false)
        return ChangeOutcome.Point(grouping: grouping, change: standing.change(to: grouping.clusters, measure: measure))
    }
}
