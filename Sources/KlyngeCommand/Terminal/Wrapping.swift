/// Breaks running text into lines.
enum Wrapping {
    /// Words filled into lines of at most `width` characters; `indent` stands before every line but the first.
    static func filled(_ text: String, width: Int = 80, indent: String = "") -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { paragraph in
            var lines: [String] = []
            var line = ""
            for word in paragraph.split(separator: " ") {
                let candidate = line.isEmpty ? String(word) : line + " " + word
                if candidate.count > width && !line.isEmpty && line != indent {
                    lines.append(line)
                    line = indent + word
                } else {
                    line = candidate
                }
            }
            lines.append(line)
            return lines.joined(separator: "\n")
        }
        .joined(separator: "\n")
    }
}
