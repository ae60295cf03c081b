import Files

/// A document of headings, paragraphs and lists, as Word and LibreOffice open it.
///
/// Source: ECMA-376, Office Open XML File Formats, part 1 (WordprocessingML).
public struct LetterDocument: Sendable {
    /// One paragraph.
    public enum Block: Sendable, Hashable {
        /// The title of the document.
        case title(String)
        /// A heading within it.
        case heading(String)
        /// Running text.
        case text(String)
        /// An item of a list.
        case item(String)
        /// Small print.
        case small(String)
    }

    /// In the order in which they are read.
    public var blocks: [Block]
    /// The language of the text, as `da-DK`.
    public var language: String

    /// A document of these paragraphs.
    public init(_ blocks: [Block] = [], language: String = "en-GB") {
        self.blocks = blocks
        self.language = language
    }

    /// The whole file.
    public var bytes: [UInt8] {
        ZipArchive.bytes([
            FolderFile("[Content_Types].xml", Self.contentTypes), FolderFile("_rels/.rels", Self.relations),
            FolderFile("word/document.xml", document),
            FolderFile("word/_rels/document.xml.rels", Self.documentRelations), FolderFile("word/styles.xml", styles),
        ])
    }

    private static let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    private static let types = "application/vnd.openxmlformats-officedocument.wordprocessingml"

    private static let contentTypes = Array(
        (XMLText.head + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Override PartName=\"/word/document.xml\" ContentType=\"\(types).document.main+xml\"/>"
            + "<Override PartName=\"/word/styles.xml\" ContentType=\"\(types).styles+xml\"/></Types>").utf8)

    private static let relations = Array(
        (XMLText.head + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>"
            + "</Relationships>").utf8)

    private static let documentRelations = Array(
        (XMLText.head + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>"
            + "</Relationships>").utf8)

    private var document: [UInt8] {
        var text = XMLText.head + "<w:document xmlns:w=\"\(Self.space)\"><w:body>"
        for block in blocks { text += Self.paragraph(block) }
        // A4, margins of 2.5 cm; lengths are twentieths of a point.
        text +=
            "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1417\" w:right=\"1417\" w:bottom=\"1417\" w:left=\"1417\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr>"
        return Array((text + "</w:body></w:document>").utf8)
    }

    private static func paragraph(_ block: Block) -> String {
        let (style, words): (String, String) =
            switch block {
            case .title(let text): ("Title", text)
            case .heading(let text): ("Heading1", text)
            case .text(let text): ("Normal", text)
            case .item(let text): ("ListItem", "– " + text)
            case .small(let text): ("Small", text)
            }
        return
            "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr><w:r><w:t xml:space=\"preserve\">\(XMLText.escaped(words))</w:t></w:r></w:p>"
    }

    private var styles: [UInt8] {
        func style(
            _ id: String, _ name: String, size: Int, isBold: Bool = false, before: Int = 0, after: Int = 120,
            indent: Int = 0
        ) -> String {
            "<w:style w:type=\"paragraph\" \(id == "Normal" ? "w:default=\"1\" " : "")w:styleId=\"\(id)\"><w:name w:val=\"\(name)\"/>"
                + (id == "Normal" ? "" : "<w:basedOn w:val=\"Normal\"/>") + "<w:qFormat/>"
                + "<w:pPr>\(isBold ? "<w:keepNext/>" : "")<w:spacing w:before=\"\(before)\" w:after=\"\(after)\"/>"
                + (indent > 0 ? "<w:ind w:left=\"\(indent)\" w:hanging=\"227\"/>" : "") + "</w:pPr>"
                + "<w:rPr>\(isBold ? "<w:b/>" : "")<w:sz w:val=\"\(size)\"/></w:rPr></w:style>"
        }
        return Array(
            (XMLText.head + "<w:styles xmlns:w=\"\(Self.space)\"><w:docDefaults><w:rPrDefault><w:rPr>"
                + "<w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:cs=\"Calibri\"/><w:sz w:val=\"22\"/><w:lang w:val=\"\(language)\"/>"
                + "</w:rPr></w:rPrDefault></w:docDefaults>"
                + style("Normal", "Normal", size: 22) + style("Title", "Title", size: 40, isBold: true, after: 160)
                + style("Heading1", "heading 1", size: 28, isBold: true, before: 280, after: 80)
                + style("ListItem", "List Item", size: 22, after: 60, indent: 227)
                + style("Small", "Small Print", size: 18) + "</w:styles>").utf8)
    }
}
