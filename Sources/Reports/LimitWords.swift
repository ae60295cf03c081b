import Delimitation
import StudyAreas

/// The limits that hold, for people: the same words in the report and on the terminal.
public struct LimitWords: Sendable {
    private var limits: StudyLimits
    private let isCalibrated: Bool
    private let word: UnitWord
    private let settled: SettledLimits
    private let isScaled: Bool

    /// The limits of a problem.
    public init(_ problem: StudyProblem) {
        limits = problem.limits
        isCalibrated = problem.limitsAreCalibrated
        word = problem.study.unitWord
        settled = problem.settledLimits
        isScaled = problem.study.configuration.scale == .study
    }

    /// Whether nothing limits a cluster.
    public var isEmpty: Bool { parts.isEmpty }

    /// Where the limits come from, when nobody gave them; nil otherwise.
    public var basis: Bilingual? {
        guard isCalibrated else { return nil }
        return isScaled
            ? Bilingual(
                "none given, so those of known clusters, in the scale of the study's medians",
                "ingen angivet, derfor de kendte klyngers, i skala efter studiets medianer")
            : Bilingual(
                "none given, so those calibrated on known clusters",
                "ingen angivet, derfor de kalibrerede på kendte klynger")
    }

    /// Which limits are calibrated beside given ones, and which calibrated ones do not hold; nil where neither is so.
    public var origins: Bilingual? {
        var sentences: [Bilingual] = []
        let kept = SettledLimits.order.filter { settled.origins[$0].map { $0 != .given } ?? false }
        if !kept.isEmpty, !isCalibrated {
            let title =
                isScaled
                ? Bilingual("Of these in the scale of the study: ", "Heraf i studiets skala: ")
                : Bilingual("Of these calibrated on known clusters: ", "Heraf kalibreret på kendte klynger: ")
            sentences.append(title + listed(kept.map { words($0, $0.bounds(in: limits)) }))
        }
        let dropped = SettledLimits.order.compactMap { threshold in
            settled.dropped[threshold].map { words(threshold, $0) }
        }
        if !dropped.isEmpty {
            let title =
                limits.defaults == StudyLimits.Defaults.none
                ? Bilingual("Calibrated limits left out: ", "Kalibrerede grænser udeladt: ")
                : Bilingual(
                    "Calibrated limits dropped, because others were given: ",
                    "Kalibrerede grænser faldt bort, fordi andre blev givet: ")
            let hint: Bilingual =
                limits.defaults == StudyLimits.Defaults.none
                ? "" : Bilingual(" (`--limits calibrated` keeps them)", " (`--limits calibrated` beholder dem)")
            sentences.append(title + listed(dropped) + hint)
        }
        guard let first = sentences.first else { return nil }
        return sentences.dropFirst().reduce(first) { $0 + ". " + $1 }
    }

    private func listed(_ parts: [Bilingual]) -> Bilingual {
        guard let first = parts.first else { return "" }
        return parts.dropFirst().reduce(first) { $0 + ", " + $1 }
    }

    private func words(_ threshold: Threshold, _ bounds: LimitBounds) -> Bilingual {
        var only = StudyLimits()
        only.sameMunicipality = false
        switch threshold {
        case .population: only.population = bounds
        case .members: only.members = bounds
        case .diameter: only.maxDiameterKm = bounds.maximum
        case .gap: only.maxGapKm = bounds.maximum
        case .radius: only.maxRadiusKm = bounds.maximum
        case .drive: only.maxDriveMinutes = bounds.maximum
        }
        var words = self
        words.limits = only
        return words.text
    }

    /// All of them in one line, without a full stop: `1,000 to 16,000 inhabitants, 2 to 10 parishes, …`.
    public var text: Bilingual {
        guard let first = parts.first else { return Bilingual("none", "ingen") }
        return parts.dropFirst().reduce(first) { $0 + ", " + $1 }
    }

    private var parts: [Bilingual] {
        var parts: [Bilingual] = []
        func range(_ bounds: LimitBounds, _ one: Bilingual, _ many: Bilingual) {
            guard let range = ReportWords.range(bounds.minimum, bounds.maximum) else { return }
            parts.append("\(range) \((bounds.maximum ?? bounds.minimum) == 1 ? one : many)")
        }
        func most(_ title: Bilingual, _ value: Double?, _ unit: String) {
            guard let value else { return }
            parts.append("\(title) \(Bilingual("up to", "højst")) \(.short(value)) \(unit)")
        }
        range(limits.population, Bilingual("inhabitant", "indbygger"), Bilingual("inhabitants", "indbyggere"))
        range(limits.members, ReportWords.one(word), ReportWords.many(word))
        range(limits.clusters, Bilingual("cluster", "klynge"), Bilingual("clusters", "klynger"))
        most("diameter", limits.maxDiameterKm, "km")
        most(Bilingual("gap", "spring"), limits.maxGapKm, "km")
        most(Bilingual("distance to the hub", "afstand til midtpunktet"), limits.maxRadiusKm, "km")
        most(Bilingual("drive end to end", "køretid fra ende til anden"), limits.maxDriveMinutes, "min")
        for demand in limits.attributes { parts.append(Bilingual(same: demand.text)) }
        for target in limits.targets { parts.append(Bilingual("wish ", "ønske ") + Bilingual(same: target.text)) }
        for demand in limits.facilities { parts.append(Bilingual(same: demand.text)) }
        for demand in limits.facilityDistances {
            parts.append(Bilingual("km to ", "km til ") + Bilingual(same: demand.text))
        }
        if let crossings = limits.crossings {
            parts.append(
                Bilingual(
                    "at most \(crossings) clusters over a municipal border",
                    "højst \(crossings) klynger over en kommunegrænse"))
        }
        for split in limits.splits {
            parts.append(Bilingual("cut at most ", "del højst ") + Bilingual(same: split.text))
        }
        if limits.sameMunicipality == true {
            parts.append(Bilingual("each cluster in one municipality", "hver klynge i én kommune"))
        }
        for units in limits.together {
            parts.append(Bilingual("together: ", "sammen: ") + Bilingual(same: units.joined(separator: " + ")))
        }
        for units in limits.apart {
            parts.append(Bilingual("apart: ", "adskilt: ") + Bilingual(same: units.joined(separator: " / ")))
        }
        if let file = limits.fixed {
            parts.append(Bilingual("clusters kept from ", "klynger beholdt fra ") + Bilingual(same: file))
        }
        if limits.cover == .all {
            parts.append(Bilingual(word.every.english, word.every.danish) + Bilingual(" in a cluster", " i en klynge"))
        } else if limits.cover == .some, !parts.isEmpty {
            parts.append(ReportWords.many(word) + Bilingual(" may be left out", " må være udenfor"))
        }
        return parts
    }
}
