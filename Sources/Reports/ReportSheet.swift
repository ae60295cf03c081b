import GeoModel
import StudyAreas

/// The study as it is drawn on every map of every report: made once, where several pages are written.
public struct ReportSheet: Sendable {
    let map: ReportMap

    /// Draws the study.
    ///
    /// - Throws: `UnusableInput` when a layer cannot be projected for drawing.
    public init(_ study: Study) throws(UnusableInput) { map = try ReportMap(study) }

    /// The map of a study: the one that was drawn before, where there is one.
    static func map(of study: Study, drawn sheet: ReportSheet?) throws(UnusableInput) -> ReportMap {
        if let sheet { return sheet.map }
        return try ReportMap(study)
    }
}
