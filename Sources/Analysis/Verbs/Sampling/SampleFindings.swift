import Foundation
import GeoModel
import GroupingMethods

/// What there is to warn of about a sample.
enum SampleFindings {
    static func diagnostics(_ sample: ChainSample, wanted: Int) -> [Diagnostic] {
        var found: [Diagnostic] = []
        let isStill = sample.groupings.count > 1 && Set(sample.groupings.map(\.clusters)).count == 1
        if isStill {
            found.append(
                Diagnostic(
                    .sampleStandsStill, .warning,
                    "\(sample.statistics.steps) steps led to no other grouping: all that were drawn are the same",
                    hint: "widen a limit, or ask for another number of clusters with `--clusters`"))
        }
        if sample.statistics.boundsExceeded > 0 {
            found.append(
                Diagnostic(
                    .sampleBoundExceeded, .warning,
                    "\(sample.statistics.boundsExceeded) of \(sample.statistics.trees) spanning trees had more cuts than the "
                        + "\(sample.statistics.cutBound ?? 0) allowed for: the distribution is slightly off",
                    hint: "raise `--burn-in` above \(sample.statistics.burnIn)"))
        }
        // A handful of groupings says nothing about agreement.
        if !isStill, sample.groupings.count >= 40, sample.chainLengths.count > 1,
            sample.scaleReduction > 1.05 || sample.effectiveSize < Double(min(100, sample.groupings.count / 4))
        {
            found.append(
                Diagnostic(
                    .sampleMixesPoorly, .warning,
                    "the \(sample.groupings.count) groupings are worth \(text(sample.effectiveSize, Wording.grouped)) independent draws; R-hat "
                        + text(sample.scaleReduction) { String(format: "%.2f", $0) },
                    hint: "raise `--steps` above \(sample.statistics.steps)"))
        }
        return found
    }

    /// A number that may not be known.
    private static func text(_ value: Double, _ spelled: (Double) -> String) -> String {
        value.isFinite ? spelled(value) : "–"
    }
}
