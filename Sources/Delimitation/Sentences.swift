import StudyAreas

/// The evidence: one sentence a measure, in English and Danish, without a full stop.
enum Sentences {
    static func openOutline(_ share: Double, hasHistory: Bool) -> Evidence {
        let (en, da) =
            hasHistory
            ? (
                "neither coast nor a municipal border, of today or before",
                "hverken kyst eller kommunegrænse, nu eller før"
            )
            : ("neither coast nor a municipal border", "hverken kyst eller kommunegrænse")
        guard share > 0 else {
            return Evidence(
                english: "all of the outline is coast or a municipal border\(hasHistory ? ", of today or before" : "")",
                danish: "hele omridset er kyst eller kommunegrænse\(hasHistory ? ", nu eller før" : "")")
        }
        return Evidence(
            english: "\(percent(share)) of the outline is \(en)", danish: "\(percent(share)) af omridset er \(da)")
    }

    static func historicalEdge(_ value: Double) -> Evidence {
        value > 0
            ? Evidence(
                english: "\(percent(value)) of the outline is a border of the old units that no longer is one",
                danish: "\(percent(value)) af omridset er en gammel grænse, som ikke længere er det")
            : Evidence(
                english: "none of the outline is a border that only the old units had",
                danish: "intet af omridset er en grænse, som kun de gamle enheder havde")
    }

    static func separation(_ value: Double) -> Evidence {
        Evidence(
            english: "\(percent(value)) of the members' shared borders run inside the cluster",
            danish: "\(percent(value)) af medlemmernes fælles grænser løber inde i klyngen")
    }

    static func naturalEdge(_ value: Double) -> Evidence {
        value > 0
            ? Evidence(
                english: "\(percent(value)) of the outline is coast", danish: "\(percent(value)) af omridset er kyst")
            : Evidence(english: "none of the outline is coast", danish: "intet af omridset er kyst")
    }

    static func administrativeEdge(_ value: Double) -> Evidence {
        value > 0
            ? Evidence(
                english: "\(percent(value)) of the outline is a municipal border",
                danish: "\(percent(value)) af omridset er kommunegrænse")
            : Evidence(
                english: "none of the outline is a municipal border", danish: "intet af omridset er kommunegrænse")
    }

    static func compactness(_ value: Double) -> Evidence {
        Evidence(
            english: "the shape is \(percent(value)) as compact as a circle",
            danish: "formen er \(percent(value)) så kompakt som en cirkel")
    }

    static func proximity(
        gapKm: Double, diameterKm: Double, outside: (km: Double, name: String)?, kind: UnitKind
    ) -> Evidence {
        let (gap, wide) = (km(gapKm), km(diameterKm))
        var evidence = Evidence(
            english: "the largest gap inside is \(gap.english), and the cluster is \(wide.english) across",
            danish: "det største spring i klyngen er \(gap.danish), og klyngen er \(wide.danish) på tværs")
        if let outside {
            let away = km(outside.km)
            let (en, da) = kind == .village ? ("village", "landsby") : ("parish", "sogn")
            evidence = Evidence(
                english: "the nearest \(en) outside, \(outside.name), is \(away.english) away; \(evidence.english)",
                danish:
                    "\(da == "sogn" ? "det nærmeste" : "den nærmeste") \(da) udenfor, \(outside.name), ligger \(away.danish) væk; "
                    + evidence.danish)
        }
        return evidence
    }

    static func onePiece(_ isOne: Bool, link: (String, String)?) -> Evidence {
        guard isOne else {
            return Evidence(
                english: "the members do not hang together", danish: "medlemmerne hænger ikke sammen")
        }
        if let link {
            return Evidence(
                english: "the members hang together, with the link from \(link.0) to \(link.1)",
                danish: "medlemmerne hænger sammen, med forbindelsen fra \(link.0) til \(link.1)")
        }
        return Evidence(english: "the members hang together", danish: "medlemmerne hænger sammen")
    }

    static func form(_ name: String, _ value: Double) -> Evidence {
        switch name {
        case "reock":
            Evidence(
                english: "the cluster fills \(percent(value)) of the smallest circle around it",
                danish: "klyngen fylder \(percent(value)) af den mindste cirkel om den")
        case "convexHull":
            Evidence(
                english: "the cluster fills \(percent(value)) of the shape of a string drawn around it",
                danish: "klyngen fylder \(percent(value)) af det, som en snor om den ville omslutte")
        default:
            Evidence(
                english: "a circle with as long an outline would hold \(times(value).english) the land",
                danish: "en cirkel med lige så langt et omrids ville rumme \(times(value).danish) så meget land")
        }
    }

    static func jaccard(_ value: Double, area: String, layer: String) -> Evidence {
        Evidence(
            english:
                "of those who live in the cluster or in \(area) (\(layer)), \(percent(value)) live in both",
            danish: "af dem, der bor i klyngen eller i \(area) (\(layer)), bor \(percent(value)) i begge")
    }

    static func jaccardByArea(_ value: Double, area: String, layer: String) -> Evidence {
        Evidence(
            english: "of the land of the cluster or of \(area) (\(layer)), \(percent(value)) belongs to both",
            danish: "af klyngens og \(area)s land (\(layer)) hører \(percent(value)) til begge")
    }

    static func purity(_ value: Double, area: String, layer: String) -> Evidence {
        Evidence(
            english: "\(percent(value)) of the inhabitants live in \(area) (\(layer))",
            danish: "\(percent(value)) af indbyggerne bor i \(area) (\(layer))")
    }

    /// A share in whole percent; what is not all is never called 100 %, what is not nothing never 0 %.
    static func percent(_ share: Double) -> String {
        let whole = (share * 100).rounded()
        if whole >= 100 && share < 1 - 1e-9 { return "over 99 %" }
        if whole <= 0 && share > 0 { return "under 1 %" }
        return "\(Int(whole)) %"
    }

    /// Kilometres with one decimal, the comma in Danish.
    static func km(_ value: Double) -> (english: String, danish: String) {
        let text = decimal(value)
        return (text + " km", text.replacingDot + " km")
    }

    private static func times(_ share: Double) -> (english: String, danish: String) {
        guard share > 0 else { return ("many times", "mange gange") }
        let text = decimal(1 / share)
        return (text + " times", text.replacingDot + " gange")
    }

    private static func decimal(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}

extension String {
    fileprivate var replacingDot: String { String(map { $0 == "." ? "," : $0 }) }
}
