import Files
import Foundation
import Testing

@testable import OfficeFiles

@Suite("Office files")
struct OfficeFilesTests {
    @Test(
        "columns are counted as spreadsheets count them",
        arguments: [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
    func columns(_ column: Int, _ name: String) { #expect(Workbook.name(ofColumn: column) == name) }

    @Test("text cannot leave its element, and what XML cannot hold is replaced")
    func escaping() {
        #expect(XMLText.escaped("<a href=\"x\">&\u{1}ø") == "&lt;a href=&quot;x&quot;&gt;&amp;\u{FFFD}ø")
    }

    @Test("every member of an archive stands where the directory says, with the size it says")
    func directory() throws {
        let members = [
            ("a.xml", [UInt8]("one".utf8)), ("b/c.xml", []), ("d.xml", [UInt8](repeating: 7, count: 70_000)),
        ]
        let bytes = ZipArchive.bytes(members.map { FolderFile($0.0, $0.1) })
        func number(_ at: Int, _ count: Int) -> Int { (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) } }
        let end = bytes.count - 22
        #expect(number(end, 4) == 0x0605_4b50)
        #expect(number(end + 10, 2) == members.count)
        var place = number(end + 16, 4)
        for (path, content) in members {
            #expect(number(place, 4) == 0x0201_4b50)
            let (size, name, offset) = (number(place + 24, 4), number(place + 28, 2), number(place + 42, 4))
            #expect(String(decoding: bytes[place + 46..<place + 46 + name], as: UTF8.self) == path)
            #expect(size == content.count && number(offset, 4) == 0x0403_4b50)
            #expect(Array(bytes[offset + 30 + name..<offset + 30 + name + size]) == content)
            place += 46 + name
        }
        #expect(place == end)
    }

    @Test("the same workbook has the same bytes, and a formula stays text")
    func workbook() {
        func book() -> Workbook {
            Workbook([.init("A", header: ["x"], rows: [[.text("=1+1")], [.number(.nan, decimals: 0)], [.empty]])])
        }
        #expect(book().bytes == book().bytes)
        let text = String(decoding: book().bytes, as: UTF8.self)
        #expect(text.contains("t=\"inlineStr\"><is><t xml:space=\"preserve\">=1+1</t>"))
        #expect(!text.contains("<f>") && !text.contains("nan"))
    }
}
