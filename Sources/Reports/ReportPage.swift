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
    /// Whether the page is one sheet to hang up.
    var isPoster = false
    /// Whether the contents need the whole width of the window.
    var isWide = false

    /// The whole file around `body`.
    func bytes(_ body: Markup) -> [UInt8] {
        let style = PackageResources.report_css + PackageResources.try_css
        let script =
            PackageResources.view_js + PackageResources.picture_js + PackageResources.report_js
            + PackageResources.try_js
        // The map is drawn by a worker, which the script makes of its own text.
        let policy = [
            "default-src 'none'", "style-src 'sha256-\(Self.digest(style))'",
            "script-src 'sha256-\(Self.digest(script))'",
            "worker-src blob:", "img-src blob:", "base-uri 'none'", "form-action 'none'",
        ].joined(separator: "; ")
        var page = Markup()
        page.raw("<!DOCTYPE html>\n")
        page.open(
            "html",
            [
                ("lang", language.rawValue), ("data-title-en", title.english), ("data-title-da", title.danish),
            ] + (isPoster ? [("class", "poster a3")] : []))
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

    /// The title, the switch of the language, what is said first, and what one can do with the page.
    func addHeader(_ headline: Bilingual, lead: [Bilingual], to markup: inout Markup) {
        markup.element("header", [("class", "top")]) { header in
            header.element("a", [("class", "skip"), ("href", "#checks")]) {
                $0.words(Bilingual("Skip the map", "Spring kortet over"))
            }
            header.element("div", [("class", "bar-line")]) { line in
                line.element("h1") { $0.words(title) }
                addTools(to: &line)
                line.element("div", [("class", "languages"), ("role", "group"), ("aria-label", "Language · Sprog")]) {
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
            }
            header.element("p", [("class", "headline")]) { $0.words(headline.capitalized + ".") }
            header.element("div", [("class", "lead")]) { box in
                for sentence in lead { box.element("p", [("class", "standing")]) { $0.words(sentence) } }
            }
        }
    }

    /// Search, copy and download; all of it needs the script.
    private func addTools(to header: inout Markup) {
        header.element("div", [("class", "tools")]) { tools in
            tools.element("form", [("class", "search"), ("role", "search")]) { form in
                form.element("label", [("for", "find"), ("class", "unseen")]) {
                    $0.words(Bilingual("Find a place", "Find et sted"))
                }
                form.open(
                    "input",
                    [
                        ("type", "search"), ("id", "find"), ("list", "found"), ("autocomplete", "off"),
                        ("placeholder", language == .danish ? "Find et sted" : "Find a place"),
                        ("data-en", "Find a place"), ("data-da", "Find et sted"),
                    ])
                form.element("datalist", [("id", "found")]) { _ in }
                form.element("span", [("class", "answer"), ("role", "status")]) { _ in }
            }
            let actions: [(String, Bilingual)] = [
                ("copy", Bilingual("Copy summary", "Kopiér resumé")), ("svg", Bilingual("Map as SVG", "Kort som SVG")),
                ("png", Bilingual("Map as PNG", "Kort som PNG")), ("csv", Bilingual("Data as CSV", "Data som CSV")),
                ("a4", Bilingual("Print A4", "Udskriv A4")), ("a3", Bilingual("Print A3", "Udskriv A3")),
            ]
            for (action, words) in actions {
                tools.element("button", [("type", "button"), ("data-tool", action)]) { $0.words(words) }
            }
        }
    }

    private static func digest(_ bytes: [UInt8]) -> String { Data(SHA256Digest.of(bytes)).base64EncodedString() }
}
