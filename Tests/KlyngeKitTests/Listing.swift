import Foundation

/// Code as it stands in a document and in a test: the same where only indentation and empty lines differ.
enum Listing {
    /// The lines of `text` without indentation; empty ones are left out.
    static func statements(_ text: String) -> [String] {
        text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    /// The blocks of Swift in a page of Markdown, in their order.
    static func blocks(ofPage markdown: String) -> [String] {
        markdown.components(separatedBy: "```swift\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
    }
}
