import Foundation
import GeoModel

extension SystemFault {
    /// What the number of a cause means, in words that say what is the matter with the file.
    public static func words(_ code: Int32) -> String {
        switch code {
        case ENOENT: "there is no such file or folder"
        case ENOTDIR: "a part of the path is a file, not a folder"
        case EISDIR: "it is a folder"
        case EACCES, EPERM: "permission denied"
        case EROFS: "the disk can only be read"
        case ELOOP: "the links lead round in a circle"
        case ENAMETOOLONG: "the name is too long"
        case ENOSPC: "No space left on device"
        case EDQUOT: "the quota of this user is used up"
        case EMFILE: "this process has too many files open"
        case ENFILE: "this machine has too many files open"
        case ENOMEM: "there is no memory left"
        case EIO: "the disk or the network drive reports an error (Input/output error)"
        case ENXIO: "it is a socket, or a pipe that nobody reads"
        case EBADF: "it is closed"
        case EILSEQ: "the name holds a character that no file name can hold"
        case EFBIG: "the file would be larger than is allowed here (File too large)"
        default: String(cString: strerror(code))
        }
    }

    /// What to try, by the cause.
    static func hint(_ code: Int32) -> String {
        switch code {
        case ENOSPC, EDQUOT, EFBIG: "free some space, or write to another disk"
        case ENOENT: "make the folder first"
        case ENOTDIR: "name a folder, not a file, in front of the last slash"
        case EACCES, EPERM, EROFS: "write to a folder that is yours"
        case ELOOP: "name the folder itself instead of the link"
        case ENAMETOOLONG, EILSEQ: "choose another name"
        case EMFILE, ENFILE: "allow more open files (`ulimit -n`), or close other programs"
        case ENOMEM: "close other programs, or use a machine with more memory"
        default: "check the disk or the network drive"
        }
    }
}
