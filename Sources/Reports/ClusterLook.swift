import Delimitation
import StudyAreas

/// What of one cluster deserves a look. The report's checklist and the what-if page judge by `ThresholdRow.verdict` alone, so
/// that one never has something to look at where the other has nothing.
public enum ClusterLook {
    /// What a cluster has of a quantity, beside what known clusters have of it; nil for a value within its band.
    public static func outsideBand(_ row: ThresholdRow, in problem: StudyProblem) -> Bilingual? {
        guard row.verdict == .outsideBand, let band = row.band,
            let range = ReportWords.range(band.full.lowerBound, band.full.upperBound)
        else { return nil }
        let origin =
            row.isBandCalibrated
            ? Bilingual("known clusters have ", "kendte klynger har ")
            : Bilingual("the study's own band is ", "studiets eget bånd er ")
        return ReportWords.spoken(row, problem.study.unitWord) + "; " + origin + range
    }
}
