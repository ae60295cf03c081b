import Foundation

/// The files in a folder and in the folders below it, links followed, each file once.
///
/// Nothing is opened but folders: a named pipe, a socket or a device is passed over, never waited for. A folder that a link leads
/// back to is entered once. Names that begin with a dot are not looked at.
///
///     let walk = try FolderWalk("data")
///     for file in walk.files { print(file.name, file.bytes) }
public struct FolderWalk: Sendable {
    /// A file, or a folder that is one file to programs, as an Esri geodatabase is.
    public struct File: Hashable, Sendable {
        /// The path to open.
        public var path: String
        /// The path within the folder.
        public var name: String
        /// How many bytes it has; 0 for a folder.
        public var bytes: Int

        /// A file of a folder.
        public init(path: String, name: String, bytes: Int) { (self.path, self.name, self.bytes) = (path, name, bytes) }
    }

    /// Why something was passed over.
    public enum Reason: Hashable, Sendable {
        /// A named pipe.
        case pipe
        /// A socket or a device.
        case device
        /// A link to nothing, or to itself.
        case brokenLink
        /// The same file was seen already, under this name.
        case sameAs(String)
        /// The folder was seen already; entering it again would never end.
        case folderAgain
        /// A folder deeper than is looked.
        case tooDeep
        /// It cannot be read, with the cause in words.
        case unreadable(String)
    }

    /// Something that was passed over.
    public struct Passed: Hashable, Sendable {
        /// The path within the folder.
        public var name: String
        /// Why.
        public var reason: Reason
    }

    /// The files by the bytes of their names, those of a folder before those of the folders in it.
    public private(set) var files: [File] = []
    /// What was passed over, in the order in which it was found.
    public private(set) var passed: [Passed] = []
    /// Whether there are more files than `most`; the others were not looked at.
    public private(set) var isCut = false

    private let most: Int
    private let deepest: Int
    private var seenFolders: Set<[UInt64]> = []
    private var seenFiles: [[UInt64]: String] = [:]

    /// Looks through `folder`. O(files log files).
    ///
    /// - Parameters:
    ///   - most: how many files and pieces passed over are looked at.
    ///   - deepest: how many folders lie within each other at the most.
    /// - Throws: `SystemFault` when the folder itself cannot be read.
    public init(_ folder: String, most: Int = 5000, deepest: Int = 8) throws(SystemFault) {
        self.most = most
        self.deepest = deepest
        let status = try FileSystem.status(folder)
        guard status.isFolder else { throw SystemFault(call: "open", path: folder, code: ENOTDIR) }
        seenFolders.insert(Self.identity(status))
        let names = try FileSystem.names(in: folder)
        var open: [(path: String, name: String, depth: Int)] = []
        look(at: names, in: folder, named: "", depth: 0, &open)
        var next = 0
        while next < open.count, !isCut {
            let inner = open[next]
            next += 1
            do throws(SystemFault) {
                let names = try FileSystem.names(in: inner.path)
                look(at: names, in: inner.path, named: inner.name + "/", depth: inner.depth, &open)
            } catch {
                passed.append(Passed(name: inner.name, reason: .unreadable(error.words)))
            }
        }
    }

    private mutating func look(
        at names: [String], in folder: String, named prefix: String, depth: Int,
        _ open: inout [(path: String, name: String, depth: Int)]
    ) {
        for name in names where name.utf8.first != UInt8(ascii: ".") {
            guard files.count + passed.count + open.count < most else {
                isCut = true
                return
            }
            let path = PathText.join(folder, name)
            let shown = prefix + name
            let status: stat
            do throws(SystemFault) { status = try FileSystem.status(path) } catch {
                let isLink = FileSystem.existing(path)?.isLink ?? false
                let isBroken = isLink && (error.code == ENOENT || error.code == ELOOP)
                passed.append(Passed(name: shown, reason: isBroken ? .brokenLink : .unreadable(error.words)))
                continue
            }
            let identity = Self.identity(status)
            if status.isFolder {
                if !seenFolders.insert(identity).inserted {
                    passed.append(Passed(name: shown, reason: .folderAgain))
                } else if FileSystem.existing(path + "/a00000001.gdbtable") != nil {
                    files.append(File(path: path, name: shown, bytes: 0))
                } else if depth + 1 > deepest {
                    passed.append(Passed(name: shown, reason: .tooDeep))
                } else {
                    open.append((path, shown, depth + 1))
                }
            } else if status.isFile {
                if let first = seenFiles[identity] {
                    passed.append(Passed(name: shown, reason: .sameAs(first)))
                } else {
                    seenFiles[identity] = shown
                    files.append(File(path: path, name: shown, bytes: Int(status.st_size)))
                }
            } else {
                let isPipe = status.st_mode & S_IFMT == S_IFIFO
                passed.append(Passed(name: shown, reason: isPipe ? .pipe : .device))
            }
        }
    }

    private static func identity(_ status: stat) -> [UInt64] { [UInt64(status.st_dev), UInt64(status.st_ino)] }
}

extension FolderWalk {
    /// Whether nothing is in a folder; false where it cannot be read.
    public static func isEmpty(_ folder: String) -> Bool { (try? FileSystem.names(in: folder))?.isEmpty ?? false }
}

extension PathText {
    /// The path without links and without `..`, as the system sees it; of something that is not there yet, what there is of it
    /// and the rest as it stands.
    public static func resolved(_ path: String) -> String {
        var rest: [String] = []
        var path = withoutTrailingSlashes(path.isEmpty ? "." : path)
        while true {
            if let found = try? FileSystem.resolved(path) { return rest.reduce(found) { join($0, $1) } }
            rest.insert(name(path), at: 0)
            let above = parent(path)
            if above == path || rest.count > 4096 { return rest.reduce(above) { join($0, $1) } }
            path = above.isEmpty ? "." : above
        }
    }

    /// Whether `path` is `folder` or lies somewhere in it, links followed.
    public static func isInside(_ path: String, folder: String) -> Bool {
        let (inner, outer) = (parts(resolved(path)), parts(resolved(folder)))
        return inner.starts(with: outer)
    }
}
