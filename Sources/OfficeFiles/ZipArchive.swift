/// A ZIP archive whose members are stored as they are: what office files are, and small enough here not to need compression.
///
/// The bytes depend on the members alone: every member carries the first date that the format knows.
/// Source: PKWARE, APPNOTE.TXT 6.3.
struct ZipArchive {
    private var body: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    /// Adds a member; paths are in ASCII.
    mutating func add(_ path: String, _ bytes: [UInt8]) {
        let name = Array(path.utf8)
        let sum = CRC32.of(bytes)
        let size = UInt32(truncatingIfNeeded: bytes.count)
        let offset = UInt32(truncatingIfNeeded: body.count)
        // Version 2.0, no flags, stored, midnight of 1 January 1980.
        var common: [UInt8] = []
        for value: UInt16 in [20, 0, 0, 0, 0x21] { common.append(little: value) }
        for value in [sum, size, size] { common.append(little: value) }
        for value: UInt16 in [UInt16(truncatingIfNeeded: name.count), 0] { common.append(little: value) }
        body.append(little: 0x0403_4b50 as UInt32)
        body += common + name + bytes
        directory.append(little: 0x0201_4b50 as UInt32)
        directory.append(little: 20 as UInt16)
        directory += common
        for value: UInt16 in [0, 0, 0] { directory.append(little: value) }
        directory.append(little: 0 as UInt32)
        directory.append(little: offset)
        directory += name
        count += 1
    }

    /// The whole archive.
    var bytes: [UInt8] {
        var end: [UInt8] = []
        end.append(little: 0x0605_4b50 as UInt32)
        let members = UInt16(truncatingIfNeeded: count)
        for value: UInt16 in [0, 0, members, members] { end.append(little: value) }
        end.append(little: UInt32(truncatingIfNeeded: directory.count))
        end.append(little: UInt32(truncatingIfNeeded: body.count))
        end.append(little: 0 as UInt16)
        return body + directory + end
    }
}

extension [UInt8] {
    fileprivate mutating func append<Number: FixedWidthInteger>(little value: Number) {
        var rest = value
        for _ in 0..<(Number.bitWidth / 8) {
            append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }
}

/// The checksum of ZIP members: CRC-32 of ISO 3309.
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }

    static func of(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { sum, byte in table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ (sum >> 8) }
    }
}
