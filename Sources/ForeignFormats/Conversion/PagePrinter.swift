import Foundation
import GeoJSONFormat
import GeoModel

/// Prints a page to PDF by an installed Chromium or Chrome; nothing is fetched, and no profile is touched.
public struct PagePrinter: Sendable {
    /// The browsers that are looked for on the path, in this order.
    static let programs = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
    /// The variable that names another one.
    public static let variable = "KLYNGE_CHROMIUM"

    /// A printer.
    public init() {}

    /// The PDF of an HTML file, with its dates taken out so that the same page gives the same bytes.
    ///
    /// - Throws: `UnusableInput` with K362 where there is no browser, or it fails.
    public func pdf(of page: [UInt8]) throws(UnusableInput) -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "klynge-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let (source, target) = (folder.appending(path: "page.html"), folder.appending(path: "page.pdf"))
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(page).write(to: source)
        } catch {
            throw Self.failure("the page for it could not be written: \(error.localizedDescription)")
        }
        var arguments = [
            "--headless=new", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer", "--disable-dev-shm-usage",
            "--user-data-dir=\(folder.appending(path: "profile").path)", "--virtual-time-budget=4000",
            "--print-to-pdf=\(target.path)",
        ]
        // Chromium has no sandbox for the superuser.
        if geteuid() == 0 { arguments.append("--no-sandbox") }
        arguments.append(source.absoluteString)
        let given = ProcessInfo.processInfo.environment[Self.variable].map { [$0] }
        for program in given ?? Self.programs {
            do {
                let outcome = try ChildProcess(program: program, arguments: arguments).run()
                guard outcome.isSuccess, let bytes = try? Data(contentsOf: target),
                    bytes.starts(with: Data("%PDF".utf8))
                else { throw Self.failure("\(program) printed nothing (\(outcome.status))") }
                return Self.withoutDates([UInt8](bytes))
            } catch let failure as ChildProcess.Failure {
                guard case .notInstalled = failure else { throw Self.failure("\(program) could not be run") }
            } catch let error as UnusableInput {
                throw error
            } catch {
                throw Self.failure("\(error)")
            }
        }
        throw Self.failure("no Chromium or Chrome is installed")
    }

    private static func failure(_ reason: String) -> UnusableInput {
        UnusableInput(
            Diagnostic(
                .furtherFileMissing, .warning, "poster.pdf was not made: \(reason)",
                hint:
                    "install Chromium (`apt install chromium`), or print the first page of report.html from any browser"
            ))
    }

    /// The dates as zeros, of the same length, so that no offset in the file moves.
    static func withoutDates(_ pdf: [UInt8]) -> [UInt8] {
        var pdf = pdf
        for key in ["/CreationDate (D:", "/ModDate (D:"] {
            let wanted = Array(key.utf8)
            var index = 0
            while index + wanted.count < pdf.count {
                guard pdf[index] == wanted[0], pdf[index..<index + wanted.count].elementsEqual(wanted) else {
                    index += 1
                    continue
                }
                index += wanted.count
                while index < pdf.count, pdf[index] != UInt8(ascii: ")") {
                    if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(pdf[index]) { pdf[index] = UInt8(ascii: "0") }
                    index += 1
                }
            }
        }
        return pdf
    }
}
