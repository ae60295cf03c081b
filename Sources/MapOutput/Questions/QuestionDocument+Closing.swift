import GeoJSONFormat
import GroupingMethods

extension QuestionDocument {
    /// `closing`: the best grouping with all facilities open beside the best with some closed.
    public static func closing(
        _ closed: [String], before: Grouping, after: Grouping, broken: Int, moved: [String], inhabitants: Double
    ) -> JSONValue {
        .members([
            ("closed", .strings(closed)), ("objectiveBefore", .rounded(before.objective)),
            ("objectiveAfter", .rounded(after.objective)), ("clustersBefore", .integer(before.clusters.count)),
            ("clustersAfter", .integer(after.clusters.count)), ("clustersThatWouldBreakALimit", .integer(broken)),
            ("movedUnits", .strings(moved)), ("movedInhabitants", .rounded(inhabitants, 1)),
        ])
    }
}
