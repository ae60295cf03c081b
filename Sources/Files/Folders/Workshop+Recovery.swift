extension Workshop {
    /// Finishes or takes back what a killed run had under way.
    func recover() {
        guard let (journal, isCommitted) = journal else {
            // Killed before it wrote down anything, and so before it did anything: there is nothing in it but empty folders.
            try? FileSystem.removeFolder(prepared)
            try? FileSystem.removeFolder(saved)
            remove()
            return
        }
        let parent = PathText.parent(path)
        if journal.target == ".." {
            guard isCommitted else { return abandon() }
            if (try? FolderReplacement.carryThrough(journal, self, parent)) != nil { abandon() }
            return
        }
        let target = PathText.join(parent, journal.target)
        let isExchanged = FileSystem.existing(target).map {
            UInt64($0.st_dev) == journal.device && UInt64($0.st_ino) == journal.number
        }
        let lies = FileSystem.existing(prepared).map {
            UInt64($0.st_dev) == journal.device && UInt64($0.st_ino) == journal.number
        }
        if lies == true {
            // The prepared folder is still here: nothing has been exchanged, and all in it has another name elsewhere.
            abandon()
        } else if lies == nil {
            remove()
        } else {
            Sweep(
                from: prepared, into: target, journal: journal, moment: isExchanged == true ? .earlier : .longAgo
            ).perform()
            remove()
        }
    }
}
