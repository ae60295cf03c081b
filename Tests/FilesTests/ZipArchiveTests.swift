import Foundation
import Testing

@testable import Files

@Suite("Archives")
struct ZipArchiveTests {
    @Test("the checksum is that of the format's own example")
    func checksum() {
        #expect(CRC32.of(Array("123456789".utf8)) == 0xCBF4_3926)
        #expect(CRC32.of([]) == 0)
    }

    @Test("another program finds every file in it as it was")
    func python() throws {
        let files = [
            FolderFile("a.csv", Array("unit,cluster\n".utf8)), FolderFile("rapport æøå.html", [UInt8](0...255)),
            FolderFile("tom", []),
        ]
        let path = NSTemporaryDirectory() + "klynge-\(UUID().uuidString).zip"
        try Data(ZipArchive.bytes(files)).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c",
            "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print([(i.filename, z.read(i).hex()) for i in z.infolist()])",
            path,
        ]
        process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONIOENCODING": "utf-8"]) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        func hex(_ bytes: [UInt8]) -> String { bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
        let expected = files.map { "('\($0.name)', '\(hex($0.bytes))')" }.joined(separator: ", ")
        #expect(output == "[\(expected)]\n")
    }
}
