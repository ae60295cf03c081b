/// HTML in the making: every text that comes from outside goes through `text` or an attribute, and is escaped there.
struct Markup {
    private(set) var bytes: [UInt8] = []

    /// Adds markup that is ours, as it stands.
    mutating func raw(_ markup: StaticString) {
        markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Adds bytes that are ours: a style, a script, path commands.
    mutating func raw(_ more: [UInt8]) { bytes.append(contentsOf: more) }

    /// Adds what another one holds.
    mutating func append(_ other: Markup) { bytes.append(contentsOf: other.bytes) }

    /// Adds text of any origin, escaped; control characters, which HTML cannot hold, become U+FFFD.
    mutating func text(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): raw("&amp;")
            case UInt8(ascii: "<"): raw("&lt;")
            case UInt8(ascii: ">"): raw("&gt;")
            case UInt8(ascii: "\""): raw("&quot;")
            case UInt8(ascii: "'"): raw("&#39;")
            case 0x09, 0x0A: bytes.append(0x20)
            case 0..<0x20, 0x7F: raw("\u{FFFD}")
            default: bytes.append(byte)
            }
        }
    }

    /// Adds a text as a string of JSON; `<` is written so that no text can end the script that it stands in.
    mutating func json(_ text: String) {
        raw("\"")
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "<"): raw("\\u003c")
            case 0..<0x20, 0x7F: raw("\u{FFFD}")
            default: bytes.append(byte)
            }
        }
        raw("\"")
    }

    /// Adds what is read only when asked for. With scripts a browser keeps it as text until the page's script unfolds it;
    /// without them it is there from the start.
    mutating func folded(if isFolded: Bool, _ body: (inout Markup) -> Void) {
        isFolded ? element("noscript", [], body) : body(&self)
    }

    /// Adds a whole number.
    mutating func number(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }

    /// Adds text in both languages, of which the page shows one; once where they read alike.
    mutating func words(_ words: Bilingual) {
        if words.english == words.danish {
            text(words.english)
            return
        }
        raw("<i lang=en>")
        text(words.english)
        raw("</i><i lang=da>")
        text(words.danish)
        raw("</i>")
    }

    /// Adds a name, set apart so that its direction of writing does not reach its surroundings.
    mutating func name(_ name: String) {
        raw("<bdi>")
        text(name)
        raw("</bdi>")
    }

    /// Adds `<tag attributes>body</tag>`, or `<tag attributes>body` where HTML ends the element by what follows it.
    mutating func element(
        _ tag: StaticString, _ attributes: [(StaticString, String)] = [], _ body: (inout Markup) -> Void
    ) {
        open(tag, attributes)
        body(&self)
        if Self.endsItself(tag) { return }
        raw("</")
        raw(tag)
        raw(">")
    }

    /// Adds `<tag attributes/>`, an element of SVG without contents.
    mutating func leaf(_ tag: StaticString, _ attributes: [(StaticString, String)]) {
        open(tag, attributes)
        bytes.removeLast()
        // A slash right behind a value without quotes would belong to the value.
        raw(bytes.last == UInt8(ascii: "\"") ? "/>" : " />")
    }

    /// Adds `<tag attributes>`.
    mutating func open(_ tag: StaticString, _ attributes: [(StaticString, String)] = []) {
        raw("<")
        raw(tag)
        for (key, value) in attributes {
            raw(" ")
            raw(key)
            if Self.needsNoQuotes(value) {
                raw("=")
                raw(Array(value.utf8))
            } else {
                raw("=\"")
                text(value)
                raw("\"")
            }
        }
        raw(">")
    }

    /// Rows, cells and items, of which a report has tens of thousands: each stands among its like or last in its parent.
    private static func endsItself(_ tag: StaticString) -> Bool {
        tag.withUTF8Buffer { name in
            ["td", "th", "tr", "li"].contains { (known: String) in known.utf8.elementsEqual(name) }
        }
    }

    private static func needsNoQuotes(_ value: String) -> Bool {
        !value.isEmpty
            && value.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "#"):
                    true
                default: false
                }
            }
    }
}

extension Markup {
    /// The same as XML, which wants every value of an attribute in quotes. Text cannot be mistaken for a tag: it is escaped.
    var xml: [UInt8] {
        var xml: [UInt8] = []
        xml.reserveCapacity(bytes.count + bytes.count / 50)
        let (quote, end, slash) = (UInt8(ascii: "\""), UInt8(ascii: ">"), UInt8(ascii: "/"))
        var isInTag = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            xml.append(byte)
            index += 1
            guard isInTag else {
                isInTag = byte == UInt8(ascii: "<")
                continue
            }
            if byte == end { isInTag = false }
            guard byte == UInt8(ascii: "="), index < bytes.count else { continue }
            if bytes[index] == quote {
                repeat {
                    xml.append(bytes[index])
                    index += 1
                } while index < bytes.count && bytes[index] != quote
                continue
            }
            xml.append(quote)
            while index < bytes.count, bytes[index] != UInt8(ascii: " "), bytes[index] != end,
                !(bytes[index] == slash && index + 1 < bytes.count && bytes[index + 1] == end)
            {
                xml.append(bytes[index])
                index += 1
            }
            xml.append(quote)
        }
        return xml
    }
}
