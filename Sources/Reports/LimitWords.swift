import Delimitation
import StudyAreas

/// The limits that hold, for people: the same words in the report and on the terminal.
public struct LimitWords: Sendable {
    private let limits: StudyLimits
    private let isCalibrated: Bool
    private let kind: UnitKind

    /// The limits of a problem.
    public init(_ problem: StudyProblem) {
        limits = problem.limits
        isCalibrated = problem.limitsAreCalibrated
        kind = problem.study.unitKind
    }

    /// Whether nothing limits a cluster.
    public var isEmpty: Bool { parts.isEmpty }

    /// Where the limits come from, when nobody gave them; nil otherwise.
    public var basis: Bilingual? {
        isCalibrated
            ? Bilingual(
                "none given, so those calibrated on known clusters",
                "ingen angivet, derfor de kalibrerede på kendte klynger") : nil
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
        range(limits.members, ReportWords.one(kind), ReportWords.many(kind))
        range(limits.clusters, Bilingual("cluster", "klynge"), Bilingual("clusters", "klynger"))
        most("diameter", limits.maxDiameterKm, "km")
        most(Bilingual("gap", "spring"), limits.maxGapKm, "km")
        most(Bilingual("distance to the hub", "afstand til midtpunktet"), limits.maxRadiusKm, "km")
        most(Bilingual("drive end to end", "køretid fra ende til anden"), limits.maxDriveMinutes, "min")
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
            let every =
                kind == .parish ? Bilingual("every parish", "hvert sogn") : Bilingual("every village", "hver landsby")
            parts.append(every + Bilingual(" in a cluster", " i en klynge"))
        } else if limits.cover == .some, !parts.isEmpty {
            parts.append(ReportWords.many(kind) + Bilingual(" may be left out", " må være udenfor"))
        }
        return parts
    }
}
