extension Workbook {
    /// How cells look: plain, bold header, whole numbers, one, two and three decimals; long text breaks.
    static let styles = Array(
        (XMLText.head + "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
            + "<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"#,##0.0\"/><numFmt numFmtId=\"165\" formatCode=\"#,##0.000\"/></numFmts>"
            + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
            + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
            + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
            + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
            + "<cellXfs count=\"6\">"
            + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
            + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
            + [3, 164, 4, 165].map {
                "<xf numFmtId=\"\($0)\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\"/></xf>"
            }.joined() + "</cellXfs>"
            + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>")
            .utf8)

    static func xml(_ sheet: Sheet) -> [UInt8] {
        var text =
            XMLText.head + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
            + "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>"
        for column in sheet.header.indices {
            let width = min(60, max(8, longest(in: column, of: sheet) + 2))
            text += "<col min=\"\(column + 1)\" max=\"\(column + 1)\" width=\"\(width)\" customWidth=\"1\"/>"
        }
        text += "</cols><sheetData>"
        text += row(sheet.header.map { .text($0) }, number: 1, isHeader: true)
        for (index, cells) in sheet.rows.enumerated() { text += row(cells, number: index + 2, isHeader: false) }
        text += "</sheetData>"
        if !sheet.rows.isEmpty, !sheet.header.isEmpty {
            text += "<autoFilter ref=\"A1:\(name(ofColumn: sheet.header.count - 1))\(sheet.rows.count + 1)\"/>"
        }
        return Array((text + "</worksheet>").utf8)
    }

    private static func longest(in column: Int, of sheet: Sheet) -> Int {
        sheet.rows.prefix(500).reduce(sheet.header[column].count) { longest, row in
            guard column < row.count, case .text(let text) = row[column] else { return longest }
            return max(longest, text.count)
        }
    }

    private static func row(_ cells: [Cell], number: Int, isHeader: Bool) -> String {
        var text = "<row r=\"\(number)\">"
        for (column, cell) in cells.enumerated() {
            let place = "\(name(ofColumn: column))\(number)"
            switch cell {
            case .text(let words):
                // More than a cell can hold would make the file one that has to be repaired.
                text +=
                    "<c r=\"\(place)\" s=\"\(isHeader ? 1 : 0)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(XMLText.escaped(String(words.prefix(32_000))))</t></is></c>"
            case .number(let value, let decimals) where value.isFinite:
                text += "<c r=\"\(place)\" s=\"\(2 + min(3, max(0, decimals)))\"><v>\(digits(value))</v></c>"
            case .number, .empty: continue
            }
        }
        return text + "</row>"
    }

    /// A number without more digits than anyone measured.
    private static func digits(_ value: Double) -> String {
        guard abs(value) < 1e9 else { return String(value) }
        let rounded = (value * 1e6).rounded() / 1e6
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }

    /// `A`, `Z`, `AA`.
    static func name(ofColumn column: Int) -> String {
        var (rest, name) = (column, "")
        repeat {
            name = String(UnicodeScalar(UInt8(65 + rest % 26))) + name
            rest = rest / 26 - 1
        } while rest >= 0
        return name
    }
}
