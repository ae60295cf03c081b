import Delimitation
import GeoModel
import MapOutput
import StudyAreas

/// The clusters that must occur exactly as they are: those of the file that a study's limits name as `fixed`.
public struct FixedClusters: Sendable {
    /// Indices of units, ascending in each cluster.
    public var clusters: [[Int]] = []
    /// What was assumed to read the file.
    public var diagnostics: [Diagnostic] = []

    /// The clusters of the study's file; none where it names none.
    ///
    /// - Throws: `UnusableInput` for a file that cannot be read or names units that the study lacks.
    public init(of study: Study) throws(UnusableInput) {
        guard let path = study.configuration.limits.fixed else { return }
        let file = try GroupingFile.read(path, units: study.units)
        (clusters, diagnostics) = (file.clusters, file.diagnostics)
    }
}

extension StudyProblem {
    /// The study with the limits of its own settings.
    ///
    ///     let problem = try StudyProblem(StudyLoader.load(settings))
    /// - Parameter completingLimits: whether absent limits become the calibrated ones; false where a grouping that somebody
    ///   brings is scored, which breaks no limit that nobody set.
    /// - Throws: `UnusableInput` for limits that the study cannot have, and for a file of fixed clusters that cannot be used.
    public init(_ study: Study, completingLimits: Bool = true) throws(UnusableInput) {
        try self.init(
            study, limits: study.configuration.limits, fixed: FixedClusters(of: study).clusters,
            completingLimits: completingLimits)
    }
}
