import Foundation

/// Replacing a folder in one step: a whole new one is prepared beside it, with second names for everything in it that is not ours,
/// and the two change places.
struct FolderExchange {
    /// The folder without links in its path.
    let target: String
    let files: [FolderFile]
    let contents: FolderContents

    /// Carries it out; false when this folder cannot be exchanged, and nothing has happened.
    ///
    /// A folder that this process, or the shell that started it, stands in is not exchanged: they would go on standing in the old one.
    func perform() throws(SystemFault) -> Bool {
        let status = try FileSystem.status(target)
        let parent = PathText.parent(target)
        guard !isCurrent, try FileSystem.status(parent).st_dev == status.st_dev, !hasAttributes else { return false }
        let replaced = Set(files.map(\.name) + contents.ours)
        guard let others = try contents.others(than: replaced), others.allSatisfy({ $0.status.st_dev == status.st_dev })
        else { return false }
        guard let workshop = try? Workshop(in: parent) else { return false }
        do throws(SystemFault) {
            try FileSystem.makeFolder(workshop.prepared, mode: 0o700)
            let prepared = try FileSystem.status(workshop.prepared)
            let journal = Workshop.Journal(
                target: PathText.name(target), device: UInt64(prepared.st_dev), number: UInt64(prepared.st_ino),
                new: files.map(\.name), old: contents.ours, kept: others.map(\.name))
            try workshop.write(journal)
            guard try takeAlong(others, into: workshop.prepared) else {
                workshop.abandon()
                return false
            }
            try Staging(files, old: target).write(into: workshop.prepared)
            guard try dress(workshop.prepared, as: status) else {
                workshop.abandon()
                return false
            }
            for entry in others.reversed() where entry.status.isFolder {
                guard try dress(workshop.prepared + "/" + entry.name, as: entry.status) else {
                    workshop.abandon()
                    return false
                }
            }
            try FileSystem.sync(workshop.prepared)
            let lock = try? FolderLock(on: workshop.prepared)
            defer { lock?.release() }
            do throws(SystemFault) { try FileSystem.exchange(workshop.prepared, target) } catch {
                guard FileSystem.isExchangeUnknown(error.code) else { throw error }
                workshop.abandon()
                return false
            }
            // What was there is in the workshop now, and every file of ours in the folder is new.
            Sweep(from: workshop.prepared, into: target, journal: journal, moment: .now).perform()
            workshop.remove()
            try FileSystem.sync(parent)
            return true
        } catch {
            if !hasHappened(workshop.prepared, before: status) { workshop.abandon() }
            throw error
        }
    }

    private func hasHappened(_ prepared: String, before status: stat) -> Bool {
        FileSystem.existing(prepared)?.isSame(as: status) ?? false
    }

    /// Whether the current folder is the target or lies in it.
    private var isCurrent: Bool {
        guard let current = try? FileSystem.resolved(".") else { return true }
        return current == target || current.utf8.starts(with: (target + "/").utf8)
    }

    /// Access lists and the like, which a new folder would not have. Labels of the system's own come by themselves.
    private var hasAttributes: Bool {
        FileSystem.attributes(target).contains { !$0.hasPrefix("security.") && !$0.hasPrefix("trusted.") }
    }

    /// Gives everything that is not ours a second name in the prepared folder; false where that is not allowed.
    private func takeAlong(_ others: [FolderContents.Entry], into prepared: String) throws(SystemFault) -> Bool {
        for entry in others {
            let (from, to) = (target + "/" + entry.name, prepared + "/" + entry.name)
            do throws(SystemFault) {
                if entry.status.isFolder {
                    try FileSystem.makeFolder(to, mode: 0o700)
                } else {
                    try FileSystem.link(from, to: to)
                }
            } catch {
                // What has gone meanwhile need not come along.
                if error.code == ENOENT, FileSystem.existing(from) == nil { continue }
                if [EPERM, EACCES, EXDEV, EMLINK, ENOTSUP, ENOSYS, EINVAL].contains(error.code) { return false }
                throw error
            }
        }
        return true
    }

    /// Owner, rights and times as the old folder has them; false where that is not allowed.
    private func dress(_ folder: String, as status: stat) throws(SystemFault) -> Bool {
        let now = try FileSystem.status(folder)
        do throws(SystemFault) {
            if now.st_uid != status.st_uid || now.st_gid != status.st_gid {
                _ = try FileSystem.call("chown", folder) { chown($0, status.st_uid, status.st_gid) }
            }
            _ = try FileSystem.call("chmod", folder) { chmod($0, status.st_mode & 0o7777) }
        } catch {
            if error.code == EPERM || error.code == EACCES { return false }
            throw error
        }
        return true
    }
}
