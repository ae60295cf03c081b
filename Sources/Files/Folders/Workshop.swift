import Foundation

/// A folder of this run's own, `.klynge-…`, in which a result folder is prepared, with a journal that says what it is for.
///
/// It is locked as long as the process lives. When the process is killed, the next run finds it without a lock, and finishes what it
/// had begun or takes it back.
struct Workshop: ~Copyable {
    /// What is under way.
    struct Journal: Codable {
        /// The name of the result folder beside the workshop; `..` when the workshop lies within it.
        var target: String
        /// The device and number of the prepared folder: where that is the target, the exchange has happened.
        var device: UInt64
        var number: UInt64
        /// Our files that the prepared folder holds.
        var new: [String]
        /// Our files that it takes the place of.
        var old: [String]
        /// What else was there and was taken along.
        var kept: [String]
    }

    let path: String
    private let descriptor: Int32

    /// The folder that is being prepared and, once exchanged, the one that was there before.
    var prepared: String { path + "/new" }
    /// Where files are kept that may have to come back.
    var saved: String { path + "/old" }
    private var journalFile: String { path + "/journal" }
    /// The journal's name once everything is prepared, and the replacement is to be carried through.
    var commitment: String { path + "/commit" }

    /// A new workshop in `folder`.
    init(in folder: String) throws(SystemFault) {
        let pattern =
            PathText.bytes(of: PathText.join(folder, Leftovers.prefix + "XXXXXX")).map(CChar.init(bitPattern:)) + [0]
        while true {
            var template = pattern
            guard mkdtemp(&template) != nil else { throw SystemFault(call: "mkdir", path: folder, code: errno) }
            let path = template.withUnsafeBufferPointer { $0.baseAddress.map { PathText.text(ofCString: $0) } ?? "" }
            // Another run may clean it away before the lock is there; then the next one is tried.
            guard let descriptor = try? FileSystem.open(path, O_RDONLY | O_DIRECTORY) else { continue }
            let isLocked = flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
            if isLocked && FileSystem.existing(path) != nil {
                (self.path, self.descriptor) = (path, descriptor)
                return
            }
            close(descriptor)
        }
    }

    /// A workshop that a killed run left behind; nil when its run is still there, or when it cannot be looked into.
    init?(leftAt path: String) {
        guard let descriptor = try? FileSystem.open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW) else { return nil }
        guard Lock.isFree(descriptor) else {
            close(descriptor)
            return nil
        }
        (self.path, self.descriptor) = (path, descriptor)
    }

    deinit { close(descriptor) }

    /// Writes down what is under way, before anything of it is done.
    func write(_ journal: Journal) throws(SystemFault) {
        let bytes = (try? JSONEncoder().encode(journal)).map(Array.init) ?? []
        let file = try FileSystem.open(path + "/journal-", O_WRONLY | O_CREAT | O_TRUNC)
        do throws(SystemFault) {
            try FileSystem.write(bytes, to: file, path: journalFile)
            if fsync(file) != 0 { throw SystemFault(call: "fsync", path: journalFile, code: errno) }
        } catch {
            close(file)
            throw error
        }
        close(file)
        try FileSystem.rename(path + "/journal-", to: journalFile)
        try FileSystem.sync(path)
    }

    /// What is under way, and whether it is to be carried through.
    var journal: (journal: Journal, isCommitted: Bool)? {
        for (file, isCommitted) in [(commitment, true), (journalFile, false)] {
            guard let bytes = try? FolderContents.bytes(file),
                let journal = try? JSONDecoder().decode(Journal.self, from: Data(bytes)),
                journal.target == ".."
                    || (PathText.isPlainRelative(journal.target) && PathText.parts(journal.target).count == 1),
                (journal.new + journal.old + journal.kept).allSatisfy(PathText.isPlainRelative)
            else { continue }
            return (journal, isCommitted)
        }
        return nil
    }

    /// From here on the replacement is carried through, by this run or by the next.
    func commit() throws(SystemFault) {
        try FileSystem.rename(journalFile, to: commitment)
        try FileSystem.sync(path)
    }

    /// Takes the workshop away, empty but for its own notes. While there is more in it, the notes stay, so that the next run knows
    /// what it is.
    func remove() {
        guard FileSystem.existing(prepared) == nil, FileSystem.existing(saved) == nil else { return }
        for file in ["journal-", "journal", "commit"] { try? FileSystem.removeFile(path + "/" + file) }
        try? FileSystem.removeFolder(path)
    }

    /// Takes away everything that was prepared. Everything in it is a copy or a second name of what is elsewhere.
    func abandon() {
        Tree.remove(prepared)
        Tree.remove(saved)
        remove()
    }
}

/// Whole folders.
enum Tree {
    /// Removes a folder with all that is in it; links are not followed.
    static func remove(_ path: String) {
        for name in (try? FileSystem.names(in: path)) ?? [] {
            let entry = path + "/" + name
            if FileSystem.existing(entry)?.isFolder == true {
                remove(entry)
            } else {
                try? FileSystem.removeFile(entry)
            }
        }
        try? FileSystem.removeFolder(path)
    }

    /// Makes the folders that `name` lies in, below `path`.
    static func makeFolders(for name: String, below path: String) throws(SystemFault) {
        var folder = path
        for part in PathText.parts(name).dropLast() {
            folder += "/" + part
            if FileSystem.existing(folder)?.isFolder != true { try FileSystem.makeFolder(folder) }
        }
    }
}
