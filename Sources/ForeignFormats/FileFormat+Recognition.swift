/// What the first bytes of a file are.
extension FileFormat {
    /// How many bytes of a file are looked at.
    public static let headLength = 1 << 16

    /// The format that starts with `head`; nil for text that may be GeoJSON or a table.
    ///
    /// Every format is known by the magic number of its specification; the path decides only between those that share
    /// one (`.shp` and `.shx`) and where a format has none (`.dbf`).
    /// - Parameter head: the first bytes of the file, at most `headLength` of them matter.
    public static func recognized(_ head: UnsafeRawBufferPointer, path: String) -> FileFormat? {
        let name = path.lowercased()
        return binary(head, name) ?? packed(head, name) ?? document(head) ?? text(head, name)
    }

    private static func binary(_ head: UnsafeRawBufferPointer, _ name: String) -> FileFormat? {
        if head.holds("SQLite format 3\u{0}") {
            let application = head.holds("GPKG", at: 68) || head.holds("GP1", at: 68)
            return application || name.hasSuffix(".gpkg") ? .geoPackage : .sqlite
        }
        if head.holds([0x00, 0x00, 0x27, 0x0A]) { return name.hasSuffix(".shx") ? .shapefileIndex : .shapefile }
        if head.holds("fgb"), head.count > 6, head.holds("fgb", at: 4) { return .flatGeobuf }
        if head.holds("PAR1") { return .parquet }
        if head.holds("ARROW1") || head.holds("FEA1") { return .arrow }
        if head.holds("OSMHeader", at: 6) { return .openStreetMapPBF }
        if head.holds("\u{0}\u{1}\u{0}\u{0}Standard ") { return .access }
        if head.holds("AC10") && name.hasSuffix(".dwg") { return .dwg }
        return isTable(head, name) ? .shapefileTable : nil
    }

    /// dBASE has no magic number, but a version, the date of the last change, and the lengths of header and record.
    private static func isTable(_ head: UnsafeRawBufferPointer, _ name: String) -> Bool {
        guard head.count >= 32, [0x02, 0x03, 0x30, 0x31, 0x43, 0x63, 0x83, 0x8B, 0xF5].contains(head[0]) else {
            return false
        }
        let header = Int(head[8]) | Int(head[9]) << 8
        // Two bytes are reserved and zero, which no text has.
        return (0...12).contains(head[2]) && (0...31).contains(head[3]) && header >= 33 && head[12] == 0
            && head[13] == 0
            && (name.hasSuffix(".dbf") || header % 32 <= 1)
    }

    private static func packed(_ head: UnsafeRawBufferPointer, _ name: String) -> FileFormat? {
        if head.holds("PK\u{3}\u{4}") || head.holds("PK\u{5}\u{6}") { return zipped(head, name) }
        if head.holds([0x1F, 0x8B]) { return .gzip }
        if head.holds("BZh") { return .bzip2 }
        if head.holds([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) { return .xz }
        if head.holds([0x28, 0xB5, 0x2F, 0xFD]) { return .zstandard }
        if head.holds([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) { return .sevenZip }
        if head.holds("Rar!\u{1A}\u{7}") { return .rar }
        return head.holds("ustar", at: 257) ? .tar : nil
    }

    /// What a zip archive is for, by the names of the files in it.
    private static func zipped(_ head: UnsafeRawBufferPointer, _ name: String) -> FileFormat {
        let names = ZipNames.first(in: head)
        if names.contains(where: { $0.hasPrefix("xl/") }) { return .xlsx }
        if names.contains(where: { $0.hasPrefix("word/") || $0.hasPrefix("ppt/") }) { return .docx }
        if head.contains("application/vnd.oasis.opendocument.spreadsheet", within: 200) { return .ods }
        if names.contains(where: { $0.hasSuffix(".kml") }) || name.hasSuffix(".kmz") { return .kmz }
        // A workbook whose first member says only that it is an Office file.
        if names.first == "[Content_Types].xml" { return name.hasSuffix(".docx") ? .docx : .xlsx }
        return name.hasSuffix(".xlsx") || name.hasSuffix(".xlsm") ? .xlsx : .zip
    }

    private static func document(_ head: UnsafeRawBufferPointer) -> FileFormat? {
        if head.holds([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return .xls }
        if head.holds("%PDF") { return .pdf }
        let pictures: [[UInt8]] = [
            [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [0x49, 0x49, 0x2A, 0x00], [0x4D, 0x4D, 0x00, 0x2A],
            [0x49, 0x49, 0x2B, 0x00], [0x47, 0x49, 0x46, 0x38],
        ]
        return pictures.contains(where: { head.holds($0) }) ? .picture : nil
    }
}

extension UnsafeRawBufferPointer {
    /// Whether these bytes stand at `offset`.
    func holds(_ bytes: some Collection<UInt8>, at offset: Int = 0) -> Bool {
        count >= offset + bytes.count && self[offset..<offset + bytes.count].elementsEqual(bytes)
    }

    /// Whether this text stands at `offset`.
    func holds(_ text: String, at offset: Int = 0) -> Bool { holds(Array(text.utf8), at: offset) }

    /// Whether this text stands anywhere in the first bytes.
    func contains(_ text: String, within length: Int) -> Bool {
        String(decoding: prefix(length), as: UTF8.self).contains(text)
    }
}

/// The names in a zip archive, as far as its first bytes show them.
enum ZipNames {
    static func first(in head: UnsafeRawBufferPointer) -> [String] {
        var names: [String] = []
        var at = 0
        while at + 30 <= head.count, names.count < 64 {
            guard head.holds("PK\u{3}\u{4}", at: at) else {
                at += 1
                continue
            }
            let length = Int(head[at + 26]) | Int(head[at + 27]) << 8
            let start = at + 30
            guard start + length <= head.count else { break }
            names.append(String(decoding: head[start..<start + length], as: UTF8.self))
            at = start + length
        }
        return names
    }
}
