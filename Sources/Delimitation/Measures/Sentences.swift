import StudyAreas

/// The evidence: one sentence a measure, in English and Danish, without a full stop.
enum Sentences {
    /// What lies where no unit and no other known land does.
    static let coast = Evidence(english: "coast", danish: "kyst")
    /// The same where the land may end at a national border.
    static let coastOrBorder = Evidence(english: "coast or national border", danish: "kyst eller landegrænse")
    /// The same where the layers hold nothing but the units: there a border on land looks like a coast.
    static let coastOrEdge = Evidence(english: "coast or the edge of the data", danish: "kyst eller kanten af data")

    static let noDistances = Evidence(
        english: "a single member has no distances", danish: "et enkelt medlem har ingen afstande")

    /// Shares below this are rounding, and said to be nothing.
    static let nothing = 5e-5

    /// - Parameter share: of the outline, without any reason.
    static func unexplainedOutline(_ share: Double, hasLayers: Bool, hasBarriers: Bool, edge: Evidence) -> Evidence {
        // What may be one of two things is one more in the list of what it is not.
        let enNature = edge.english.replacing(" or ", with: ", ") + (hasBarriers ? ", a barrier" : "")
        let daNature = edge.danish.replacing(" eller ", with: ", ") + (hasBarriers ? ", barriere" : "")
        let enMore = hasLayers ? (", a municipal border or a border of a layer") : (" or a municipal border")
        let daMore = hasLayers ? (", kommunegrænse eller en grænse i et lag") : (" eller kommunegrænse")
        let enNor = hasLayers ? (", a municipal border nor a border of a layer") : (" nor a municipal border")
        let daNor = daMore
        guard share > nothing else {
            return Evidence(
                english: "all of the outline is \(enNature)\(enMore)",
                danish: "hele omridset er \(daNature)\(daMore)")
        }
        return Evidence(
            english: "\(percent(share)) of the outline is neither \(enNature)\(enNor)",
            danish: "\(percent(share)) af omridset er hverken \(daNature)\(daNor)")
    }

    /// - Parameter share: of the members' shared borders; nil where they share none.
    static func internalBorderShare(_ share: Double?, word: UnitWord) -> Evidence {
        guard let value = share else {
            return Evidence(
                english: "no member borders on \(word.another.english)",
                danish: "intet medlem grænser op til \(word.another.danish)")
        }
        return Evidence(
            english: "\(percent(value)) of the members' shared borders run inside the cluster",
            danish: "\(percent(value)) af medlemmernes fælles grænser løber inde i klyngen")
    }

    /// Coast first, then the barriers by length: three at most.
    static func naturalEdge(coast: Double, barriers: [(name: String, share: Double)], edge: Evidence) -> Evidence {
        var (english, danish): ([String], [String]) = ([], [])
        if coast > nothing {
            english.append("\(percent(coast)) of the outline is \(edge.english)")
            danish.append("\(percent(coast)) af omridset er \(edge.danish)")
        }
        for (name, share) in barriers.prefix(3) {
            let isFirst = english.isEmpty
            english.append("\(percent(share)) \(isFirst ? "of the outline " : "")follows \(name)")
            danish.append("\(percent(share)) \(isFirst ? "af omridset " : "")følger \(name)")
        }
        guard !english.isEmpty else {
            return Evidence(english: "none of the outline is coast", danish: "intet af omridset er kyst")
        }
        return Evidence(english: listed(english, "and"), danish: listed(danish, "og"))
    }

    static func innerBarrier(_ value: Double, names: [String]) -> Evidence {
        let some = Array(names.prefix(3))
        return Evidence(
            english:
                "\(percent(value)) of the borders between members run along \(listed(some, "and")), and no link crosses there",
            danish:
                "\(percent(value)) af grænserne mellem medlemmerne løber langs \(listed(some, "og")), og ingen forbindelse krydser dér"
        )
    }

    static func attachment(_ share: Double, asked: Int, of members: Int, word: UnitWord) -> Evidence {
        let (en, da) = (word.english.many, word.danish.many)
        var (part, del) = ("", "")
        if asked == 1, members > 1 {
            part = " in the one of \(members) \(en) that was asked"
            del = " i \(word.isNeuter ? "det" : "den") ene af \(members) \(da), der er spurgt,"
        } else if asked < members {
            part = " in the \(asked) of \(members) \(en) that were asked"
            del = " i de \(asked) af \(members) \(da), der er spurgt,"
        }
        return Evidence(
            english: "\(percent(share)) of the inhabitants\(part) feel attached to the cluster",
            danish: "\(percent(share)) af indbyggerne\(del) føler sig knyttet til klyngen")
    }

    /// `a`, `a and b`, `a, b and c`.
    static func listed(_ parts: [String], _ and: String) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " \(and) " + last
    }

    static func administrativeEdge(_ value: Double) -> Evidence {
        value > nothing
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

    /// - Parameter knowsAll: whether units beyond those of the study cannot be nearer, since it is not narrowed to a municipality.
    static func proximity(
        gapKm: Double, diameterKm: Double, outside: (km: Double, name: String)?, word: UnitWord, knowsAll: Bool
    ) -> Evidence {
        let (gap, wide) = (km(gapKm), km(diameterKm))
        var evidence = Evidence(
            english: "the largest gap inside is \(gap.english), and the cluster is \(wide.english) across",
            danish: "det største spring i klyngen er \(gap.danish), og klyngen er \(wide.danish) på tværs")
        if let outside {
            let away = km(outside.km)
            let (nearest, other) = (word.nearest, word.isNeuter ? "andet" : "anden")
            let en = knowsAll ? "\(nearest.english) outside" : "the nearest other \(word.english.one) of the study"
            let da =
                knowsAll
                ? "\(nearest.danish) udenfor"
                : "\(word.isNeuter ? "det" : "den") nærmeste \(other) \(word.danish.one) i studiet"
            evidence = Evidence(
                english: "\(en), \(outside.name), is \(away.english) away; \(evidence.english)",
                danish: "\(da), \(outside.name), ligger \(away.danish) væk; \(evidence.danish)")
        }
        return evidence
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
                english: "a circle with as long an outline would hold \(times(value).english) the area",
                danish: "en cirkel med lige så langt et omrids ville rumme \(times(value).danish) så meget areal")
        }
    }

    /// An area with its kind, in both languages.
    typealias Place = (english: String, danish: String)

    /// Names five parishes at most.
    static func wholeParishes(_ value: Double, names: [String], area: UnitWord) -> Evidence {
        guard !names.isEmpty else {
            return Evidence(
                english: "\(area.no.english) belongs to the cluster whole",
                danish: "\(area.no.danish) hører helt til klyngen")
        }
        let some = names.count > 5 ? Array(names.prefix(4)) + ["\(names.count - 4)"] : names
        let (en, da) =
            names.count > 5
            ? (listed(some, "and") + " more", listed(some, "og") + " flere") : (listed(some, "and"), listed(some, "og"))
        return Evidence(
            english:
                "\(percent(value)) of the inhabitants live in \(names.count == 1 ? "\(area.indefinite.english) that belongs" : "\(area.english.many) that belong") to the cluster whole: \(en)",
            danish:
                "\(percent(value)) af indbyggerne bor i \(names.count == 1 ? area.indefinite.danish : area.danish.many), der hører helt til klyngen: \(da)"
        )
    }

    /// A share in whole percent; what is not all is never called 100 %, what is not nothing never 0 %.
    static func percent(_ share: Double) -> String {
        let whole = (share * 100).rounded()
        if whole >= 100 && share < 1 - nothing { return "over 99 %" }
        if whole <= 0 { return share > nothing ? "under 1 %" : "0 %" }
        return "\(Int(whole)) %"
    }

    /// Kilometres with one decimal, the comma in Danish.
    static func km(_ value: Double) -> (english: String, danish: String) {
        (decimal(value, ".") + " km", decimal(value, ",") + " km")
    }

    private static func times(_ share: Double) -> (english: String, danish: String) {
        guard share > 0 else { return ("many times", "mange gange") }
        return (decimal(1 / share, ".") + " times", decimal(1 / share, ",") + " gange")
    }

    /// One digit behind the mark; a dash for what is no length.
    static func decimal(_ value: Double, _ mark: String) -> String {
        guard let tenths = whole(value * 10) else { return "–" }
        return "\(tenths / 10)\(mark)\(tenths % 10)"
    }

    /// The nearest whole number; nil where it is not finite or so large that it means nothing.
    static func whole(_ value: Double) -> Int? {
        abs(value) < 1e13 ? Int(value.rounded()) : nil
    }
}
