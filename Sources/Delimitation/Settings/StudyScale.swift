import Constraints
import GeoModel
import GroupingMethods
import StudyAreas

/// How a study's units compare with Danish villages and parishes, on which limits and bands are calibrated.
///
/// Two medians say it: inhabitants of a unit, and kilometres between neighbours.
public struct StudyScale: Sendable, Hashable {
    /// The median inhabitants of the units that have any; nil where none is known.
    public var inhabitants: Double?
    /// The median distance between two neighbours, in kilometres; nil where there are none.
    public var neighbourKm: Double?
    /// The median inhabitants in Denmark.
    public var usualInhabitants: Double
    /// The median distance between neighbours in Denmark, in kilometres.
    public var usualKm: Double

    /// The medians of all Danish parishes, and of all Danish towns, villages and hamlets.
    static func usual(_ kind: UnitKind) -> (inhabitants: Double, km: Double) {
        kind == .parish ? (1040, 4.7) : (300, 2.7)
    }

    /// Measures a study. O(units log units + neighbours log neighbours).
    public init(_ study: Study) {
        (usualInhabitants, usualKm) = Self.usual(study.unitKind)
        inhabitants = Self.median(study.units.compactMap(\.population).filter { $0 > 0 })
        // On the ground, not in the working plane; of a large study a part is enough, evenly spread.
        let step = max(1, study.units.count / Self.mostMeasured)
        var km: [Double] = []
        for unit in stride(from: 0, to: study.units.count, by: step) {
            for other in study.graph.neighbours(of: unit) where other > unit || step > 1 {
                km.append(study.distances.straightKm(unit, other))
            }
        }
        neighbourKm = Self.median(km.filter { $0 > 0 })
    }

    /// From so many units on only a part of them is measured.
    private static let mostMeasured = 10_000

    private static func median(_ values: [Double]) -> Double? {
        let sorted = values.filter(\.isFinite).sorted()
        guard !sorted.isEmpty else { return nil }
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }

    /// How many times a Danish unit's inhabitants; 1 where unknown.
    public var inhabitantsFactor: Double { inhabitants.map { $0 / usualInhabitants } ?? 1 }
    /// How many times the Danish distance between neighbours; 1 where unknown.
    public var distanceFactor: Double { neighbourKm.map { $0 / usualKm } ?? 1 }

    /// More than this many times off, either side, is another kind of country.
    static let farOff = 3.0

    static func isFarOff(_ factor: Double) -> Bool { factor > farOff || factor < 1 / farOff }

    /// Two significant digits: 41,230 is 41,000, and 0.1234 is 0.12.
    static func rounded(_ value: Double) -> Double {
        guard value > 0, value.isFinite else { return value }
        var scale = 1.0
        while value / scale >= 100 { scale *= 10 }
        // Divided, not multiplied by a tenth, so that 4.5 stays 4.5.
        if scale > 1 || value >= 10 { return (value / scale).rounded() * scale }
        var parts = 1.0
        while value * parts < 10 { parts *= 10 }
        return (value * parts).rounded() / parts
    }

    /// A calibrated value of a quantity in this study's scale.
    func scaled(_ value: Double, _ threshold: Threshold) -> Double {
        switch threshold {
        case .population: Self.rounded(value * inhabitantsFactor)
        case .members: value
        case .gap, .diameter, .radius, .drive: Self.rounded(value * distanceFactor)
        }
    }

    /// The calibrated bands in this study's scale, by the thresholds' names.
    var bands: [String: TrapezoidScore] {
        var bands: [String: TrapezoidScore] = [:]
        for threshold in Threshold.allCases where threshold != .members {
            guard let band = threshold.calibratedBand else { continue }
            func range(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
                let low = scaled(range.lowerBound, threshold)
                return low...max(low, scaled(range.upperBound, threshold))
            }
            bands[threshold.rawValue] = TrapezoidScore(full: range(band.full), zero: range(band.zero))
        }
        return bands
    }

    /// The one notice that a study is unlike Danish villages; nil where it is not, or where the user has set the bands.
    func notice(_ configuration: StudyConfiguration) -> Diagnostic? {
        guard configuration.scale != .study else { return nil }
        func times(_ factor: Double) -> String {
            let isMore = factor > 1
            return Wording.number(Self.rounded(isMore ? factor : 1 / factor))
                + (isMore ? " times as" : " times less than")
        }
        var what: [String] = []
        if let inhabitants, Self.isFarOff(inhabitantsFactor), configuration.bands[Threshold.population.rawValue] == nil
        {
            what.append(
                "a typical unit has \(Wording.grouped(inhabitants)) inhabitants, in Denmark \(Wording.grouped(usualInhabitants))"
            )
        }
        let ownDistances = [Threshold.gap, .diameter].allSatisfy { configuration.bands[$0.rawValue] != nil }
        if let neighbourKm, Self.isFarOff(distanceFactor), !ownDistances {
            what.append(
                "neighbours lie \(Wording.number(Self.rounded(neighbourKm))) km apart, in Denmark \(Wording.number(usualKm)) km"
            )
        }
        guard !what.isEmpty else { return nil }
        return Diagnostic(
            .unlikeDanishVillages, .warning,
            "the study is unlike the Danish villages on which bands and limits are calibrated: "
                + what.joined(separator: "; "),
            hint:
                "`--scale study` derives limits and bands from the study's own medians; or set [bands] in the study file"
        )
    }
}
