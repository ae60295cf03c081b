import Foundation

/// One file of the cache: what it is, of what it is the result, the digest of its contents, and these.
struct CacheFile {
    static let ending = "cache"
    private static let magic = Array("klynge cache 1\n".utf8)
    private static let headSize = magic.count + 64
    private let key: [UInt8]

    /// The file of a result.
    init(_ key: [UInt8]) { self.key = key }

    /// The whole file around `contents`.
    func framed(_ contents: [UInt8]) -> [UInt8] { Self.magic + key + SHA256Digest.of(contents) + contents }

    /// What `body` makes of the contents of the file at `path`; nil where there is none, or anything is wrong with it.
    func read<Value>(_ path: String, body: (inout CacheReader) throws(CacheFault) -> Value) -> Value? {
        guard let bytes = Self.ownBytes(path) else { return nil }
        return bytes.withUnsafeBytes { bytes -> Value? in
            guard bytes.count >= Self.headSize else { return nil }
            let contents = UnsafeRawBufferPointer(rebasing: bytes[Self.headSize...])
            let head = Self.magic + key + SHA256Digest.of(contents)
            guard bytes.prefix(Self.headSize).elementsEqual(head) else { return nil }
            var reader = CacheReader(contents)
            do throws(CacheFault) {
                let value = try body(&reader)
                return reader.isAtEnd ? value : nil
            } catch { return nil }
        }
    }

    /// The bytes of a plain file that belongs to us; its time becomes now, so that it is not among the oldest.
    private static func ownBytes(_ path: String) -> [UInt8]? {
        do throws(SystemFault) {
            let descriptor = try FileSystem.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
            defer { close(descriptor) }
            var status = stat()
            guard fstat(descriptor, &status) == 0, status.isFile, status.st_uid == geteuid(), status.st_size > 0
            else { return nil }
            let size = Int(status.st_size)
            let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
                while filled < size {
                    let got = Foundation.read(descriptor, buffer.baseAddress.map { $0 + filled }, size - filled)
                    if got < 0 && errno == EINTR { continue }
                    guard got > 0 else { break }
                    filled += got
                }
            }
            futimens(descriptor, nil)
            return bytes
        } catch { return nil }
    }
}

/// Keeps the folder of a cache small.
struct CacheCleaning {
    private let folder: String

    init(_ folder: String) { self.folder = folder }

    /// Removes the files that were used longest ago until `size` more bytes fit, and what killed runs left.
    func makeSpace(for size: Int, most: Int) {
        var files: [(path: String, bytes: Int, used: Int)] = []
        for name in (try? FileSystem.names(in: folder)) ?? [] {
            guard name.hasSuffix("." + CacheFile.ending), let status = FileSystem.existing(PathText.join(folder, name)),
                status.isFile, status.st_uid == geteuid()
            else { continue }
            #if os(Linux)
                let used = status.st_mtim.tv_sec
            #else
                let used = status.st_mtimespec.tv_sec
            #endif
            files.append((PathText.join(folder, name), Int(status.st_size), used))
        }
        Leftovers.clean(folder)
        var total = files.reduce(size) { $0 + $1.bytes }
        guard total > most else { return }
        for file in files.sorted(by: { ($0.used, $0.path) < ($1.used, $1.path) }) where total > most {
            do throws(SystemFault) { try FileSystem.removeFile(file.path) } catch { continue }
            total -= file.bytes
        }
    }
}
