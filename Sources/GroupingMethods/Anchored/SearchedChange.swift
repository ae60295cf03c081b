import Graphs

extension GroupingProblem where Objective == MeasuredObjective {
    /// A small change where there are too many connected sets for a proof: the search, with a price on what moves.
    ///
    /// A cluster is charged for the members that are not of the old cluster it has most of; two heirs of one old cluster are
    /// seen only when the change is counted, so the price is an estimate, and the answer keeps the limits all the same. Where
    /// the grouping that stands keeps the limits, it and what single moves make of it are among the answers.
    public func searchedChange(from standing: StandingGrouping, options: ChangeOptions) async -> ChangeOutcome {
        var outcome = ChangeOutcome()
        let measure: ChangeMeasure = options.maxMoves == nil ? .inhabitants : .units
        let whole = max(1, (0..<unitCount).reduce(0) { $0 + standing.weight($1, measure) })
        let usual = max(1e-6, (0..<unitCount).reduce(0) { $0 + objective.unassignedCost(of: $1) } / whole)
        var work = options.work
        work.alternatives = 1
        func offer(_ clusters: [[Int]], method: GroupingMethod = .search, interrupted: Bool = false) -> Int? {
            let grouping = grouping(clusters, method: method, interrupted: interrupted)
            let point = ChangeOutcome.Point(
                grouping: grouping, change: standing.change(to: grouping.clusters, measure: measure))
            outcome.curve.append(point)
            let isBetter: Bool
            if let most = options.maxMoves {
                isBetter =
                    point.change.units.count <= most
                    && grouping.objective < outcome.answer?.grouping.objective ?? .infinity
            } else {
                let price = options.pricePerInhabitant
                func sum(_ point: ChangeOutcome.Point) -> Double {
                    price.map { point.grouping.objective + $0 * point.change.inhabitants } ?? point.change.inhabitants
                }
                isBetter = sum(point) < outcome.answer.map(sum) ?? .infinity
            }
            if isBetter { outcome.answer = point }
            return point.change.units.count
        }
        func solve(_ price: Double) async -> Int? {
            var priced = self
            priced.objective = objective.charging { members in price * standing.leastMoved(members, measure) }
            for unit in 0..<unitCount where standing.labels[unit] >= 0 {
                priced.objective.prices[unit] += price * standing.weight(unit, measure)
            }
            guard case .groupings(let found) = await priced.solve(work), let first = found.first else { return nil }
            return offer(first.clusters, interrupted: first.interrupted)
        }
        if let kept = standing.keeping(self) {
            _ = offer(kept)
            if let most = options.maxMoves {
                _ = offer(improved(kept, moves: most, by: { work.mustStop }))
            }
        }
        if let price = options.pricePerInhabitant {
            _ = await solve(price)
        } else {
            var (low, high) = (0.0, Double?.none)
            for price in options.maxMoves == nil ? [4, 16] : [0.25, 1, 4, 16] {
                guard outcome.answer == nil || !work.mustStop else { break }
                let moved = await solve(price * usual)
                guard let most = options.maxMoves, let moved else { continue }
                if moved > most { low = price } else { high = high ?? price }
                if high != nil { break }
            }
            // Between a price with too many moves and one with few enough lies the best that a price can find.
            for _ in 0..<4 where high != nil && !work.mustStop {
                guard let most = options.maxMoves, let upper = high else { break }
                let price = (low + upper) / 2
                guard let moved = await solve(price * usual) else { break }
                if moved > most { low = price } else { high = price }
            }
        }
        outcome.curve.sort {
            ($0.change.amount(measure), $0.grouping.objective) < ($1.change.amount(measure), $1.grouping.objective)
        }
        return outcome
    }

    /// The clusters after the best single moves, at most so many: a unit at a border goes over it, joins, or leaves.
    ///
    /// O(moves times borders) evaluations.
    private func improved(_ start: [[Int]], moves: Int, by mustStop: () -> Bool) -> [[Int]] {
        var clusters = start
        let free = freeUnits()
        let fixed = Set(limits.fixed.map { $0.sorted() })
        func cost(_ members: [Int]) -> Double {
            members.isEmpty ? 0 : objective.evaluate(members, unitCount: unitCount).cost
        }
        func isAllowed(_ clusters: [[Int]]) -> Bool {
            limits.groupingRules.allSatisfy { $0.keeps(clusters) } && limits.clusterCount.contains(clusters.count)
        }
        for _ in 0..<moves where !mustStop() {
            var home = [Int](repeating: -1, count: unitCount)
            for (index, cluster) in clusters.enumerated() { for unit in cluster { home[unit] = index } }
            var best: (clusters: [[Int]], change: Double)?
            for unit in 0..<unitCount where free[unit] && !mustStop() {
                let from = home[unit]
                var targets = Set(graph.neighbours(of: unit).map { home[$0] }).filter { $0 >= 0 && $0 != from }.sorted()
                if from >= 0, !limits.coverAll { targets.append(-1) }
                for to in targets where to < 0 || !fixed.contains(clusters[to]) {
                    var change = 0.0
                    var after = clusters
                    var isFine = true
                    if from >= 0 {
                        after[from].removeAll { $0 == unit }
                        change += cost(after[from]) - cost(clusters[from])
                        isFine = after[from].isEmpty || breaches(of: after[from]).isEmpty
                    } else {
                        change -= objective.unassignedCost(of: unit)
                    }
                    if isFine, to >= 0 {
                        after[to] = (after[to] + [unit]).sorted()
                        change += cost(after[to]) - cost(clusters[to])
                        isFine = breaches(of: after[to]).isEmpty
                    } else if to < 0 {
                        change += objective.unassignedCost(of: unit)
                    }
                    guard isFine, change < best?.change ?? -1e-9 else { continue }
                    after.removeAll(where: \.isEmpty)
                    if isAllowed(after) { best = (after, change) }
                }
            }
            guard let best else { break }
            clusters = best.clusters
        }
        return clusters
    }
}

extension StandingGrouping {
    /// What of `members` is not of the old cluster that most of them are of.
    func leastMoved(_ members: [Int], _ measure: ChangeMeasure) -> Double {
        var stay: [(label: Int, kept: Double)] = []
        var all = 0.0
        for unit in members {
            let weight = weight(unit, measure)
            all += weight
            let label = labels[unit]
            guard label >= 0 else { continue }
            if let place = stay.firstIndex(where: { $0.label == label }) {
                stay[place].kept += weight
            } else {
                stay.append((label, weight))
            }
        }
        return all - (stay.map(\.kept).max() ?? 0)
    }

    /// The clusters that stand, where they keep all limits of a problem.
    func keeping(_ problem: GroupingProblem<MeasuredObjective>) -> [[Int]]? {
        let grouping = problem.grouping(clusters)
        return GroupingChecker(problem).violations(of: grouping).isEmpty ? grouping.clusters : nil
    }
}
