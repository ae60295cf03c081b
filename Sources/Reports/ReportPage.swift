import Files
import Foundation
import StudyAreas

/// The language that the page opens in.
public enum ReportLanguage: String, Sendable, CaseIterable {
    /// English.
    case english = "en"
    /// Danish.
    case danish = "da"
}

/// The frame of every report: one file without a request, its style and script named by their digests.
struct ReportPage {
    var title: Bilingual
    var language: ReportLanguage
    /// Whether the contents need the whole width of the window.
    var isWide = false

    /// The whole file around `body`.
    func bytes(_ body: Markup) -> [UInt8] {
        let style = PackageResources.report_css
        let script = PackageResources.view_js + PackageResources.picture_js + PackageResources.report_js
        // The map is drawn by a worker, which the script makes of its own text.
        let policy = [
            "default-src 'none'", "style-src 'sha256-\(Self.digest(style))'",
            "script-src 'sha256-\(Self.digest(script))'",
            "worker-src blob:", "base-uri 'none'", "form-action 'none'",
        ].joined(separator: "; ")
        var page = Markup()
        page.raw("<!DOCTYPE html>\n")
        page.open(
            "html",
            [
                ("lang", language.rawValue), ("data-title-en", title.english), ("data-title-da", title.danish),
            ])
        page.raw("\n<head>\n<meta charset=\"utf-8\">\n")
        page.open("meta", [("http-equiv", "Content-Security-Policy"), ("content", policy)])
        page.raw("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        page.raw(
            "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n")
        page.element("title") { $0.text(language == .danish ? title.danish : title.english) }
        page.raw("\n<style>")
        page.raw(style)
        page.raw("</style>\n</head>\n")
        page.open("body", isWide ? [("class", "wide-page")] : [])
        page.raw("\n")
        page.append(body)
        page.raw("\n<script>")
        page.raw(script)
        page.raw("</script>\n</body>\n</html>\n")
        return page.bytes
    }

    /// The title, the switch of the language, and what is said first.
    func addHeader(_ headline: Bilingual, standing: Bilingual, note: Bilingual? = nil, to markup: inout Markup) {
        markup.element("header", [("class", "top")]) { header in
            header.element("a", [("class", "skip"), ("href", "#checks")]) {
                $0.words(Bilingual("Skip the map", "Spring kortet over"))
            }
            header.element("div", [("class", "languages"), ("role", "group"), ("aria-label", "Language · Sprog")]) {
                group in
                for (code, name) in [("en", "English"), ("da", "Dansk")] {
                    group.element(
                        "button",
                        [
                            ("type", "button"), ("data-lang", code), ("lang", code),
                            ("aria-pressed", code == language.rawValue ? "true" : "false"),
                        ]
                    ) { $0.text(name) }
                }
            }
            header.element("h1") { $0.words(title) }
            header.element("p", [("class", "headline")]) { $0.words(headline.capitalized + ".") }
            header.element("p", [("class", "standing")]) { $0.words(standing) }
            if let note { header.element("p", [("class", "standing")]) { $0.words(note) } }
        }
    }

    private static func digest(_ bytes: [UInt8]) -> String { Data(SHA256Digest.of(bytes)).base64EncodedString() }
}
