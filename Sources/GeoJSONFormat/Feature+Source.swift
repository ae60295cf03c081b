extension Feature {
    /// The feature as it stands in its file, on one line; nil for one that was not read from a file.
    ///
    /// Nothing is written anew: every digit and every member is the file's own. A geometry that stands alone in its file gets the
    /// braces of a feature around it. O(bytes of the feature).
    public var sourceJSON: [UInt8]? {
        guard let source, let byteOffset else { return nil }
        let bytes = source.storage.bytes
        guard byteOffset < source.count, bytes[byteOffset] == UInt8(ascii: "{") else { return nil }
        var text: [UInt8] = []
        var depth = 0
        var isString = false
        var isEscaped = false
        var start = 0
        var isFeature = false
        for index in byteOffset..<source.count {
            let byte = bytes[index]
            // A line break between values is only space; within a text none can stand.
            if byte != 0x0A, byte != 0x0D { text.append(byte) }
            if isString {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isString = false
                    if depth == 1, text[start...].elementsEqual("\"Feature\"".utf8) { isFeature = true }
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""):
                isString = true
                start = text.count - 1
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                guard depth == 0 else { continue }
                if isFeature { return text }
                // A geometry that stands alone.
                return Array("{\"type\": \"Feature\", \"properties\": {}, \"geometry\": ".utf8) + text + Array("}".utf8)
            default: break
            }
        }
        return nil
    }
}
