import GeoModel
import GroupingMethods
import StudyAreas

extension StudyProblem {
    /// The same study with other limits; the scorer, which takes longest to make, is kept.
    ///
    /// - Parameters:
    ///   - fixed: clusters, by position, that must occur exactly as they are.
    ///   - completingLimits: whether absent limits become the calibrated ones.
    ///   - adjust: changes what the methods of grouping have to keep beyond these limits.
    /// - Throws: `UnusableInput` for limits that the study cannot have, as the initializer does.
    public func limited(
        by limits: StudyLimits, fixed: [[Int]] = [], completingLimits: Bool = false,
        adjust: (inout GroupingLimits) -> Void = { _ in }
    ) throws(UnusableInput) -> StudyProblem {
        var problem = try StudyProblem(
            study, limits: limits, fixed: fixed, completingLimits: completingLimits, scorer: scorer)
        adjust(&problem.grouping.limits)
        return problem
    }
}
