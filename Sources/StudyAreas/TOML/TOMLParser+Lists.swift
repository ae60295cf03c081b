/// Lists and inline tables.
extension TOMLParser {
    mutating func list(of key: TOMLKeyPart?, depth: Int) throws(TOMLFault) -> SettingValue {
        let start = at
        open.append(start)
        at += 1
        var members: [SettingValue] = []
        while true {
            try blankLines(of: key, from: start)
            if peek == UInt8(ascii: "]") { break }
            members.append(try value(of: nil, depth: depth + 1))
            try blankLines(of: key, from: start)
            if peek == UInt8(ascii: ",") {
                at += 1
            } else if peek != UInt8(ascii: "]") {
                throw wrongInList(key, from: start)
            }
        }
        at += 1
        open.removeLast()
        return .list(members)
    }

    /// Line breaks, comments and spaces within a list that began at `start`.
    private mutating func blankLines(of key: TOMLKeyPart?, from start: Int) throws(TOMLFault) {
        while true {
            skipSpaces()
            try comment()
            guard try lineBreak() else { break }
            let here = at
            skipSpaces()
            let isNext = beginsSetting && peek != UInt8(ascii: "[") || beginsHeading
            at = here
            if isNext { throw notClosed(key, from: start) }
        }
        if at == bytes.count { throw notClosed(key, from: start) }
    }

    /// Whether a line is a heading rather than a list within the list: `[limits]`, not `[7713]`.
    private var beginsHeading: Bool {
        guard peek == UInt8(ascii: "["), beginsSetting else { return false }
        var next = at
        while next < bytes.count, bytes[next] == UInt8(ascii: "[") { next += 1 }
        let name = bytes[next...].prefix { $0 != UInt8(ascii: "]") }
        return TOMLNumbers.value(of: name) == nil
    }

    private func notClosed(_ key: TOMLKeyPart?, from start: Int) -> TOMLFault {
        let line = lines.place(of: start).line
        return TOMLFault(
            start,
            "the list\(key.map { " of `\($0.shown)`" } ?? "") that begins on line \(line) is not closed: its `]` is missing",
            hint: "write ] behind its last value")
    }

    private func wrongInList(_ key: TOMLKeyPart?, from start: Int) -> TOMLFault {
        if Self.isControl(bytes[at]) { return controlFault(at) }
        if let fault = lookalikeFault(at) { return fault }
        let rest = restOfLine(from: at)
        let sign = TOMLWords.shortened(String(rest.prefix(1)))
        switch rest.first {
        case "}", ")":
            return TOMLFault(at, "`\(sign)` closes a list that `[` opened", hint: "write ] instead")
        case "\"", "'", "[", "{":
            return TOMLFault(
                at, "a comma is missing between two values of a list", hint: "write a comma before this value")
        case ";":
            return TOMLFault(at, "values of a list are separated by commas, not by `;`", hint: "write , instead")
        default:
            return TOMLFault(
                at, "`\(sign)` stands behind a value of a list, where a comma or `]` belongs",
                hint: "separate values with commas, put texts in quotes, and close the list with ]")
        }
    }

    mutating func inlineTable(of key: TOMLKeyPart?, depth: Int) throws(TOMLFault) -> SettingValue {
        let start = at
        open.append(start)
        at += 1
        let table = tables.detached()
        let place = lines.place
        skipSpaces()
        if peek == UInt8(ascii: "}") {
            at += 1
            open.removeLast()
            return .table([])
        }
        while true {
            skipSpaces()
            if peek == UInt8(ascii: "}") {
                throw TOMLFault(at, "a comma stands before the `}` of a table", hint: "take the comma away")
            }
            try onOneLine(start)
            let from = at
            let parts = try self.key()
            try equalsSign(after: parts, from: from)
            let value = try value(of: parts.last, depth: depth + parts.count)
            try tables.assign(parts, value, in: table, section: -start - 1, place)
            skipSpaces()
            try onOneLine(start)
            if peek == UInt8(ascii: "}") { break }
            guard peek == UInt8(ascii: ",") else {
                let sign = TOMLWords.shortened(String(restOfLine(from: at).prefix(1)))
                throw TOMLFault(
                    at, "`\(sign)` stands behind a value of a table, where a comma or `}` belongs",
                    hint: "separate the keys of a table with commas, and close it with }")
            }
            at += 1
        }
        at += 1
        open.removeLast()
        return .table(tables.entries(of: table, place))
    }

    /// Refuses a table in braces that does not end on its line.
    private func onOneLine(_ start: Int) throws(TOMLFault) {
        guard peek == nil || peek == UInt8(ascii: "\n") || peek == UInt8(ascii: "\r") || peek == UInt8(ascii: "#")
        else {
            return
        }
        throw TOMLFault(
            start, "a table in braces that does not end on its line: the `}` is missing",
            hint: "write all of it on one line, or use a [heading]")
    }
}
