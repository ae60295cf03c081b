import Files

/// A workbook of a few sheets, as Excel and LibreOffice open it: text, numbers, a header that stays in sight.
///
///     var book = Workbook()
///     book.sheets.append(Sheet("Clusters", header: ["No.", "Name"], rows: [[.number(1), .text("Ryslinge")]]))
///     try AtomicFile.write(book.bytes, to: "clusters.xlsx", overwrite: false)
///
/// Source: ECMA-376, Office Open XML File Formats, part 1 (SpreadsheetML).
public struct Workbook: Sendable {
    /// In the order of their tabs.
    public var sheets: [Sheet]

    /// A workbook of these sheets; their names are distinct.
    public init(_ sheets: [Sheet] = []) { self.sheets = sheets }

    /// What stands in a cell.
    public enum Cell: Sendable, Hashable {
        /// Text, which is never run as a formula.
        case text(String)
        /// A number, shown with so many digits behind the point; empty where it is not finite.
        case number(Double, decimals: Int)
        /// Nothing.
        case empty
    }

    /// One table.
    public struct Sheet: Sendable {
        /// The name on its tab, of at most 31 characters.
        public var name: String
        /// The titles of the columns.
        public var header: [String]
        /// The rows below.
        public var rows: [[Cell]]

        /// A table with its name on the tab.
        public init(_ name: String, header: [String], rows: [[Cell]]) {
            self.name = name
            self.header = header
            self.rows = rows
        }
    }

    /// The whole file.
    public var bytes: [UInt8] {
        let parts = [
            FolderFile("[Content_Types].xml", contentTypes), FolderFile("_rels/.rels", Self.relations),
            FolderFile("xl/workbook.xml", workbook), FolderFile("xl/_rels/workbook.xml.rels", workbookRelations),
            FolderFile("xl/styles.xml", Self.styles),
        ]
        return ZipArchive.bytes(
            parts
                + sheets.enumerated().map { index, sheet in
                    FolderFile("xl/worksheets/sheet\(index + 1).xml", Self.xml(sheet))
                })
    }

    private var contentTypes: [UInt8] {
        let parts = sheets.indices.map {
            "<Override PartName=\"/xl/worksheets/sheet\($0 + 1).xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
        }
        return Array(
            (XMLText.head + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                + "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
                + parts.joined() + "</Types>").utf8)
    }

    private static let relations = Array(
        (XMLText.head + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/>"
            + "</Relationships>").utf8)

    private var workbook: [UInt8] {
        let entries = sheets.enumerated().map { index, sheet in
            "<sheet name=\"\(XMLText.escaped(String(sheet.name.prefix(31))))\" sheetId=\"\(index + 1)\" r:id=\"rId\(index + 1)\"/>"
        }
        return Array(
            (XMLText.head
                + "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                + entries.joined() + "</sheets></workbook>").utf8)
    }

    private var workbookRelations: [UInt8] {
        let entries = sheets.indices.map {
            "<Relationship Id=\"rId\($0 + 1)\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet\($0 + 1).xml\"/>"
        }
        let styles =
            "<Relationship Id=\"rId\(sheets.count + 1)\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>"
        return Array(
            (XMLText.head + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + entries.joined() + styles + "</Relationships>").utf8)
    }
}
