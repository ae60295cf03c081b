import Foundation
import Testing

@testable import KlyngePage

@Suite("The page's own files")
struct PageFilesTests {
    /// The folder that they are embedded from.
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources/KlyngePage/Page")

    private static func texts(_ ending: String) -> [(name: String, text: String)] {
        PageFiles.contents.filter { $0.name.hasSuffix(ending) }.map {
            ($0.name, String(decoding: $0.bytes, as: UTF8.self))
        }
    }

    @Test("every file of the folder is served, as it is there")
    func everyFileIsServed() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
        #expect(names == PageFiles.contents.map(\.name).sorted())
        for (name, bytes) in PageFiles.contents {
            let data = try #require(FileManager.default.contents(atPath: Self.folder.appending(path: name).path))
            #expect(Array(data) == bytes, "\(name)")
            #expect(PageFiles.mediaType(name) != nil, "\(name)")
        }
        #expect(PageFiles.response("/") != nil)
        #expect(PageFiles.response("/../Package.swift") == nil)
    }

    @Test("what a file names is served, and nothing is fetched from elsewhere")
    func namesAreServed() {
        let names = Set(PageFiles.contents.map(\.name))
        for (name, text) in Self.texts(".js") {
            for match in text.matches(of: /from "\.\/([^"]+)"/) {
                #expect(names.contains(String(match.1)), "\(name): \(match.1)")
            }
        }
        for (name, text) in Self.texts(".html") {
            for match in text.matches(of: /(?:href|src)="([^"]+)"/) {
                #expect(names.contains(String(match.1)), "\(name): \(match.1)")
            }
            #expect(
                text.firstMatch(of: /<style|<script>|style="| on[a-z]+="/) == nil,
                "\(name): the security policy allows nothing inline")
        }
        for (name, text) in Self.texts(".js") + Self.texts(".css") + Self.texts(".html") {
            let addresses = text.matches(of: /https?:\/\/[^"'\s)]+/).map { String($0.0) }
            #expect(addresses.allSatisfy { $0.hasPrefix("http://www.w3.org/") }, "\(name): \(addresses)")
        }
    }

    @Test("text of files and people never becomes markup")
    func noMarkup() {
        for (name, text) in Self.texts(".js") {
            #expect(
                text.firstMatch(of: /\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/)
                    == nil, "\(name)")
        }
    }
}
