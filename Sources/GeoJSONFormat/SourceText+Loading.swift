import Foundation
import GeoModel

extension SourceText {
    /// Reads a whole file, or standard input when `path` is `-`.
    ///
    /// Throws `UnusableInput` with K001 when there is no such file, when it is a folder or may not be read, K002 when it
    /// is empty, and K006 when it is larger than 4 GB.
    public init(contentsOf path: String) throws(UnusableInput) {
        let name = path == "-" ? "<stdin>" : path
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.unreadable(name, errno) }
        defer { if descriptor != STDIN_FILENO { close(descriptor) } }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Self.unreadable(name, errno) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw Self.unreadable(name, EISDIR) }
        guard status.st_size < Self.largest else { throw Self.tooLarge(name) }

        var capacity = max(Int(status.st_size), 1 << 16)
        var memory = Storage.allocate(capacity)
        var length = 0
        while true {
            if length == capacity {
                // The file is full-size now, or it is a pipe: look whether there is more before growing.
                var probe: UInt8 = 0
                let got = read(descriptor, &probe, 1)
                if got == 0 { break }
                if got < 0 && errno == EINTR { continue }
                guard got > 0, capacity < Self.largest else {
                    let code = errno
                    memory.deallocate()
                    throw got > 0 ? Self.tooLarge(name) : Self.unreadable(name, code)
                }
                let larger = Storage.allocate(capacity * 2)
                larger.copyMemory(from: memory, byteCount: length)
                memory.deallocate()
                memory = larger
                capacity *= 2
                memory.storeBytes(of: probe, toByteOffset: length, as: UInt8.self)
                length += 1
            }
            let got = read(descriptor, memory + length, min(capacity - length, 1 << 30))
            if got == 0 { break }
            if got < 0 {
                if errno == EINTR { continue }
                let code = errno
                memory.deallocate()
                throw Self.unreadable(name, code)
            }
            length += got
        }
        self.init(storage: Storage(adopting: memory, length: length), name: name)
        guard count > 0 else {
            throw UnusableInput(
                Diagnostic(
                    .emptyFile, .error, "'\(name)' is empty", at: SourceLocation(file: name),
                    hint: "check that the program that writes it has finished"))
        }
    }

    /// simdjson counts bytes in 32 bits.
    static var largest: Int { 0xFFFF_FF00 }

    static func tooLarge(_ name: String) -> UnusableInput {
        UnusableInput(
            Diagnostic(
                .fileTooLarge, .error, "'\(name)' is larger than 4 GB", at: SourceLocation(file: name),
                hint: "cut it to the area you work on, or simplify its borders first"))
    }

    private static func unreadable(_ name: String, _ code: Int32) -> UnusableInput {
        let (words, hint): (String, String) =
            switch code {
            case ENOENT, ENOTDIR: ("there is no file '\(name)'", "check the path; it is taken from the current folder")
            case EISDIR: ("'\(name)' is a folder, not a file", "name a file in it")
            case EACCES, EPERM:
                ("'\(name)' may not be read: permission denied", "ask its owner for the right to read it")
            default:
                ("'\(name)' cannot be read: \(String(cString: strerror(code)))", "check the disk or the network drive")
            }
        return UnusableInput(
            Diagnostic(.fileNotReadable, .error, words, at: SourceLocation(file: name), hint: hint))
    }
}
