import Files
import ForeignFormats
import GeoJSONFormat
import GeoModel
import StudyAreas

/// A table whose rows may be about the units.
struct TableMatch {
    /// What the table is to a study.
    enum Verdict {
        /// Figures by unit: the table with the rows of these units.
        case figures(bytes: [UInt8], rows: Int, of: Int)
        case unusable(PassedFile.Reason)
    }

    /// A larger table is not read.
    static let mostBytes = 1 << 27

    /// Looks for a column with the codes of the units, and whether all other columns are numbers.
    ///
    /// - Parameter codes: the codes of the units that are kept.
    static func verdict(_ path: String, bytes: Int, codes: Set<String>) -> Verdict {
        guard bytes <= mostBytes else { return .unusable(.tooLarge) }
        do throws(UnusableInput) {
            let text = try InputText.table(path)
            let table = DelimitedText(text)
            var records: [DelimitedText.Record] = []
            // Quotes that are never closed are a matter for the one who uses the table.
            _ = table.forEachRecord { records.append($0) }
            return verdict(records, text, table.separator, codes)
        } catch {
            return .unusable(LayerReading.reason(error, path: path))
        }
    }

    private static func verdict(
        _ records: [DelimitedText.Record], _ text: SourceText, _ separator: UInt8, _ codes: Set<String>
    ) -> Verdict {
        guard let header = records.first, records.count > 1, header.cells.count > 1, !codes.isEmpty else {
            return .unusable(.tableWithoutUnits)
        }
        let byNumber = Set(codes.compactMap(Int.init))
        func isUnit(_ cell: String) -> Bool {
            codes.contains(cell) || (Int(cell).map(byNumber.contains) ?? false)
        }
        // A column whose cells name most of the units: a number that happens to be a code does not.
        let rows = records.dropFirst()
        var best: (column: Int, found: Int)?
        for column in header.cells.indices {
            var found: Set<String> = []
            for row in rows where column < row.cells.count && isUnit(row.cells[column]) {
                found.insert(row.cells[column])
            }
            if found.count * 2 > codes.count, found.count > best?.found ?? 0 { best = (column, found.count) }
        }
        guard let key = best?.column else { return .unusable(.tableWithoutUnits) }
        let kept = rows.filter { key < $0.cells.count && isUnit($0.cells[key]) }
        let words = header.cells.indices.filter { column in
            column != key && kept.contains { column < $0.cells.count && !isFigure($0.cells[column]) }
        }
        guard words.isEmpty else { return .unusable(.tableWithWords(columns: words.map { header.cells[$0] })) }
        var table = Array("\u{FEFF}".utf8)
        for record in [header] + kept { table += Array(line(record.cells, separator).utf8) }
        return .figures(bytes: table, rows: kept.count, of: rows.count)
    }

    /// A number as an office writes it, or what it writes for none.
    private static func isFigure(_ cell: String) -> Bool {
        let plain = cell.filter { !$0.isWhitespace }
        if ["", "..", ".", "-", "–", "NA", "NaN"].contains(plain) { return true }
        return plain.allSatisfy { $0.isNumber || ".,'-+".contains($0) } && plain.contains(where: \.isNumber)
    }

    private static func line(_ cells: [String], _ separator: UInt8) -> String {
        let mark = String(decoding: [separator], as: UTF8.self)
        return cells.map { cell in
            let isPlain = !cell.contains { $0 == "\"" || $0.isNewline || String($0) == mark }
            return isPlain ? cell : "\"" + cell.replacing("\"", with: "\"\"") + "\""
        }.joined(separator: mark) + "\n"
    }
}
