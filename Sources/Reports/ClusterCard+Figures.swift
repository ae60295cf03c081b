import Delimitation
import StudyAreas

extension ClusterCard {
    /// How it compares with random groups, where that was asked for.
    func addChance(to markup: inout Markup) {
        guard let criterion = facts.criterion, let chance = criterion.chance else { return }
        markup.element("figure") { figure in
            figure.append(Charts.histogram(chance, score: criterion.score))
            figure.element("figcaption") { caption in
                caption.words(chance.sentence(isOptimised: criterion.isOptimised).sentence)
                caption.words(
                    Bilingual(
                        " The bars are the scores of such groups, from 0 to 1; the line is this cluster.",
                        " Søjlerne er sådanne gruppers score fra 0 til 1; stregen er denne klynge."))
            }
        }
    }

    func addThresholds(to markup: inout Markup) {
        markup.element("table", [("class", "thresholds")]) { table in
            table.element("caption") { $0.words(Bilingual("Thresholds", "Tærskler")) }
            for row in facts.thresholds where row.value.isFinite {
                table.element("tr") { line in
                    line.element("th", [("scope", "row")]) { $0.words(ReportWords.title(row.threshold)) }
                    line.element("td", [("class", "n")]) { cell in
                        cell.words(
                            "\(ReportWords.value(row.value, row.threshold, decimals: row.decimals)) \(ReportWords.unit(row.threshold, study.unitWord))"
                        )
                    }
                    line.element("td") { cell in
                        cell.append(Charts.bar(row))
                        cell.element("span", [("class", "said")]) { $0.words(Self.verdict(row)) }
                        addDeciding(row, to: &cell)
                    }
                }
            }
        }
    }

    /// Between which members a distance lies, and what it was taken from.
    private func addDeciding(_ row: ThresholdRow, to cell: inout Markup) {
        guard row.deciding.count == 2 else { return }
        cell.element("span", [("class", "said")]) { said in
            said.name(study.units[row.deciding[0]].name)
            said.raw(" – ")
            said.name(study.units[row.deciding[1]].name)
            if let source = row.source { said.words(", " + ReportWords.way(source)) }
            if row.unknownPairs > 0 {
                said.words(
                    "; " + Bilingual.count(row.unknownPairs, Bilingual("pair", "par"), Bilingual("pairs", "par"))
                        + Bilingual(" unknown", " ukendt"))
            }
        }
    }

    /// How a value stands to its band and its limit, in words.
    static func verdict(_ row: ThresholdRow) -> Bilingual {
        var parts: [Bilingual] = []
        if let limit = ReportWords.range(row.limit.minimum, row.limit.maximum) {
            parts.append(
                row.isWithinLimit
                    ? Bilingual("limit ", "grænse ") + limit + Bilingual(", kept", ", overholdt")
                    : Bilingual("limit ", "grænse ") + limit + Bilingual(", broken", ", brudt"))
        }
        if let band = row.band, let score = row.score,
            let range = ReportWords.range(band.full.lowerBound, band.full.upperBound)
        {
            parts.append(
                (score >= 1
                    ? Bilingual("in the band ", "i båndet ") : Bilingual("outside the band ", "uden for båndet "))
                    + range)
        }
        guard let first = parts.first else { return Bilingual("no limit", "ingen grænse") }
        return parts.dropFirst().reduce(first) { $0 + "; " + $1 }
    }

    func addDimensions(to markup: inout Markup) {
        guard let criterion = facts.criterion else { return }
        for dimension in criterion.dimensions {
            markup.element("table", [("class", "legs")]) { table in
                table.element("caption") { caption in
                    caption.words(ReportWords.dimension(dimension.dimension))
                    caption.raw(" ")
                    caption.words(.number(dimension.score, decimals: 2))
                }
                for measure in dimension.measures { Self.add(measure, to: &table) }
            }
        }
    }

    private static func add(_ measure: Measure, to table: inout Markup) {
        table.element("tr", measure.weight == 0 ? [("class", "told")] : []) { row in
            row.element("td") { $0.words(measure.evidence.sentence) }
            row.element("td") { cell in
                Charts.meter(measure.score, into: &cell)
                cell.words(.number(measure.score, decimals: 2))
            }
            row.element("td") { cell in
                guard let percentile = measure.percentile else { return }
                cell.words(
                    Bilingual("above ", "over ") + Bilingual(same: "\(Int((percentile * 100).rounded(.down))) %"))
            }
        }
    }
}
