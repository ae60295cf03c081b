/// Reads the head of a request by RFC 9112, strictly: what two programs could read in two ways is refused.
///
/// Bytes are appended as they come; `head()` is asked after each. Complexity: O(bytes) over all calls.
struct HTTPHeadReader {
    /// How many bytes a head may have.
    static let mostBytes = 16 * 1024
    /// How many fields it may have.
    static let mostFields = 100

    private(set) var bytes: [UInt8] = []
    /// Up to here no end of the head was found.
    private var searched = 0

    /// Takes bytes in.
    mutating func append(_ more: ArraySlice<UInt8>) { bytes += more }

    /// The head and where it ends, once it is whole; nil until then.
    mutating func head() throws(HTTPRefusal) -> (head: HTTPHead, end: Int)? {
        guard let end = endOfHead() else {
            if bytes.count > Self.mostBytes { throw Self.tooLarge }
            return nil
        }
        if end > Self.mostBytes { throw Self.tooLarge }
        return (try Self.parse(bytes[..<(end - 4)]), end)
    }

    /// Takes out the first `count` bytes, which belong to a request that has been read.
    mutating func drop(_ count: Int) {
        bytes.removeFirst(count)
        searched = 0
    }

    private static var tooLarge: HTTPRefusal { HTTPRefusal(431, "the head of the request is larger than 16 KB") }

    /// The position behind the empty line.
    private mutating func endOfHead() -> Int? {
        var place = max(0, searched - 3)
        while place + 4 <= bytes.count {
            if bytes[place] == 13, bytes[place + 1] == 10, bytes[place + 2] == 13, bytes[place + 3] == 10 {
                return place + 4
            }
            place += 1
        }
        searched = bytes.count
        return nil
    }

    private static func parse(_ bytes: ArraySlice<UInt8>) throws(HTTPRefusal) -> HTTPHead {
        func bad(_ words: String) -> HTTPRefusal { HTTPRefusal(400, words) }
        guard bytes.allSatisfy({ $0 >= 32 && $0 < 127 || $0 == 13 || $0 == 10 || $0 == 9 || $0 >= 128 }) else {
            throw bad("the head holds a control character")
        }
        let lines = try lines(of: bytes)
        guard let first = lines.first, lines.count <= mostFields + 1 else { throw bad("the head has too many fields") }
        let words = first.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard words.count == 3, isToken(words[0]), words[0].count <= 16 else {
            throw bad("the first line is not METHOD TARGET HTTP/1.1")
        }
        let version = String(decoding: words[2], as: UTF8.self)
        guard version == "HTTP/1.1" || version == "HTTP/1.0" else {
            throw HTTPRefusal(505, "only HTTP/1.1 is spoken here")
        }
        let target = words[1]
        guard target.first == UInt8(ascii: "/"), target.allSatisfy({ $0 > 32 && $0 < 127 }) else {
            throw bad("the target is not a path")
        }
        let parts = target.split(separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
        var fields: [(name: String, value: String)] = []
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), isToken(line[..<colon]) else {
                throw bad("a field of the head is not NAME: VALUE")
            }
            var value = line[(colon + 1)...]
            while let one = value.first, one == 32 || one == 9 { value.removeFirst() }
            while let one = value.last, one == 32 || one == 9 { value.removeLast() }
            fields.append(
                (String(decoding: line[..<colon], as: UTF8.self).lowercased(), String(decoding: value, as: UTF8.self)))
        }
        return HTTPHead(
            method: String(decoding: words[0], as: UTF8.self), path: String(decoding: parts[0], as: UTF8.self),
            query: parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : "", isHTTP11: version == "HTTP/1.1",
            fields: fields)
    }

    /// The lines between CR LF; a CR or an LF alone is refused.
    private static func lines(of bytes: ArraySlice<UInt8>) throws(HTTPRefusal) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = bytes.startIndex
        var place = start
        while place < bytes.endIndex {
            if bytes[place] == 10 { throw HTTPRefusal(400, "a line of the head ends with a line feed alone") }
            if bytes[place] == 13 {
                guard place + 1 < bytes.endIndex, bytes[place + 1] == 10 else {
                    throw HTTPRefusal(400, "a line of the head ends with a carriage return alone")
                }
                lines.append(bytes[start..<place])
                start = place + 2
                place += 1
            }
            place += 1
        }
        lines.append(bytes[start...])
        return lines
    }

    /// Whether the bytes are a token of RFC 9110: a method, a field's name.
    private static func isToken(_ bytes: ArraySlice<UInt8>) -> Bool {
        !bytes.isEmpty
            && bytes.allSatisfy { byte in
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                    || "!#$%&'*+-.^_`|~".utf8.contains(byte)
            }
    }
}
