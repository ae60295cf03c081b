extension Checklist {
    /// The list, with a link to each cluster that a line is about.
    func markup(anchors: String) -> Markup {
        var markup = Markup()
        markup.element("ul", [("class", "checks")]) { lines in
            for item in items {
                lines.element("li", [("class", item.verdict.style)]) { line in
                    line.element("span", [("class", "mark"), ("aria-hidden", "true")]) { $0.text(item.verdict.mark) }
                    line.element("div") { words in
                        words.element("b") { $0.words(item.title) }
                        words.element("span", [("class", "verdict")]) { $0.words(item.verdict.word) }
                        words.element("p") { text in
                            text.element("span") { $0.words(item.text) }
                            list(item.clusters, anchors, in: &text)
                            if let more = item.more {
                                text.raw(item.clusters.isEmpty ? " " : ". ")
                                text.element("span") { $0.words(more.text) }
                                list(more.clusters, anchors, in: &text)
                            }
                        }
                    }
                }
            }
        }
        return markup
    }

    private func list(_ clusters: [Int], _ anchors: String, in text: inout Markup) {
        for (position, cluster) in clusters.prefix(12).enumerated() {
            let facts = facts.clusters[cluster]
            text.raw(position == 0 ? " " : ", ")
            text.element("a", [("href", "#\(anchors)\(facts.id)")]) { link in
                link.number(facts.id)
                link.raw("\u{A0}")
                link.name(facts.name)
            }
        }
        if clusters.count > 12 { text.words(" … (+\(clusters.count - 12))") }
    }
}
