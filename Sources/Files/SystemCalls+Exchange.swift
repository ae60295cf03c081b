import CFileSystem
import Foundation

extension FileSystem {
    /// Two paths change places in one step; no moment is visible in which either is missing. renameat2, renamex_np
    static func exchange(_ first: String, _ second: String) throws(SystemFault) {
        try call("rename", first, second) { klynge_exchange($0, $1) }
    }

    /// Gives a file or folder a new name that nothing has yet; a file system that cannot promise it looks first.
    static func renameToFree(_ from: String, to: String) throws(SystemFault) {
        do throws(SystemFault) {
            try call("rename", from, to) { klynge_rename_to_free($0, $1) }
        } catch {
            guard [EINVAL, ENOSYS, ENOTSUP].contains(error.code) else { throw error }
            if existing(to) != nil { throw SystemFault(call: "rename", path: to, code: EEXIST) }
            try rename(from, to: to)
        }
    }

    /// Whether a failed exchange only means that this place knows no exchange.
    static func isExchangeUnknown(_ code: Int32) -> Bool {
        [EINVAL, ENOSYS, ENOTSUP, EBUSY, EXDEV, EPERM, EACCES, EROFS, ENOTDIR].contains(code)
    }

    /// The names of the extended attributes of `path`; none where it has none or they cannot be known. listxattr
    static func attributes(_ path: String) -> [String] {
        var names = [CChar](repeating: 0, count: 1 << 16)
        let length = (try? call("listxattr", path) { Int32(klynge_attributes($0, &names, names.count)) }) ?? 0
        return names.prefix(Int(length)).split(separator: 0).map { part in
            String(decoding: part.map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
    }
}
