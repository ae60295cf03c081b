extension Sentences {
    /// - Parameters:
    ///   - inner: the share of the inner borders on one; nil where the cluster has none.
    ///   - covered: the share of the cluster that lies in any area of the layer.
    static func contrast(outline: Double, inner: Double?, covered: Double, layer: String) -> Evidence {
        func share(_ value: Double, _ none: String) -> String { value > nothing ? percent(value) : none }
        var english = "\(share(outline, "none")) of the freely chosen outline follows a border of \(layer)"
        var danish = "\(share(outline, "intet")) af det frit valgte omrids følger en grænse i \(layer)"
        if let inner {
            english += ", and \(share(inner, "none")) of the borders between members \(inner > nothing ? "do" : "does")"
            danish += ", og \(share(inner, "ingen")) af grænserne mellem medlemmerne gør"
        }
        if covered < 0.95 {
            english += " (the layer covers \(percent(covered)) of the cluster)"
            danish += " (laget dækker \(percent(covered)) af klyngen)"
        }
        return Evidence(english: english, danish: danish)
    }

    /// - Parameters:
    ///   - areas: those of which the cluster holds more than half.
    ///   - areWhole: whether it holds 95 % of each.
    static func unionOverlap(
        _ value: Double, areas: [String], areWhole: Bool, isEstimate: Bool, knowsPeople: Bool, layer: String
    ) -> Evidence {
        guard !areas.isEmpty else {
            return Evidence(
                english: "the cluster holds more than half of no area of \(layer)",
                danish: "klyngen rummer mere end halvdelen af intet område i \(layer)")
        }
        let (english, danish) = (names(areas, "and", "more"), names(areas, "og", "flere"))
        if areWhole, value >= 0.95 {
            return Evidence(
                english: "the cluster is all of \(english) (\(layer)), and hardly anything else",
                danish: "klyngen er hele \(danish) (\(layer)) og næsten intet andet")
        }
        return both(
            value, isEstimate: isEstimate, knowsPeople: knowsPeople, english: "\(english) (\(layer))",
            danish: "\(danish) (\(layer))")
    }

    static func overlap(
        _ value: Double, area: Place, layer: String, isEstimate: Bool, knowsPeople: Bool
    ) -> Evidence {
        both(
            value, isEstimate: isEstimate, knowsPeople: knowsPeople, english: "\(area.english) (\(layer))",
            danish: "\(area.danish) (\(layer))")
    }

    private static func both(
        _ value: Double, isEstimate: Bool, knowsPeople: Bool, english: String, danish: String
    ) -> Evidence {
        guard knowsPeople else {
            return Evidence(
                english: "of the area of the cluster or of \(english), \(percent(value)) belongs to both",
                danish: "af det areal, der hører til klyngen eller til \(danish), hører \(percent(value)) til begge")
        }
        let (about, omkring, byArea, efterAreal) = estimate(isEstimate)
        return Evidence(
            english:
                "of those who live in the cluster or in \(english), \(about)\(percent(value)) live in both\(byArea)",
            danish:
                "af dem, der bor i klyngen eller i \(danish), bor \(omkring)\(percent(value)) i begge\(efterAreal)")
    }

    static func overlapByArea(_ value: Double, area: Place, layer: String) -> Evidence {
        Evidence(
            english: "of the area of the cluster or of \(area.english) (\(layer)), \(percent(value)) belongs to both",
            danish:
                "af det areal, der hører til klyngen eller til \(area.danish) (\(layer)), hører \(percent(value)) til begge"
        )
    }

    static func purity(
        _ value: Double, area: Place, layer: String, isEstimate: Bool, knowsPeople: Bool
    ) -> Evidence {
        guard knowsPeople else {
            return Evidence(
                english: "\(percent(value)) of the area lies in \(area.english) (\(layer))",
                danish: "\(percent(value)) af arealet ligger i \(area.danish) (\(layer))")
        }
        let (about, omkring, byArea, efterAreal) = estimate(isEstimate)
        return Evidence(
            english:
                "\(about)\(percent(value)) of the inhabitants\(isEstimate ? byArea + "," : "") live in \(area.english) (\(layer))",
            danish:
                "\(omkring)\(percent(value)) af indbyggerne\(isEstimate ? efterAreal + "," : "") bor i \(area.danish) (\(layer))"
        )
    }

    /// How a share is marked that rests on the areas of divided units.
    private static func estimate(_ isEstimate: Bool) -> (String, String, String, String) {
        isEstimate ? ("about ", "omkring ", ", by land", ", efter areal") : ("", "", "", "")
    }

    /// Four names at most.
    private static func names(_ areas: [String], _ and: String, _ more: String) -> String {
        let some = areas.count > 5 ? Array(areas.prefix(4)) + ["\(areas.count - 4) \(more)"] : areas
        return listed(some, and)
    }
}
