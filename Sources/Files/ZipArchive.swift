/// Files as one ZIP archive, stored as they are: for a download of a few megabytes that every system opens.
///
/// The same files give the same bytes: all have the earliest time that the format knows, 1 January 1980.
public enum ZipArchive {
    /// The archive. Names are UTF-8; at most 65,535 files of together less than 4 GB, which a result folder is far from.
    public static func bytes(_ files: [FolderFile]) -> [UInt8] {
        var archive: [UInt8] = []
        var directory: [UInt8] = []
        for file in files {
            let offset = archive.count
            // Version 2.0, UTF-8 names, stored, midnight, 1 January 1980, checksum, sizes.
            var shared: [UInt8] = []
            shared.append(20 as UInt16)
            shared.append(0x0800 as UInt16)
            shared.append(0 as UInt16)
            shared.append(0 as UInt16)
            shared.append(0x0021 as UInt16)
            shared.append(CRC32.of(file.bytes))
            shared.append(UInt32(truncatingIfNeeded: file.bytes.count))
            shared.append(UInt32(truncatingIfNeeded: file.bytes.count))
            let name = Array(file.name.utf8)
            shared.append(UInt16(truncatingIfNeeded: name.count))
            shared.append(0 as UInt16)
            archive.append(0x0403_4B50 as UInt32)
            archive += shared + name + file.bytes
            directory.append(0x0201_4B50 as UInt32)
            directory.append(0x0314 as UInt16)
            directory += shared
            // No comment, first disk, plain file with rights 644.
            directory.append(0 as UInt16)
            directory.append(0 as UInt16)
            directory.append(0 as UInt16)
            directory.append(0o100_644 << 16 as UInt32)
            directory.append(UInt32(truncatingIfNeeded: offset))
            directory += name
        }
        let start = archive.count
        archive += directory
        archive.append(0x0605_4B50 as UInt32)
        archive.append(0 as UInt32)
        archive.append(UInt16(truncatingIfNeeded: files.count))
        archive.append(UInt16(truncatingIfNeeded: files.count))
        archive.append(UInt32(truncatingIfNeeded: directory.count))
        archive.append(UInt32(truncatingIfNeeded: start))
        archive.append(0 as UInt16)
        return archive
    }
}

/// The checksum of ZIP and PNG.
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }

    static func of(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
    }
}

extension [UInt8] {
    /// Appends an integer, the lowest byte first.
    fileprivate mutating func append(_ value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.littleEndian) { self += $0 }
    }
}
