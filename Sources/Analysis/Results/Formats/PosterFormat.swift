import ForeignFormats
import GeoModel
import Reports

/// The first page of the report on A3. Where this machine cannot print, that is reported: everything else is worth having without
/// it.
struct PosterFormat: FolderFormat {
    let name = "poster"
    let fileNames = ["poster.pdf"]

    func files(_ result: FolderResult) throws(UnusableInput) -> [[UInt8]] {
        var report = GroupingReport(result.writer.provenance, entry: result.entry, diagnostics: [])
        report.isPoster = true
        report.sheet = result.writer.sheet
        let page = try report.bytes(language: result.writer.language)
        do throws(UnusableInput) { return [try PagePrinter().pdf(of: page)] } catch {
            result.report(error.diagnostics)
            return []
        }
    }
}
