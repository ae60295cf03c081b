import Files
import KlyngeKit

/// What was written, and how to open it.
struct WrittenFiles {
    var folder: String
    /// The names of the files, seen from the folder.
    var files: [String]
    var language: Language

    private func isReport(_ name: String) -> Bool { name.hasSuffix("report.html") }

    var text: String {
        func say(_ english: String, _ danish: String) -> String { language == .da ? danish : english }
        let own = files.filter { !$0.contains("/") }
        let deeper = Set(files.filter { $0.contains("/") }.map { String($0.prefix { $0 != "/" }) }).count
        var names = own.filter(isReport) + own.filter { !isReport($0) }.sorted()
        if deeper > 0 {
            names.append(
                say("and a folder for each of \(deeper) alternatives", "og en mappe til hvert af \(deeper) forslag"))
        }
        let report = PathText.join(folder, own.first(where: isReport) ?? "")
        let open =
            own.contains(where: isReport)
            ? say("Open the report in a browser: ", "Åbn rapporten i en browser: ") + PathText.display(report) + "\n"
            : ""
        return Wrapping.filled(
            say("Written to ", "Skrevet til ") + "\(PathText.display(folder)): \(names.joined(separator: ", ")).",
            width: TerminalWidth.columns, indent: "  ") + "\n" + open
    }
}
