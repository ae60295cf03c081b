import GeoJSONFormat
import GeoModel

extension GroupingFile {
    /// The rows of a CSV table: a header, then the unit and its cluster, by `,` or `;`.
    static func tableRows(_ source: SourceText) throws(UnusableInput) -> [Row] {
        let text = source.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
        let header = text.prefix { $0 != "\n" && $0 != "\r\n" && $0 != "\r" }
        let separator: Character = header.contains(";") ? ";" : ","
        var table = records(text, separator: separator)
        guard !table.isEmpty else { throw unusable("the grouping has no rows", at: SourceLocation(file: source.name)) }
        let columns = table.removeFirst()
        let here = SourceLocation(file: source.name, line: columns.line)
        let unitNames = ["unit", "id", "village", "parish", "kode"]
        guard columns.fields.count >= 2 else { throw unusable("the grouping's header has one column", at: here) }
        guard unitNames.contains(columns.fields[0].lowercased()) else {
            throw unusable(
                "the grouping's first column is '\(columns.fields[0])'", at: here,
                hint: "name it one of \(unitNames.joined(separator: ", ")), the second `cluster`")
        }
        var rows: [Row] = []
        for record in table where !(record.fields.count == 1 && record.fields[0].isEmpty) {
            let location = SourceLocation(file: source.name, id: record.fields[0], line: record.line)
            guard record.fields.count >= 2 else {
                throw unusable("a row of the grouping has one column", at: location)
            }
            let cluster = record.fields[1]
            rows.append(Row(unit: record.fields[0], cluster: cluster.isEmpty ? nil : cluster, location: location))
        }
        return rows
    }

    /// Splits a table by RFC 4180; `line` is where the record starts. Spaces around unquoted fields are dropped.
    private static func records(_ text: String, separator: Character) -> [(fields: [String], line: Int)] {
        var records: [(fields: [String], line: Int)] = []
        var fields: [String] = []
        var field = ""
        var isQuoted = false
        var wasQuoted = false
        var line = 1
        var start = 1
        func trimmed(_ text: String) -> String {
            var text = text.drop { $0 == " " || $0 == "\t" }
            while text.last == " " || text.last == "\t" { text.removeLast() }
            return String(text)
        }
        func endField() {
            fields.append(wasQuoted ? field : trimmed(field))
            field = ""
            wasQuoted = false
        }
        var characters = text.makeIterator()
        var held: Character?
        while let character = held ?? characters.next() {
            held = nil
            if isQuoted {
                if character == "\"" {
                    held = characters.next()
                    if held == "\"" { field.append("\""); held = nil } else { isQuoted = false }
                } else {
                    if character.isNewline { line += 1 }
                    field.append(character)
                }
            } else if character == "\"" && field.allSatisfy({ $0 == " " }) {
                field = ""
                isQuoted = true
                wasQuoted = true
            } else if character == separator {
                endField()
            } else if character.isNewline {
                endField()
                records.append((fields, start))
                fields = []
                line += 1
                start = line
            } else {
                field.append(character)
            }
        }
        if !field.isEmpty || !fields.isEmpty || wasQuoted {
            endField()
            records.append((fields, start))
        }
        return records
    }
}
