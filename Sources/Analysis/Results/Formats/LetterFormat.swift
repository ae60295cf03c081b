import GeoModel
import Reports

/// A letter that goes with an application.
struct LetterFormat: FolderFormat {
    let name = "letter"
    let fileNames = ["letter.docx"]

    func files(_ result: FolderResult) throws(UnusableInput) -> [[UInt8]] {
        [GroupingLetter(result.entry, problem: result.writer.problem, language: result.writer.language).bytes]
    }
}
