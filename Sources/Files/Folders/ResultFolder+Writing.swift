import Foundation
import GeoModel

extension ResultFolder {
    /// Writes the files of one run and their manifest; what an earlier run left in the folder is gone afterwards.
    ///
    /// Killed at any moment, the folder holds all the old files or all the new ones.
    /// - Throws: `UnusableInput` with K100 when something of ours is there and `force` is false, K101 with the true cause when the
    ///   disk is full or fails, K288 when another run is writing there. The old files are then as they were.
    public func write(
        _ files: [FolderFile], version: String, command: String, force: Bool
    ) throws(UnusableInput) {
        let manifest = FolderManifest(version: version, command: command, files: files)
        // The manifest comes last: where files are replaced one by one, it is what says that all are there.
        let all = files + [FolderFile(FolderManifest.fileName, manifest.bytes)]
        var folder = existing
        do throws(SystemFault) {
            if folder == nil {
                if try writeNew(all) { return }
                // It has been made meanwhile.
                folder = try FileSystem.resolved(path)
            }
        } catch {
            throw UnusableInput(diagnostic(error))
        }
        guard let folder else { return }
        var lock: FolderLock?
        defer { lock?.release() }
        do throws(SystemFault) {
            Leftovers.clean(PathText.parent(folder))
            Leftovers.clean(folder)
            lock = try FolderLock(on: folder)
        } catch {
            throw UnusableInput(diagnostic(error))
        }
        // Once more, now that nobody else writes here.
        try ResultFolder(path).requireFree(files.map(\.name), force: force)
        do throws(SystemFault) {
            let contents = try FolderContents(folder)
            if try FolderExchange(target: folder, files: all, contents: contents).perform() { return }
            try FolderReplacement(target: folder, files: all, contents: contents).perform()
        } catch {
            throw UnusableInput(diagnostic(error))
        }
    }

    /// Makes the folder with everything in it at once; false when something of that name is there now.
    private func writeNew(_ files: [FolderFile]) throws(SystemFault) -> Bool {
        let target = PathText.withoutTrailingSlashes(path)
        let parent = PathText.parent(target)
        let made = try makeFolders(parent)
        do throws(SystemFault) {
            Leftovers.clean(parent)
            let workshop = try Workshop(in: parent)
            do throws(SystemFault) {
                try FileSystem.makeFolder(workshop.prepared)
                let prepared = try FileSystem.status(workshop.prepared)
                try workshop.write(
                    Workshop.Journal(
                        target: PathText.name(target), device: UInt64(prepared.st_dev), number: UInt64(prepared.st_ino),
                        new: files.map(\.name), old: [], kept: []))
                try Staging(files).write(into: workshop.prepared)
                try FileSystem.renameToFree(workshop.prepared, to: target)
            } catch {
                workshop.abandon()
                if error.code == EEXIST || error.code == ENOTEMPTY { return false }
                throw error
            }
            workshop.remove()
            try FileSystem.sync(parent.isEmpty ? "." : parent)
            return true
        } catch {
            for folder in made.reversed() { try? FileSystem.removeFolder(folder) }
            throw error
        }
    }

    /// Makes a folder and those above it; returns those that were not there.
    private func makeFolders(_ folder: String) throws(SystemFault) -> [String] {
        if folder.isEmpty { return [] }
        do throws(SystemFault) {
            guard try FileSystem.status(folder).isFolder else {
                throw SystemFault(call: "mkdir", path: folder, code: ENOTDIR)
            }
            return []
        } catch {
            guard error.code == ENOENT else { throw error }
        }
        let made = try makeFolders(PathText.parent(folder))
        do throws(SystemFault) { try FileSystem.makeFolder(folder) } catch {
            if error.code != EEXIST { throw error }
        }
        return made + [folder]
    }

    private func diagnostic(_ fault: SystemFault) -> Diagnostic {
        let folder = PathText.display(path)
        if fault.call == "flock" {
            return Diagnostic(
                .folderBusy, .error, "another run is writing into the folder '\(folder)'",
                at: SourceLocation(file: folder),
                hint: "wait until it has finished, or write to another folder")
        }
        let isFile =
            PathText.isPlainRelative(fault.path) && ["open", "write", "fsync", "chmod", "close"].contains(fault.call)
        let what = isFile ? PathText.display(PathText.join(path, fault.path)) : folder
        let words =
            isFile
            ? "'\(what)' cannot be written: \(fault.words)" : "the folder '\(folder)' cannot be written: \(fault.words)"
        return Diagnostic(
            .outputNotWritable, .error, words, at: SourceLocation(file: what), hint: SystemFault.hint(fault.code))
    }
}
