import Foundation
import GeoModel

/// The bytes of one input, read once from a file, a pipe or standard input, with a margin of spare bytes behind them.
///
/// Who takes them owns `memory` and frees it. The path is opened once and never again: a named pipe gives its bytes once only, and
/// a file may be another one at the second look.
public struct InputBytes: @unchecked Sendable {
    // Unchecked: the memory is handed over to one owner, who alone touches it.
    /// The bytes, and `margin` more that hold nothing yet.
    public let memory: UnsafeMutableRawPointer
    /// How many bytes were read.
    public let count: Int
    /// What to call the input in messages: the path, bytes that are no UTF-8 written `\xE6`, or `<stdin>`.
    public let name: String

    /// simdjson counts bytes in 32 bits.
    public static let largest = 0xFFFF_FF00

    /// Reads a whole file, or standard input when `path` is `-`.
    ///
    /// - Parameters:
    ///   - margin: how many bytes to leave free behind the last.
    ///   - most: how many bytes are too many.
    ///   - isEnough: is shown the first 64 kB, or what there is, once; where it answers true, nothing more is read.
    /// - Throws: `UnusableInput` with K001 when the path leads to nothing that can be read, K006 when there are more than `most` bytes, and
    ///   K280 when the file changed while it was read.
    public init(
        path: String, margin: Int, most: Int = largest, isEnough: ((UnsafeRawBufferPointer) -> Bool)? = nil
    ) throws(UnusableInput) {
        name = path == "-" ? "<stdin>" : PathText.display(path)
        do throws(SystemFault) {
            let descriptor = path == "-" ? STDIN_FILENO : try FileSystem.open(path, O_RDONLY)
            defer { if descriptor != STDIN_FILENO || path != "-" { close(descriptor) } }
            let before = try Self.status(descriptor, path)
            try Self.requireReadable(before, descriptor, path)
            guard before.st_size < most || isEnough != nil else {
                throw SystemFault(call: "read", path: path, code: EFBIG)
            }
            var reader = GrowingBytes(capacity: min(max(Int(before.st_size), 1 << 16), most), margin: margin)
            do throws(SystemFault) {
                let isWhole = try reader.readAll(descriptor, path, most: most, isEnough: isEnough)
                let after = try Self.status(descriptor, path)
                if isWhole, before.isFile, !Self.isUnchanged(before, after, read: reader.count) {
                    throw SystemFault(call: "read", path: path, code: ESTALE)
                }
            } catch {
                reader.memory.deallocate()
                throw error
            }
            (memory, count) = (reader.memory, reader.count)
        } catch {
            throw UnusableInput(Self.diagnostic(error, name))
        }
    }

    private static func status(_ descriptor: Int32, _ path: String) throws(SystemFault) -> stat {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SystemFault(call: "fstat", path: path, code: errno) }
        return status
    }

    /// Refuses what has no end or no bytes: folders, disks, and devices other than a terminal and the empty one.
    private static func requireReadable(_ status: stat, _ descriptor: Int32, _ path: String) throws(SystemFault) {
        switch status.st_mode & S_IFMT {
        case S_IFDIR: throw SystemFault(call: "open", path: path, code: EISDIR)
        case S_IFBLK: throw SystemFault(call: "open", path: path, code: ENOTBLK)
        case S_IFCHR:
            var null = stat()
            let isNull = stat("/dev/null", &null) == 0 && null.st_rdev == status.st_rdev
            if !isNull && isatty(descriptor) == 0 { throw SystemFault(call: "open", path: path, code: ENOTBLK) }
        default: break
        }
    }

    private static func isUnchanged(_ before: stat, _ after: stat, read: Int) -> Bool {
        #if os(Linux)
            let isSameTime =
                before.st_mtim.tv_sec == after.st_mtim.tv_sec && before.st_mtim.tv_nsec == after.st_mtim.tv_nsec
        #else
            let isSameTime =
                before.st_mtimespec.tv_sec == after.st_mtimespec.tv_sec
                && before.st_mtimespec.tv_nsec == after.st_mtimespec.tv_nsec
        #endif
        // Files that the system makes up as they are read, as in /proc, have no size.
        let isWhole = Int(after.st_size) == read || after.st_size == 0
        return isSameTime && before.st_size == after.st_size && isWhole
    }

    private static func diagnostic(_ fault: SystemFault, _ name: String) -> Diagnostic {
        let here = SourceLocation(file: name)
        switch fault.code {
        case ESTALE where fault.call == "read":
            return Diagnostic(
                .inputChanged, .error, "'\(name)' changed while it was read", at: here,
                hint: "wait until the program that writes it has finished, and run again")
        case EFBIG:
            return Diagnostic(
                .fileTooLarge, .error, "'\(name)' is larger than 4 GB", at: here,
                hint: "cut it to the area you work on, or simplify its borders first")
        default:
            let (words, hint) = explanation(fault.code, name)
            return Diagnostic(.fileNotReadable, .error, words, at: here, hint: hint)
        }
    }

    private static func explanation(_ code: Int32, _ name: String) -> (words: String, hint: String) {
        switch code {
        case ENOENT: ("there is no file '\(name)'", "check the path; it is taken from the current folder")
        case ENOTDIR:
            (
                "there is no file '\(name)': a part of the path is a file, not a folder",
                "check the path; it is taken from the current folder"
            )
        case EISDIR: ("'\(name)' is a folder, not a file", "name a file in it")
        case ENOTBLK: ("'\(name)' is a device, not a file", "name a file")
        case ENXIO: ("'\(name)' is a socket, not a file", "name a file or a named pipe")
        case EACCES, EPERM:
            ("'\(name)' may not be read: permission denied", "ask its owner for the right to read it")
        case ELOOP: ("'\(name)' cannot be read: \(SystemFault.words(code))", "name the file itself instead of the link")
        case EBADF where name == "<stdin>":
            ("standard input is closed", "give a file instead of '-', or pipe the data in")
        case EMFILE, ENFILE, ENOMEM, EILSEQ, ENAMETOOLONG:
            ("'\(name)' cannot be read: \(SystemFault.words(code))", SystemFault.hint(code))
        default: ("'\(name)' cannot be read: \(SystemFault.words(code))", "check the disk or the network drive")
        }
    }
}
