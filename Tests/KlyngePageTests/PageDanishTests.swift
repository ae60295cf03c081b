import Analysis
import Foundation
import GeoModel
import StudyAreas
import Testing

@testable import KlyngePage

@Suite("What the server says in Danish")
struct PageDanishTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources/KlyngePage")

    /// The sentences that the sources refuse with, an `X` for each part that they take in.
    private static func refusals() throws -> [String] {
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
            .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
        return try files.flatMap { file -> [String] in
            let text = try String(contentsOf: file, encoding: .utf8)
            return text.matches(of: /(?:HTTPRefusal\(\s*\d+,\s*|\bbad\()"((?:[^"\\]|\\.)*)"/).map { match in
                var sentence = String(match.1).replacing(/\\\([^()"]*(?:\([^()]*\))?[^()"]*\)/, with: "X")
                // A part that holds quotes itself was cut off by the first of them.
                if let cut = sentence.firstRange(of: "\\(") { sentence = sentence[..<cut.lowerBound] + "X" }
                return sentence
            }
        }
    }

    @Test("every sentence that a request is refused with has a Danish twin")
    func everyRefusal() throws {
        let sentences = try Self.refusals()
        #expect(sentences.count > 40)
        let danish = PageDanish()
        for sentence in sentences {
            let twin = danish.words(sentence)
            #expect(twin != nil && (twin != sentence || sentence == "send X"), "\(sentence)")
        }
    }

    @Test("every fault of a step has one, with its number or name taken over")
    func everyFault() throws {
        let problem = try Sample.problem.get()
        let coder = PlanCoder(problem.study.units)
        let danish = PageDanish()
        for fault in [
            PlanFault.noCluster(7), .locked(1), .notTwoClusters, .repeatedNumber, .repeatedUnit, .unusableName,
            .longNote,
        ] {
            let found = coder.diagnostic(fault, in: Plan(unitCount: problem.study.units.count))
            #expect(danish.words(found.message) != nil, "\(found.message)")
            if let hint = found.hint { #expect(danish.words(hint) != nil, "\(hint)") }
        }
        #expect(danish.words("there is no cluster 7") == "der er ingen klynge 7")
        #expect(danish.words("cluster 3 Øster Ås is locked") == "klynge 3 Øster Ås er låst")
    }

    @Test("what the page has no words for is asked of the command, else the Danish title of its code stands before it")
    func others() throws {
        let found = Diagnostic(.unknownInEdit, .error, "nothing that anybody says")
        #expect(PageDanish().message(found).hasSuffix(": nothing that anybody says"))
        #expect(PageDanish { _ in "noget" }.message(found) == "noget")
        let json = PageJSON.diagnostic(Diagnostic(.unknownInEdit, .error, "there is no cluster 4"), PageDanish()).object
        #expect(json?["message"]?.text == "there is no cluster 4")
        #expect(json?["danish"]?.object?["message"]?.text == "der er ingen klynge 4")
    }
}
