import CoverageTopology
import GeoModel
import GroupingMethods
import StudyAreas

extension StudyProblem {
    /// Everything known of a grouping, clusters in its order.
    ///
    /// Complexity: O(units + sum of squared cluster sizes).
    public func facts(of grouping: Grouping) -> GroupingFacts {
        let names = clusterNames(grouping.clusters)
        let clusters = concurrentMap(grouping.clusters.count, threads: study.threads) { index in
            facts(of: grouping.clusters[index], id: index + 1, name: names[index])
        }
        let outside = Set(self.grouping.limits.outside)
        return GroupingFacts(
            clusters: clusters, unassigned: grouping.unassigned, outside: grouping.unassigned.filter(outside.contains),
            breaches: breaches(of: grouping))
    }

    /// The same with the criterion of every cluster, compared with chance where `chance` asks for it.
    ///
    /// Clusters that `cancellation` leaves no time for are not compared. Clusters may overlap: a grouping that somebody brings is scored as it is.
    public func facts(
        of grouping: Grouping, scorer: CriterionScorer, chance: ChanceOptions? = nil,
        cancellation: Cancellation = .never
    ) -> GroupingFacts {
        var facts = facts(of: grouping)
        let outlines = OutlineBatch(study.coverage, clusters: grouping.clusters)
        let criteria = concurrentMap(grouping.clusters.count, threads: study.threads) { index in
            let members = grouping.clusters[index]
            let criterion = scorer.criterion(of: members, outline: outlines.outline(of: index))
            return chance.map { scorer.compared(criterion, of: members, options: $0, cancellation: cancellation) }
                ?? criterion
        }
        for (index, criterion) in criteria.enumerated() { facts.clusters[index].criterion = criterion }
        return facts
    }

    /// Everything known of one cluster.
    public func facts(of members: [Int], id: Int = 1, name: String) -> ClusterFacts {
        let population = study.knowsPopulation ? members.reduce(0) { $0 + (study.units[$1].population ?? 0) } : .nan
        let span = study.span(of: members)
        let hub = span.hub ?? 0
        let (diameter, pair, gap, lonely) = (span.diameterKm, span.farthest, span.gapKm, span.lonely)
        let radius = span.radiusKm
        let farthest = members.filter { $0 != hub && distances.km(hub, $0) == radius }.prefix(1)
        let municipalities = Set(members.compactMap { study.units[$0].municipality }).sorted()
        let isContiguous = self.grouping.graph.isConnected(members)
        let rows = thresholds(
            population: population, members: members, gap: (gap, lonely), diameter: (diameter, pair),
            radius: (radius, [hub] + farthest))
        var facts = ClusterFacts(
            id: id, name: name, members: members, hub: hub, population: population,
            areaKm2: study.coverage.areaSquareMetres(ofUnits: members) / 1e6, diameterKm: diameter,
            gapKm: gap, radiusKm: radius, municipalities: municipalities, isContiguous: isContiguous, thresholds: rows,
            breaksNoLimit: self.grouping.breaches(of: members).isEmpty, detours: detours(among: members))
        facts.rules = self.grouping.limits.clusterRules.map { RuleRow($0, members: members) }
        return facts
    }

    /// What a grouping breaks beyond its single clusters.
    private func breaches(of grouping: Grouping) -> [String] {
        var found: [String] = []
        let outside = Set(self.grouping.limits.outside)
        let left = grouping.unassigned.filter { !outside.contains($0) }
        if limits.cover == .all && !left.isEmpty {
            found.append("\(left.count) units are in no cluster, and every unit must be in one")
        }
        if !limits.clusters.contains(Double(grouping.clusters.count)) {
            found.append("there are \(grouping.clusters.count) clusters, and the limit is \(limits.clusters)")
        }
        for rule in self.grouping.limits.groupingRules where !rule.keeps(grouping.clusters) {
            found.append("\(rule.name): \(rule.count(grouping.clusters)), and the limit is \(rule.most)")
        }
        return found
    }
}

/// The outlines of clusters, dissolved together where they do not overlap: each pass walks over all edges.
struct OutlineBatch: Sendable {
    private var outlines: [MultiPolygon]
    /// How many passes that took: 1 where no clusters overlap.
    private(set) var passes = 0

    init(_ coverage: Coverage, clusters: [[Int]]) {
        outlines = [MultiPolygon](repeating: MultiPolygon([]), count: clusters.count)
        // A cluster comes into the first pass after those of all clusters before it that share a unit with it.
        var next = [Int](repeating: 0, count: coverage.unitCount)
        var batches: [[Int]] = []
        for (index, members) in clusters.enumerated() {
            let pass = members.reduce(0) { max($0, next[$1]) }
            if pass == batches.count { batches.append([]) }
            batches[pass].append(index)
            for unit in members { next[unit] = pass + 1 }
        }
        passes = batches.count
        for batch in batches {
            var labels = [Int?](repeating: nil, count: coverage.unitCount)
            for (label, cluster) in batch.enumerated() { for unit in clusters[cluster] { labels[unit] = label } }
            let together = coverage.dissolve(labels: labels)
            for (label, cluster) in batch.enumerated() where label < together.count {
                outlines[cluster] = together[label]
            }
        }
    }

    func outline(of cluster: Int) -> MultiPolygon { outlines[cluster] }
}
