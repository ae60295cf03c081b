import GeoModel
import Reports

/// A workbook: clusters, units and figures as sheets.
struct WorkbookFormat: FolderFormat {
    let name = "table"
    let fileNames = ["clusters.xlsx"]

    func files(_ result: FolderResult) throws(UnusableInput) -> [[UInt8]] {
        [GroupingBook(result.entry.facts, problem: result.writer.problem, language: result.writer.language).bytes]
    }
}
