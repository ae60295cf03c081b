/// Where the keys of a study file stand; the parser does not tell.
struct StudyFileLines {
    private var places: [(section: String, key: String, line: Int)] = []
    private var sections: [String: Int] = [:]

    init(_ text: String) {
        var section = ""
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = line.drop { $0 == " " || $0 == "\t" }
            if line.first == "[" {
                section = String(line.drop { $0 == "[" }.prefix { $0 != "]" }).filter { $0 != " " && $0 != "\"" }
                sections[section] = sections[section] ?? index + 1
            } else if let key = StudyFileLines.key(of: line) {
                places.append((section, key, index + 1))
            }
        }
    }

    /// The line of `key` under the heading `section`, else of the heading, counted from 1.
    func line(of key: String, in section: String) -> Int? {
        places.first { $0.section == section && $0.key == key }?.line
            ?? places.first { !section.isEmpty && $0.section.isEmpty && section.hasPrefix($0.key) }?.line
            ?? sections[section == "" ? key : section] ?? sections.filter { $0.key.hasPrefix(key + ".") }.values.min()
    }

    /// The key at the start of a line `key = value`, bare or in quotes.
    private static func key(of line: Substring) -> String? {
        if let quote = line.first, quote == "\"" || quote == "'" {
            return String(line.dropFirst().prefix { $0 != quote })
        }
        let key = line.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
        let rest = line[key.endIndex...].drop { $0 == " " || $0 == "\t" }
        return !key.isEmpty && (rest.first == "=" || rest.first == ".") ? String(key) : nil
    }
}
