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
    /// enumeration of connected sets and branch and bound over sets and heirs, in parts that no cluster spans.
    public func changes(from standing: StandingGrouping, options: ChangeOptions) -> ChangeOutcome {
        guard !isContradictory else {
            var outcome = ChangeOutcome()
            outcome.impossible = true
            return outcome
        }
        let measure: ChangeMeasure = options.maxMoves == nil ? .inhabitants : .units
        guard let parts = changeParts(standing, measure, options.work) else {
            return ChangeOutcome()
        }
        var outcome = ChangeOutcome()
        let worth = 0.4 / max(1, (0..<unitCount).reduce(0) { $0 + objective.unassignedCost(of: $1) })
        guard let fewest = sum(parts, price: 1, worth: worth, options.work) else {
            outcome.impossible = !options.work.mustStop
            return outcome
        }
        let least = point(fewest, standing, measure)
        guard limits.clusterCount.contains(least.grouping.clusters.count) else {
            outcome.impossible = true
            return outcome
        }
        guard let best = sum(parts, price: 0, worth: 1, options.work) else {
            outcome.answer = least
            outcome.proven = fewest.isProven && options.pricePerInhabitant == nil
            return outcome
        }
        var known = [fewest, best]
        refine(&known, parts, between: 0, 1, left: max(0, options.curvePoints - 2), options.work)
        known.sort { ($0.moved, -$0.gain) < ($1.moved, -$1.gain) }
        var isFirst = true
        var last = -Double.infinity
        for entry in known where isFirst || entry.gain > last + 1e-9 * (1 + abs(last)) {
            outcome.curve.append(point(entry, standing, measure))
            (isFirst, last) = (false, entry.gain)
        }
        outcome.curveIsProven = known.allSatisfy(\.isProven)
        if let most = options.maxMoves {
            guard fewest.moved <= Double(most) + 1e-9 else {
                outcome.impossible = fewest.isProven
                return outcome
            }
            let within = self.within(Double(most), known, parts, options.work)
            outcome.answer = point(within, standing, measure)
            outcome.proven = within.isProven
        } else if let price = options.pricePerInhabitant {
            let paid = sum(parts, price: price, worth: 1, options.work)
            outcome.answer = paid.map { point($0, standing, measure) }
            outcome.proven = paid?.isProven ?? false
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
        let graph = freeGraph()
        let free = freeUnits()
        let all = (0..<unitCount).filter { free[$0] }
        let labels = Set(all.map { standing.labels[$0] }).count
        var groups = [all]
        if all.count + labels > UnitBits.capacity {
            guard limits.clusterCount.isUnlimited else { return nil }
            // An old cluster joins the parts that it has units in: it has one heir in all of them.
            var pairs: [(Int, Int)] = []
            for unit in all {
                for other in graph.neighbours(of: unit) where unit < other { pairs.append((unit, other)) }
            }
            for cluster in standing.clusters + limits.together {
                for unit in cluster.dropFirst() { pairs.append((cluster[0], unit)) }
            }
            groups = UnitGraph(unitCount: unitCount, pairs: pairs).components().map { $0.filter { free[$0] } }
                .filter { !$0.isEmpty }
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

    private func sum(
        _ parts: [ChangePart], price: Double, worth: Double, _ options: GroupingOptions
    ) -> ChangePart.Choice? {
        var total = ChangePart.Choice(clusters: [], gain: 0, moved: 0, isProven: true, bound: 0)
        for part in parts {
            guard let choice = part.best(price: price, worth: worth, options: options) else { return nil }
            total.clusters += choice.clusters
            total.gain += choice.gain
            total.moved += choice.moved
            total.isProven = total.isProven && choice.isProven
        }
        return total
    }

    private func point(
        _ choice: ChangePart.Choice, _ standing: StandingGrouping, _ measure: ChangeMeasure
    ) -> ChangeOutcome.Point {
        let grouping = grouping(
            limits.fixed + choice.clusters, method: .exact, proven: false)
        return ChangeOutcome.Point(grouping: grouping, change: standing.change(to: grouping.clusters, measure: measure))
    }

    /// Points of the convex curve between two known ones, by the price at which both are worth the same.
    private func refine(
        _ known: inout [ChangePart.Choice], _ parts: [ChangePart], between first: Int, _ second: Int, left: Int,
        _ options: GroupingOptions
    ) {
        guard left > 0, !options.mustStop else { return }
        let (few, many) = (known[first], known[second])
        guard many.moved > few.moved + 1e-9, many.gain > few.gain + 1e-9 * (1 + abs(few.gain)) else { return }
        let price = (many.gain - few.gain) / (many.moved - few.moved)
        guard let middle = sum(parts, price: price, worth: 1, options) else { return }
        let level = few.gain - price * few.moved
        guard middle.gain - price * middle.moved > level + 1e-7 * (1 + abs(level)) else { return }
        known.append(middle)
        let index = known.count - 1
        refine(&known, parts, between: first, index, left: (left - 1) / 2, options)
        refine(&known, parts, between: index, second, left: left - 1 - (left - 1) / 2, options)
    }

    /// The best with at most so much moved: a point of the curve, or one between two of them.
    private func within(
        _ most: Double, _ known: [ChangePart.Choice], _ parts: [ChangePart], _ options: GroupingOptions
    ) -> ChangePart.Choice {
        let sorted = known.sorted { ($0.moved, -$0.gain) < ($1.moved, -$1.gain) }
        let below = sorted.last { $0.moved <= most + 1e-9 } ?? sorted[0]
        guard let above = sorted.first(where: { $0.moved > most + 1e-9 && $0.gain > below.gain }) else { return below }
        var answer = below
        if parts.count == 1, above.moved > below.moved {
            let price = (above.gain - below.gain) / (above.moved - below.moved)
            if let exact = parts[0].best(price: price, atMost: most, options: options) {
                return exact
            }
        }
        answer.isProven = false
        return answer
    }
}
