import Foundation

/// Clearing a folder that has been exchanged: our old files go, second names go, and what somebody put there in the last moment
/// moves to the folder that took its place. Nothing whose only name is here is ever removed.
struct Sweep {
    private let old: String
    private let new: String
    private let ours: Set<String>
    private let kept: Set<String>
    private let moment: Moment

    /// When the exchange was.
    enum Moment {
        /// Just now.
        case now
        /// In a run before. The new folder has been worked in since, and what it lacks was taken away on purpose.
        case earlier
        /// So long ago that another folder has taken the place of the new one: only our own files and second names go.
        case longAgo
    }

    init(from old: String, into new: String, journal: Workshop.Journal, moment: Moment) {
        (self.old, self.new, self.moment) = (old, new, moment)
        ours = Set(journal.old)
        kept = Set(journal.kept)
    }

    /// Does what can be done; what must not go stays where it is.
    func perform() { clear("") }

    private func clear(_ folder: String) {
        for name in (try? FileSystem.names(in: folder.isEmpty ? old : old + "/" + folder)) ?? [] {
            let name = folder.isEmpty ? name : folder + "/" + name
            guard let status = FileSystem.existing(old + "/" + name) else { continue }
            if status.isFolder {
                clearFolder(name)
            } else if ours.contains(name) || Leftovers.isTemporary(PathText.name(name)) {
                try? FileSystem.removeFile(old + "/" + name)
            } else {
                clearFile(name, status)
            }
        }
        try? FileSystem.removeFolder(folder.isEmpty ? old : old + "/" + folder)
    }

    private func clearFolder(_ name: String) {
        let isNew = !kept.contains(name) && !ours.contains { $0.hasPrefix(name + "/") }
        if isNew, moment != .longAgo, FileSystem.existing(new + "/" + name) == nil {
            try? FileSystem.renameToFree(old + "/" + name, to: new + "/" + name)
            return
        }
        clear(name)
    }

    private func clearFile(_ name: String, _ status: stat) {
        let (from, to) = (old + "/" + name, new + "/" + name)
        guard let other = FileSystem.existing(to) else {
            // Here alone: it came in the last moment, or its second name was taken away from the new folder since.
            if moment == .longAgo { return }
            if kept.contains(name) && moment == .earlier {
                try? FileSystem.removeFile(from)
            } else {
                try? FileSystem.renameToFree(from, to: to)
            }
            return
        }
        if other.isSame(as: status) {
            try? FileSystem.removeFile(from)
        } else if kept.contains(name), moment == .now {
            // It was replaced between the second name and the exchange: the replacement counts.
            try? FileSystem.rename(from, to: to)
        }
    }
}
