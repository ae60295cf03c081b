import Constraints
import GeoModel
import GroupingMethods
import StudyAreas

extension StudyProblem {
    /// Why nothing meets the limits, with the units by name: one diagnostic a reason.
    public func diagnostics(for reasons: [Infeasibility]) -> [Diagnostic] { reasons.map(diagnostic) }

    /// The reasons, each with what the change that it asks for does by itself, and where none of these is enough, the
    /// single limits that are, with the smallest change of each.
    ///
    /// Solves the problem once a reason, and then many times over.
    public func explained(_ reasons: [Infeasibility], _ options: GroupingOptions) async -> [Infeasibility] {
        let problem = unbounded
        guard reasons.allSatisfy(\.proven) else {
            // Not found is not impossible: then only what was tried is offered, and not for long.
            var brief = options
            let end = ContinuousClock.now + .seconds(8)
            brief.deadline = min(options.deadline ?? end, end)
            return reasons + (await problem.smallestRelaxations(brief, isProven: false))
        }
        let known = await problem.withEffects(reasons.map(measured), options)
        if known.contains(where: { $0.effect == .suffices && $0.limit != .clusterCount }) { return known }
        if known.contains(where: { $0.limit == .clusterCount && $0.effect == .allows }) {
            // No number of clusters can be had because there is no cluster: the reasons for that are what counts.
            var limits = grouping.limits
            limits.clusterCount = LimitRange()
            let reasons = await reasonsForNoCluster(problem, within: limits, options)
            return known + (await problem.withEffects(reasons, options))
        }
        return known + (await problem.smallestRelaxations(options))
    }

    private func diagnostic(for found: Infeasibility) -> Diagnostic {
        let reason = measured(found)
        let shown = reason.units.prefix(3).map { study.units[$0].described }
        let rest = reason.units.count - shown.count
        let who = shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
        var message = "no grouping meets the limits: \(reason.reason)"
        if !who.isEmpty { message += " (\(who))" }
        var notes: [String] = []
        if reason.limit.isMeasured, let value = reason.value, let bound = reason.bound, value.isFinite {
            let missed = abs(value - bound)
            notes.append(
                "\(reason.limit.words): at best \(reason.limit.text(value)), the limit is \(reason.limit.text(bound)), "
                    + "missed by \(reason.limit.text(missed))")
        }
        if !reason.proven { notes.append("this is what the search found; it is not proven that no grouping exists") }
        return Diagnostic(
            reason.proven ? .infeasibleLimits : .noGroupingFound, .error, message, notes: notes, hint: hint(for: reason)
        )
    }

    /// The reason with real figures: the search knows distances beyond its limits only as infinite.
    private func measured(_ reason: Infeasibility) -> Infeasibility {
        guard let relaxation = reason.relaxation, !relaxation.isFinite else { return reason }
        var reason = reason
        switch (reason.limit, reason.units.count) {
        case (.diameterKm, 2...200):
            reason.value = distances.diameterKm(reason.units)
            reason.bound = reason.bound ?? limits.maxDiameterKm
        case (.gapKm, 1):
            reason.value = distanceToNearestPartner(of: reason.units[0])
        default: return reason
        }
        reason.relaxation = reason.value
        return reason
    }

    /// The limit on the drive, in whole tenths of a minute, that would do where that limit keeps units apart: by the longest known
    /// drive between them, or by how long the fastest car takes for their diameter.
    private func neededDrive(for reason: Infeasibility) -> Double? {
        guard let most = limits.maxDriveMinutes else { return nil }
        var needed = 0.0
        if reason.limit == .apart {
            for (place, first) in reason.units.enumerated() {
                for second in reason.units[(place + 1)...] {
                    needed = max(needed, study.distances.minutes(first, second) ?? 0)
                }
            }
        } else if reason.limit == .diameterKm, let km = reason.relaxation, km <= limits.maxDiameterKm ?? .infinity {
            needed = km / UnitDistances.fastestKmPerMinute
        }
        return needed > most && needed.isFinite ? (needed * 10).rounded(.up) / 10 : nil
    }

    /// Kilometres to the nearest unit that may share a cluster with this one; nil where there is none.
    private func distanceToNearestPartner(of unit: Int) -> Double? {
        grouping.populations.indices.filter {
            $0 != unit && (!grouping.limits.sameMunicipality || grouping.sharesMunicipality($0, unit))
        }
        .map { distances.km(unit, $0) }.filter(\.isFinite).min()
    }

    private func hint(for reason: Infeasibility) -> String {
        if let minutes = neededDrive(for: reason) {
            return "the smallest change that is enough: `--max-drive \(Wording.number(minutes))`"
        }
        let relaxed = reason.relaxation.flatMap {
            reason.limit.option($0, isMaximum: reason.isMaximum, limits: limits).map(complete)
        }
        if let relaxed {
            switch reason.effect {
            case .suffices where !reason.proven: return "`\(relaxed)` was tried: with it there is a grouping"
            case .suffices: return "the smallest change that is enough: `\(relaxed)`"
            case .allows where reason.limit == .clusterCount: return "no cluster keeps the other limits; change those"
            case .allows: return "`\(relaxed)` allows clusters, but none that is worth more than leaving its units out"
            case .isNotEnough: return "`\(relaxed)` is needed, but is not enough by itself"
            case nil: return "`\(relaxed)` is what this limit asks for; whether it is enough was not tried"
            }
        }
        switch reason.limit {
        case .coverAll: return "let units stay unassigned with `--cover some`, or widen another limit"
        case .municipality: return "allow clusters across a municipal border with `--no-same-municipality`"
        case .connection where reason.units.isEmpty: return "widen more than one of them"
        case .connection: return "declare a link where people really cross, as `--link A=B`"
        case .together, .apart, .fixed: return "take one of the demands back"
        default: return "widen this limit"
        }
    }
}

extension StudyProblem {
    /// An option, with those that keep the other limits where these are calibrated: giving one limit drops the defaults.
    private func complete(_ option: String) -> String {
        guard limitsAreCalibrated, limits.defaults == nil else { return option }
        var options = [option]
        func keep(_ name: String, _ value: String?) {
            if let value, !option.hasPrefix("--\(name) ") { options.append("--\(name) \(value)") }
        }
        keep("population", limits.population.isOpen ? nil : "\(limits.population)")
        keep("members", limits.members.isOpen ? nil : "\(limits.members)")
        keep("max-diameter", limits.maxDiameterKm.map(Wording.number))
        return options.joined(separator: " ")
    }
}

extension Infeasibility.Limit {
    /// The limit in words.
    var words: String {
        switch self {
        case .population: "inhabitants"
        case .members: "members"
        case .diameterKm: "diameter"
        case .gapKm: "gap"
        case .radiusKm: "radius"
        case .clusterCount: "number of clusters"
        case .municipality: "municipalities"
        case .together: "units kept together"
        case .apart: "units kept apart"
        case .fixed: "fixed clusters"
        case .coverAll: "units left over"
        case .attribute: "sum of the attribute"
        case .connection: "connected parts"
        }
    }

    /// The limit in Danish.
    var danishWords: String {
        switch self {
        case .population: "indbyggere"
        case .members: "medlemmer"
        case .diameterKm: "diameter"
        case .gapKm: "spring"
        case .radiusKm: "radius"
        case .clusterCount: "antal klynger"
        case .municipality: "kommuner"
        case .together: "enheder, der holdes sammen"
        case .apart: "enheder, der holdes adskilt"
        case .fixed: "faste klynger"
        case .coverAll: "enheder tilovers"
        case .attribute: "summen af egenskaben"
        case .connection: "sammenhængende dele"
        }
    }

    /// What a cluster would have, and what it may have.
    func breach(value: Double, bound: Double) -> Evidence {
        func danish(_ value: Double) -> String { text(value).replacing(".", with: ",") }
        return Evidence(
            english: "\(words) would be \(text(value)), the limit is \(text(bound))",
            danish: "\(danishWords) ville være \(danish(value)), grænsen er \(danish(bound))")
    }

    /// Whether it is a figure that can be missed by more or less; the others are demands.
    var isMeasured: Bool {
        switch self {
        case .population, .members, .diameterKm, .gapKm, .radiusKm, .clusterCount, .attribute, .coverAll: true
        case .municipality, .together, .apart, .fixed, .connection: false
        }
    }

    /// A value of this limit with its unit.
    func text(_ value: Double) -> String {
        switch self {
        case .diameterKm, .gapKm, .radiusKm: "\((value * 100).rounded() / 100) km"
        default: Wording.number(value)
        }
    }

    /// The command's option that sets the limit to `value`, the other end of a range kept.
    func option(_ value: Double, isMaximum: Bool, limits: StudyLimits) -> String? {
        func range(_ name: String, _ bounds: LimitBounds) -> String {
            var bounds = bounds
            if isMaximum { bounds.maximum = value.rounded(.up) } else { bounds.minimum = value.rounded(.down) }
            return "--\(name) \(bounds)"
        }
        // Rounded away from the value, so that the printed option really does it.
        let km = (value * 100).rounded(.up) / 100
        guard value.isFinite else { return nil }
        switch self {
        case .population: return range("population", limits.population)
        case .members: return range("members", limits.members)
        case .clusterCount: return range("clusters", limits.clusters)
        case .diameterKm: return "--max-diameter \(km)"
        case .gapKm: return "--max-gap \(km)"
        case .radiusKm: return "--max-radius \(km)"
        default: return nil
        }
    }
}
