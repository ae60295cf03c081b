import Foundation
import KlyngeKit
import TestSupport
import Testing

/// Guarantees: every line of Swift in the articles of the library is compiled, and every article is in the list of contents.
@Suite struct ArticleTests {
    private static let folder = SharedData.packageRoot.appending(path: "Sources/KlyngeKit/KlyngeKit.docc")

    private func lines(of path: String) throws -> [String] {
        let url = SharedData.packageRoot.appending(path: path)
        return Listing.statements(try String(contentsOf: url, encoding: .utf8))
    }

    private static var articles: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".md") }
            .sorted()
    }

    @Test func codeIsCompiled() throws {
        let compiled = try [
            lines(of: "Tests/KlyngeKitTests/ArticleCode.swift"),
            lines(of: "Tests/DelimitationTests/ArticleMeasure.swift"),
        ]
        #expect(Self.articles.count == 8)
        for article in Self.articles {
            let page = try String(contentsOf: Self.folder.appending(path: article), encoding: .utf8)
            for block in Listing.blocks(ofPage: page) {
                let wanted = Listing.statements(block)
                #expect(!wanted.isEmpty)
                #expect(compiled.contains { Self.holds($0, wanted) }, "\(article): \(wanted.first ?? "")")
            }
        }
    }

    /// Whether `part` stands in `whole`, line for line.
    private static func holds(_ whole: [String], _ part: [String]) -> Bool {
        guard part.count <= whole.count else { return false }
        return (0...(whole.count - part.count)).contains { whole[$0..<($0 + part.count)].elementsEqual(part) }
    }

    @Test func everyArticleIsListed() throws {
        let contents = try String(contentsOf: Self.folder.appending(path: "KlyngeKit.md"), encoding: .utf8)
        for article in Self.articles where article != "KlyngeKit.md" {
            #expect(contents.contains("<doc:\(article.dropLast(3))>"), "\(article)")
        }
    }
}
