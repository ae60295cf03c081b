/// Files that are no TOML at all.
extension TOMLParser {
    /// What is wrong with the file as a whole: its encoding, or its format.
    func encodingFault() -> TOMLFault? {
        let zeros = bytes.prefix(512).count { $0 == 0 }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || zeros * 3 >= min(bytes.count, 512),
            zeros > 0 || bytes.first ?? 0 >= 0xFE
        {
            return TOMLFault(
                0, "the study file is saved as UTF-16 (\"Unicode\"), and must be UTF-8",
                hint: "save it again and choose the encoding UTF-8", endsReading: true)
        }
        if let offset = bytes.firstByteThatIsNotUTF8 {
            let value = String(bytes[offset], radix: 16, uppercase: true)
            let letter = Self.windowsLetters[bytes[offset]].map { ", which is `\($0)` in Windows-1252" } ?? ""
            return TOMLFault(
                offset, "the study file is not UTF-8: the byte 0x\(value)\(letter)",
                hint: "save it again and choose the encoding UTF-8", endsReading: true)
        }
        let first = bytes.first { !Self.isSpace($0) && $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        if first == UInt8(ascii: "{") {
            let isGeoJSON = String(decoding: bytes.prefix(4096), as: UTF8.self).contains("\"Feature")
            return TOMLFault(
                0, "this is \(isGeoJSON ? "GeoJSON" : "JSON"), and a study file is TOML",
                hint: "give a layer as an option: `--parishes FILE`, `--villages FILE`", endsReading: true)
        }
        if first == UInt8(ascii: "<") {
            return TOMLFault(
                0, "this is XML or HTML, and a study file is TOML",
                hint: "write lines such as `parishes = \"parishes.geojson\"`",
                endsReading: true)
        }
        return nil
    }

    /// The letters of Danish, German and their neighbours that Windows-1252 writes in one byte.
    private static let windowsLetters: [UInt8: String] = [
        0xC6: "Æ", 0xD8: "Ø", 0xC5: "Å", 0xE6: "æ", 0xF8: "ø", 0xE5: "å", 0xC4: "Ä", 0xD6: "Ö", 0xDC: "Ü", 0xE4: "ä",
        0xF6: "ö", 0xFC: "ü", 0xDF: "ß", 0xE9: "é", 0xE8: "è", 0x93: "“", 0x94: "”", 0x96: "–", 0x85: "…",
    ]
}
