import Delimitation

/// The small drawings of a card. Each stands beside its words, so that nothing is said by the drawing alone.
enum Charts {
    /// A threshold: the band as a hill whose height is the score, the limit as walls, the value as a pin.
    static func bar(_ row: ThresholdRow) -> Markup {
        var markup = Markup()
        let ends = [row.value, row.limit.maximum, row.band?.zero.upperBound].compactMap { $0 }.filter(\.isFinite)
        guard row.value.isFinite, row.band != nil || !row.limit.isOpen, let most = ends.max(), most > 0 else {
            return markup
        }
        func x(_ value: Double) -> String { decimal(min(max(0, value) / (most * 1.06), 1) * 200) }
        markup.raw("<svg class=\"bar\" viewBox=\"0 0 200 24\" preserveAspectRatio=\"none\">")
        if let band = row.band {
            markup.leaf(
                "path",
                [
                    ("class", "band"),
                    (
                        "d",
                        "M\(x(band.zero.lowerBound)) 23L\(x(band.full.lowerBound)) 6H\(x(band.full.upperBound))L\(x(band.zero.upperBound)) 23z"
                    ),
                ])
        }
        let walls = [row.limit.minimum, row.limit.maximum].compactMap { $0 }.filter { $0 > 0 }
        if !walls.isEmpty {
            markup.leaf("path", [("class", "wall"), ("d", walls.map { "M\(x($0)) 2V23" }.joined())])
        }
        markup.leaf("path", [("class", row.isWithinLimit ? "pin" : "pin broken"), ("d", "M\(x(row.value)) 0V24")])
        markup.raw("</svg>")
        return markup
    }

    /// The scores of random groups in twenty classes from 0 to 1, and where the cluster stands.
    static func histogram(_ chance: ChanceDistribution, score: Double) -> Markup {
        var counts = [Int](repeating: 0, count: 20)
        for score in chance.scores where score.isFinite { counts[min(19, max(0, Int(score * 20)))] += 1 }
        let most = max(1, counts.max() ?? 1)
        var markup = Markup()
        markup.raw(
            "<svg class=\"chance\" viewBox=\"0 0 200 48\" preserveAspectRatio=\"none\"><path class=\"bins\" d=\""
        )
        for (index, count) in counts.enumerated() where count > 0 {
            let height = decimal(Double(count) / Double(most) * 38)
            markup.text("M\(index * 10)\u{20}46v-\(height)h9v\(height)z")
        }
        markup.raw("\"/>")
        markup.leaf("path", [("class", "pin"), ("d", "M\(decimal(min(1, max(0, score)) * 200)) 0V48")])
        markup.raw("</svg>")
        return markup
    }

    /// A score from 0 to 1 as a bar in tenths; the stylesheet has the widths.
    static func meter(_ score: Double, into markup: inout Markup) {
        markup.raw("<i class=\"m m")
        markup.number(Int((min(1, max(0, score.isFinite ? score : 0)) * 10).rounded()))
        markup.raw("\"></i>")
    }

    private static func decimal(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
    }
}
