/// Formats that are text: XML and its dialects, pages, scripts, tables.
extension FileFormat {
    static func text(_ head: UnsafeRawBufferPointer, _ name: String) -> FileFormat? {
        let mark = head.holds([0xEF, 0xBB, 0xBF]) ? 3 : 0
        let start = head[mark...].firstIndex { !isSpace($0) } ?? head.count
        guard start < head.count else { return nil }
        let text = String(decoding: head[start..<min(head.count, start + 4096)], as: UTF8.self)
        switch head[start] {
        // GeoJSON, or another JSON, which only its members can tell.
        case UInt8(ascii: "{"), UInt8(ascii: "["), 0x1E, UInt8(ascii: "\""): return nil
        case UInt8(ascii: "<"): return markup(text)
        default: break
        }
        if text.hasPrefix("version https://git-lfs") { return .gitLFS }
        if text.lowercased().hasPrefix("!table") || text.hasPrefix("Version 300") || text.hasPrefix("VERSION 300")
            || text.hasPrefix("Version 450") || text.hasPrefix("VERSION 450")
        {
            return .mapInfo
        }
        let systems = ["PROJCS[", "GEOGCS[", "PROJCRS[", "GEOGCRS[", "COMPD_CS[", "LOCAL_CS["]
        if systems.contains(where: { text.hasPrefix($0) }) { return .shapefileNote }
        if isScript(text) { return .javascript }
        return isTable(text, name) ? .csv : nil
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

    private static func markup(_ text: String) -> FileFormat {
        let lower = text.lowercased()
        if lower.hasPrefix("<!doctype html") || lower.contains("<html") || lower.hasPrefix("<head") { return .html }
        if lower.contains("exceptionreport") || lower.contains("serviceexception") { return .serviceError }
        if lower.contains("<kml") || lower.contains("opengis.net/kml") { return .kml }
        if lower.contains("<osm") { return .openStreetMapXML }
        if lower.contains("<gpx") { return .gpx }
        let isGML =
            lower.contains("opengis.net/gml") || lower.contains("opengis.net/wfs") || lower.contains("<gml:")
            || lower.contains(":featurecollection")
        if isGML { return .gml }
        return lower.contains("<body") || lower.contains("<title") ? .html : .xml
    }

    /// `var x = {`, `const x = {`, `window.x = {`, `x = {`, `callback({`, `export default {`.
    private static func isScript(_ text: String) -> Bool {
        let line = text.prefix(400)
        guard let brace = line.firstIndex(where: { $0 == "{" || $0 == "[" }) else { return false }
        let before = line[..<brace].trimmed
        guard !before.isEmpty else { return false }
        if before == "export default" || before.hasPrefix("//") || before.hasPrefix("/*") { return true }
        guard let last = before.last, last == "=" || last == "(" else { return false }
        let words = before.dropLast().trimmed.split(separator: " ")
        let isName = { (word: Substring) in
            !word.isEmpty && word.allSatisfy { $0.isLetter || $0.isNumber || "_$.".contains($0) }
        }
        return (1...3).contains(words.count) && words.allSatisfy(isName)
    }

    /// Lines with as many separators as the first one has, and a word in the first.
    private static func isTable(_ text: String, _ name: String) -> Bool {
        let lines = text.split(whereSeparator: \.isNewline).prefix(3)
        guard let header = lines.first, header.contains(where: \.isLetter) else { return false }
        return [";", "\t", ","].contains { separator in
            let columns = header.split(separator: Character(separator), omittingEmptySubsequences: false).count
            guard columns > 1 else { return false }
            return lines.dropFirst().prefix(1).allSatisfy {
                $0.split(separator: Character(separator), omittingEmptySubsequences: false).count >= 2
            }
        } || name.hasSuffix(".csv")
    }
}

extension StringProtocol {
    /// Without white space at the ends.
    var trimmed: String {
        var view = self[...]
        while view.first?.isWhitespace ?? false { view = view.dropFirst() }
        while view.last?.isWhitespace ?? false { view = view.dropLast() }
        return String(view)
    }
}
