import StudyAreas

/// The limits that hold, and where each comes from.
public struct SettledLimits: Sendable {
    /// Where a limit comes from.
    public enum Origin: String, Sendable {
        /// The study file or an option.
        case given
        /// Known clusters in Denmark.
        case calibrated
        /// Known clusters, in the scale of the study.
        case scaled
    }

    /// The limits that hold; defaults filled in.
    public var limits: StudyLimits
    /// Where those on size and distance come from; a limit that does not hold is absent.
    public var origins: [Threshold: Origin] = [:]
    /// The calibrated limits that do not hold, because others were given.
    public var dropped: [Threshold: LimitBounds] = [:]

    /// Whether all limits on size and distance are calibrated ones.
    public var areCalibrated: Bool {
        !origins.isEmpty && origins.values.allSatisfy { $0 != .given }
    }

    /// In the order in which people read them.
    public static let order: [Threshold] = [.population, .members, .diameter, .gap, .radius, .drive]
}

extension StudyLimits {
    /// The limits that hold. Where none is given those calibrated on known clusters; where some are given only these, unless
    /// `defaults` says otherwise.
    ///
    /// - Parameters:
    ///   - scale: in whose scale the calibrated ones are; nil for those of Denmark.
    ///   - knowsPopulation: without figures there is no calibrated limit on inhabitants.
    public func settled(for kind: UnitKind, scale: StudyScale? = nil, knowsPopulation: Bool = true) -> SettledLimits {
        var settled = SettledLimits(limits: self)
        // How many clusters may lie over a municipal border is a question only where any may.
        settled.limits.sameMunicipality =
            sameMunicipality ?? (crossings == nil && defaults != StudyLimits.Defaults.none)
        settled.limits.cover = cover ?? .some
        for threshold in SettledLimits.order where !threshold.limit(in: self).isOpen {
            settled.origins[threshold] = .given
        }
        let keeps = defaults == .calibrated || (defaults == nil && areOpen)
        for (threshold, bounds) in Self.calibrated(kind, scale) where settled.origins[threshold] == nil {
            if threshold == .population, !knowsPopulation { continue }
            guard keeps else {
                settled.dropped[threshold] = bounds
                continue
            }
            settled.origins[threshold] = scale == nil || threshold == .members ? .calibrated : .scaled
            switch threshold {
            case .population: settled.limits.population = bounds
            case .members: settled.limits.members = bounds
            default: settled.limits.maxDiameterKm = bounds.maximum
            }
        }
        return settled
    }

    /// 1,000 to 16,000 inhabitants, 2 to 10 parishes or 2 to 25 villages, and a diameter of 15 km.
    private static func calibrated(_ kind: UnitKind, _ scale: StudyScale?) -> [(Threshold, LimitBounds)] {
        func scaled(_ value: Double, _ threshold: Threshold) -> Double { scale?.scaled(value, threshold) ?? value }
        return [
            (
                .population,
                LimitBounds(minimum: scaled(1000, .population), maximum: scaled(16000, .population))
            ),
            (.members, LimitBounds(minimum: 2, maximum: kind == .parish ? 10 : 25)),
            (.diameter, LimitBounds(maximum: scaled(15, .diameter))),
        ]
    }
}
