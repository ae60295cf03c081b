import GeoModel

/// Reads TOML 1.0 into settings: in one pass, with bounded depth, and with every mistake that can be reported from the others.
///
///     var parser = TOMLParser(bytes)
///     parser.read()
///     parser.entries      // what could be understood
///     parser.faults       // what could not
///
/// Never fails otherwise: any bytes end in entries, in faults, or in both. O(bytes log lines).
struct TOMLParser {
    /// Lists and inline tables may stand in one another this deep, the names of a dotted key counted too.
    static let mostDepth = 64
    /// After so many mistakes the rest is not read.
    static let mostFaults = 100

    let bytes: [UInt8]
    let lines: TextLines
    /// The next byte to read.
    var at = 0
    var tables = TOMLTables()
    private(set) var faults: [TOMLFault] = []
    /// Where the lists and inline tables begin that are being read.
    var open: [Int] = []
    /// The table that keys go to, and the number of its heading.
    private var current = 0
    private var section = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        lines = TextLines(bytes)
    }

    /// What was understood, in the order of the keys.
    var entries: [SettingValue.Entry] { tables.entries(of: 0, lines.place) }

    /// Reads all.
    mutating func read() {
        if let fault = encodingFault() {
            faults.append(fault)
            return
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
        while at < bytes.count, faults.count < Self.mostFaults {
            do throws(TOMLFault) {
                try statement()
            } catch {
                faults.append(error)
                if error.endsReading { return }
                recover()
            }
        }
    }

    /// One line: a heading, a key with its value (which may run over further lines), a comment or nothing.
    private mutating func statement() throws(TOMLFault) {
        skipSpaces()
        open.removeAll(keepingCapacity: true)
        switch peek {
        case nil: return
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "#"): try endOfLine()
        case UInt8(ascii: "["): try heading()
        default:
            let start = at
            let key = try key()
            try equalsSign(after: key, from: start)
            let place = lines.place
            let value = try value(of: key.last, depth: key.count)
            // The value stands even where something is wrong behind it: no mistake hides another.
            try tables.assign(key, value, in: current, section: section, place)
            try endOfLine(after: key.last)
        }
    }

    private mutating func heading() throws(TOMLFault) {
        let start = at
        section += 1
        // Until the heading is understood its keys go nowhere, rather than to the table before it.
        current = tables.detached()
        at += 1
        let isElement = peek == UInt8(ascii: "[")
        if isElement { at += 1 }
        skipSpaces()
        if peek == UInt8(ascii: "]") {
            throw TOMLFault(at, "a heading without a name", hint: "write a name in the brackets, such as [limits]")
        }
        guard at < bytes.count, peek != UInt8(ascii: "\n"), peek != UInt8(ascii: "\r") else {
            throw TOMLFault(
                start, "`[` begins a heading that has no name", hint: "write it as [limits], or take it away")
        }
        let key = try key()
        skipSpaces()
        for _ in 0..<(isElement ? 2 : 1) {
            guard peek == UInt8(ascii: "]") else {
                let name = key.map(\.shown).joined(separator: ".")
                throw TOMLFault(
                    at, "the heading `[\(name)` is not closed: `\(isElement ? "]]" : "]")` is missing",
                    hint: isElement ? "write [[\(name)]]" : "write [\(name)]")
            }
            at += 1
        }
        current = try tables.heading(key, isElement: isElement, lines.place)
        try endOfLine()
    }

    /// Goes on at the next line, or, inside a list that is a mistake, at the next that begins like a setting.
    private mutating func recover() {
        let wasOpen = !open.isEmpty
        skipLine()
        guard wasOpen else { return }
        while at < bytes.count {
            let start = at
            skipSpaces()
            if peek == UInt8(ascii: "]") {
                skipLine()
                return
            }
            let begins = beginsSetting
            at = start
            if begins { return }
            skipLine()
        }
    }

    /// Whether a line `name =` or `[name]` begins here.
    var beginsSetting: Bool {
        var next = at
        if next < bytes.count, bytes[next] == UInt8(ascii: "[") {
            repeat { next += 1 } while next < bytes.count && bytes[next] == UInt8(ascii: "[")
            let first = next
            while next < bytes.count, Self.isBare(bytes[next]) || bytes[next] == UInt8(ascii: ".") { next += 1 }
            guard next > first, next < bytes.count, bytes[next] == UInt8(ascii: "]") else { return false }
            while next < bytes.count, bytes[next] == UInt8(ascii: "]") || Self.isSpace(bytes[next]) { next += 1 }
            return next == bytes.count || bytes[next] == UInt8(ascii: "\n") || bytes[next] == UInt8(ascii: "\r")
        }
        let first = next
        while next < bytes.count, Self.isBare(bytes[next]) || bytes[next] == UInt8(ascii: ".") { next += 1 }
        guard next > first else { return false }
        while next < bytes.count, Self.isSpace(bytes[next]) { next += 1 }
        return next < bytes.count && bytes[next] == UInt8(ascii: "=")
    }
}
