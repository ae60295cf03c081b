import Delimitation
import StudyAreas

/// What of a grouping deserves a look, a line a quantity: limits that are broken, and figures that known clusters do not have.
public struct StandingOut: Sendable {
    let facts: GroupingFacts
    let problem: StudyProblem

    /// What stands out in a grouping.
    public init(_ facts: GroupingFacts, _ problem: StudyProblem) {
        self.facts = facts
        self.problem = problem
    }

    /// What is broken, a phrase each without a full stop; empty where every limit is kept.
    public var broken: [Bilingual] {
        var found = GroupingBreaches.texts(facts, problem)
        for cluster in facts.clusters {
            let name = Self.called(cluster)
            if !cluster.isContiguous {
                found.append(name + Bilingual(": its members are not connected", ": hænger ikke sammen"))
            }
            if cluster.municipalities.count > 1 && problem.limits.sameMunicipality == true {
                let names = cluster.municipalities.map { problem.study.municipalityName($0) ?? $0 }
                found.append(
                    name + Bilingual(": lies in several municipalities", ": ligger i flere kommuner")
                        + Bilingual(same: " (\(names.joined(separator: ", ")))"))
            }
            for row in cluster.rules where !row.isWithinLimit {
                found.append(
                    name + Bilingual(same: ": \(row.name) ")
                        + (row.value.map { Bilingual.number($0, decimals: 2) }
                            ?? Bilingual("without a value", "uden værdi"))
                        + Bilingual(", the limit is ", ", grænsen er ") + Bilingual(same: "\(row.limit)"))
            }
            for row in cluster.thresholds where !row.isWithinLimit {
                found.append(
                    name + ": " + ReportWords.spoken(row, problem.study.unitWord) + deciding(row)
                        + Bilingual(", the limit is ", ", grænsen er ")
                        + (ReportWords.range(row.limit.minimum, row.limit.maximum) ?? ""))
            }
        }
        return found
    }

    /// Within every limit, and outside the band: a phrase a quantity, with the clusters and their values.
    public func outsideBands(most: Int = 6) -> [Bilingual] {
        let order = facts.clusters.first?.thresholds.map(\.threshold) ?? []
        return order.compactMap { threshold in
            let rows = facts.clusters.flatMap { cluster in
                cluster.thresholds.filter { $0.threshold == threshold && $0.verdict == .outsideBand }
                    .map { (cluster: cluster, row: $0) }
            }
            guard let first = rows.first, let band = first.row.band,
                let range = ReportWords.range(band.full.lowerBound, band.full.upperBound)
            else { return nil }
            let clusters = rows.prefix(most).map { entry -> Bilingual in
                Self.called(entry.cluster) + " ("
                    + ReportWords.value(entry.row.value, threshold, decimals: entry.row.decimals)
                    + ")"
            }
            var list = clusters[0]
            for cluster in clusters.dropFirst() { list = list + ", " + cluster }
            if rows.count > most {
                list = list + Bilingual(" and ", " og ") + "\(rows.count - most)" + Bilingual(" more", " flere")
            }
            let origin =
                first.row.isBandCalibrated
                ? Bilingual("known clusters have ", "kendte klynger har ")
                : Bilingual("the study's own band is ", "studiets eget bånd er ")
            return ReportWords.title(threshold) + ": " + origin + range + " "
                + ReportWords.unit(threshold, problem.study.unitWord) + "; " + list
        }
    }

    private func deciding(_ row: ThresholdRow) -> Bilingual {
        guard row.deciding.count == 2 else { return "" }
        let names = row.deciding.map { problem.study.units[$0].name }
        return Bilingual(same: " (\(names[0]) – \(names[1]))")
    }

    private static func called(_ cluster: ClusterFacts) -> Bilingual {
        Bilingual(same: "\(cluster.id) \(cluster.name)")
    }
}
