import Foundation

/// Writing the files of a run into a folder that nobody looks at yet.
struct Staging {
    private let files: [FolderFile]
    private let old: String?

    /// Files that get the rights of their namesakes in the folder `old`, where there are such.
    init(_ files: [FolderFile], old: String? = nil) { (self.files, self.old) = (files, old) }

    /// Writes and flushes every file, and the folders that they lie in.
    func write(into folder: String) throws(SystemFault) {
        let mask = FileSystem.creationMask
        var folders: Set<String> = []
        for file in files {
            try Tree.makeFolders(for: file.name, below: folder)
            let path = folder + "/" + file.name
            let before = old.flatMap { FileSystem.existing($0 + "/" + file.name) }
            let mode = before.flatMap { $0.isFile ? $0.st_mode & 0o7777 : nil } ?? (0o666 & ~mask)
            do throws(SystemFault) { try write(file.bytes, path, mode: mode) } catch {
                // The user knows the file by the name that it is to have.
                throw SystemFault(call: error.call, path: file.name, code: error.code)
            }
            let parent = PathText.parent(path)
            if parent != folder { folders.insert(parent) }
        }
        for inner in folders.sorted() { try FileSystem.sync(inner) }
        try FileSystem.sync(folder)
    }

    private func write(_ bytes: [UInt8], _ path: String, mode: mode_t) throws(SystemFault) {
        let descriptor = try FileSystem.open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW)
        do throws(SystemFault) {
            try FileSystem.write(bytes, to: descriptor, path: path)
            if fchmod(descriptor, mode) != 0 { throw SystemFault(call: "chmod", path: path, code: errno) }
            if fsync(descriptor) != 0 { throw SystemFault(call: "fsync", path: path, code: errno) }
        } catch {
            close(descriptor)
            throw error
        }
        if close(descriptor) != 0 { throw SystemFault(call: "close", path: path, code: errno) }
    }
}
