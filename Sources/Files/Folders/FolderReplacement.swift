import Foundation

/// Replacing our files in a folder one after the other, where the folder itself must stay: everything is written and flushed first,
/// then a journal says that the replacement is to be carried through, and a run that is killed on the way is finished by the next,
/// or by `verify`.
struct FolderReplacement {
    let target: String
    let files: [FolderFile]
    let contents: FolderContents

    func perform() throws(SystemFault) {
        let workshop = try Workshop(in: target)
        do throws(SystemFault) {
            try FileSystem.makeFolder(workshop.prepared, mode: 0o700)
            try FileSystem.makeFolder(workshop.saved, mode: 0o700)
            let journal = Workshop.Journal(
                target: "..", device: 0, number: 0, new: files.map(\.name), old: contents.ours, kept: [])
            try workshop.write(journal)
            try Staging(files, old: target).write(into: workshop.prepared)
            try workshop.commit()
            do throws(SystemFault) { try Self.carryThrough(journal, workshop, target) } catch {
                if Self.takeBack(journal, workshop, target) { workshop.abandon() }
                throw error
            }
        } catch {
            if FileSystem.existing(workshop.commitment) == nil { workshop.abandon() }
            throw error
        }
        workshop.abandon()
        try FileSystem.sync(target)
    }

    /// Puts every prepared file in its place, the manifest last, and removes what the run before had more. Where a part of that has
    /// been done already, the rest.
    static func carryThrough(
        _ journal: Workshop.Journal, _ workshop: borrowing Workshop, _ target: String
    ) throws(SystemFault) {
        for name in journal.new {
            let (from, to) = (workshop.prepared + "/" + name, target + "/" + name)
            guard FileSystem.existing(from) != nil else { continue }
            try Tree.makeFolders(for: name, below: target)
            if FileSystem.existing(to) != nil, FileSystem.existing(workshop.saved + "/" + name) == nil {
                try Tree.makeFolders(for: name, below: workshop.saved)
                // Only a precaution against a fault further on; not every disk knows second names.
                try? FileSystem.link(to, to: workshop.saved + "/" + name)
            }
            try FileSystem.rename(from, to: to)
        }
        let new = Set(journal.new)
        for name in journal.old where !new.contains(name) {
            if FileSystem.existing(target + "/" + name)?.isFolder == false {
                try Tree.makeFolders(for: name, below: workshop.saved)
                try FileSystem.rename(target + "/" + name, to: workshop.saved + "/" + name)
            }
            let folder = PathText.parent(name)
            if !folder.isEmpty { try? FileSystem.removeFolder(target + "/" + folder) }
        }
        for folder in Set(journal.new.map(PathText.parent)).sorted() where !folder.isEmpty {
            try FileSystem.sync(target + "/" + folder)
        }
    }

    /// Puts back what was there; false when that fails too, so that the next run has to carry it through.
    private static func takeBack(_ journal: Workshop.Journal, _ workshop: borrowing Workshop, _ target: String) -> Bool
    {
        let old = Set(journal.old)
        do throws(SystemFault) {
            for name in journal.new where FileSystem.existing(workshop.prepared + "/" + name) == nil {
                let saved = workshop.saved + "/" + name
                if FileSystem.existing(saved) != nil {
                    try FileSystem.rename(saved, to: target + "/" + name)
                } else if old.contains(name) {
                    return false
                } else {
                    try FileSystem.removeFile(target + "/" + name)
                }
            }
            for name in journal.old where FileSystem.existing(workshop.saved + "/" + name) != nil {
                try Tree.makeFolders(for: name, below: target)
                if FileSystem.existing(target + "/" + name) == nil {
                    try FileSystem.rename(workshop.saved + "/" + name, to: target + "/" + name)
                }
            }
            return true
        } catch {
            return false
        }
    }
}
