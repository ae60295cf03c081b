import Foundation

/// What an existing folder holds: which of its files are ours, and which are somebody else's.
struct FolderContents {
    let path: String
    /// What `manifest.json` says.
    let manifest: FolderManifest.Reading
    /// Files of an earlier run that are there, the manifest among them, sorted.
    let ours: [String]

    init(_ path: String) throws(SystemFault) {
        self.path = path
        let file = PathText.join(path, FolderManifest.fileName)
        var reading = FolderManifest.Reading.foreign
        if let status = FileSystem.existing(file), status.isFile, status.st_size <= 1 << 26 {
            reading = FolderManifest.read(try FolderContents.bytes(file))
        }
        manifest = reading
        var names: [String]
        switch reading {
        case .manifest(let manifest): names = manifest.files.map(\.name) + [FolderManifest.fileName]
        case .damaged: names = FirstNames.all + [FolderManifest.fileName]
        case .foreign: names = FirstNames.all
        }
        let top = Set(try FileSystem.names(in: path))
        names = names.filter { name in
            guard let first = PathText.parts(name).first, top.contains(first) else { return false }
            return FolderContents.leads(path, name) && FileSystem.existing(PathText.join(path, name))?.isFolder == false
        }
        ours = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Whether every part of `name` but the last is a true folder, so that no link leads out of this one.
    private static func leads(_ path: String, _ name: String) -> Bool {
        var folder = path
        for part in PathText.parts(name).dropLast() {
            folder = PathText.join(folder, part)
            guard FileSystem.existing(folder)?.isFolder == true else { return false }
        }
        return true
    }

    static func bytes(_ path: String) throws(SystemFault) -> [UInt8] {
        let descriptor = try FileSystem.open(path, O_RDONLY | O_NOFOLLOW)
        defer { close(descriptor) }
        var reader = GrowingBytes(capacity: 1 << 16, margin: 0)
        defer { reader.memory.deallocate() }
        try reader.readAll(descriptor, path, most: 1 << 27)
        return Array(UnsafeRawBufferPointer(start: reader.memory, count: reader.count))
    }
}

extension FolderContents {
    /// Something in the folder that is not ours.
    struct Entry {
        var name: String
        var status: stat
    }

    /// How many entries of other people's are taken along into a folder that takes this one's place.
    static let mostEntries = 10_000

    /// Everything that is not among `replaced`, folders before what is in them; nil when there is too much of it.
    ///
    /// Folders that hold nothing but `replaced` are left out: they are ours.
    func others(than replaced: Set<String>) throws(SystemFault) -> [Entry]? {
        var found: [Entry] = []
        guard try walk("", replaced, into: &found) else { return nil }
        return found
    }

    private func walk(
        _ folder: String, _ replaced: Set<String>, into found: inout [Entry]
    ) throws(SystemFault) -> Bool {
        for name in try FileSystem.names(in: PathText.join(path, folder)) {
            let name = folder.isEmpty ? name : folder + "/" + name
            guard !replaced.contains(name), let status = FileSystem.existing(PathText.join(path, name)) else {
                continue
            }
            if status.isFile, Leftovers.isTemporary(PathText.name(name)), status.st_uid == geteuid() { continue }
            let index = found.count
            found.append(Entry(name: name, status: status))
            if status.isFolder {
                guard try walk(name, replaced, into: &found) else { return false }
                let holdsOurs = replaced.contains { $0.hasPrefix(name + "/") }
                if holdsOurs && found.count == index + 1 { found.remove(at: index) }
            }
            if found.count > FolderContents.mostEntries { return false }
        }
        return true
    }
}
