import Files
import KlyngeKit

/// Where a new study is written.
struct NewStudyTarget {
    /// The folder.
    let folder: String

    /// The folder that `--out` names, else one of the municipality's name here.
    ///
    /// - Throws: `UnusableInput` with K376 where it lies in the folder of data, K377 where the name can be no folder's.
    init(name: String, out: String?, data: String) throws(UnusableInput) {
        if let out {
            folder = out
        } else {
            let isName = PathText.isPlainRelative(name) && PathText.parts(name).count == 1 && !name.hasPrefix("-")
            guard isName else {
                throw UnusableInput(
                    Diagnostic(
                        .unusableStudyName, .error, "'\(PathText.display(name))' cannot be the name of a folder",
                        hint: "choose the folder with `--out FOLDER`"))
            }
            // A name such as 'x.csv' is a folder's all the same.
            folder = name + "/"
        }
        guard !PathText.isInside(folder, folder: data) else {
            throw UnusableInput(
                Diagnostic(
                    .targetInData, .error,
                    "'\(PathText.display(PathText.withoutTrailingSlashes(folder)))' lies in the folder of data, where nothing is written",
                    at: SourceLocation(file: PathText.display(data)),
                    hint: "choose a folder beside it with `--out FOLDER`"))
        }
    }

    /// Refuses a folder that somebody else made, and one of ours that was changed since.
    ///
    /// - Throws: `UnusableInput` with K375 or K378, or K281 for what is no folder.
    func requireFree(force: Bool) throws(UnusableInput) {
        _ = try ResultFolder(folder)
        let shown = PathText.display(PathText.withoutTrailingSlashes(folder))
        guard PathKind(folder) == .folder, !FolderWalk.isEmpty(folder) else { return }
        let check = FolderCheck(folder)
        guard let manifest = check.manifest, manifest.command.hasPrefix("klynge new") else {
            throw UnusableInput(
                Diagnostic(
                    .targetTaken, .error, "the folder '\(shown)' is there already, and no 'klynge new' made it",
                    at: SourceLocation(file: shown), hint: "choose another with `--out FOLDER`"))
        }
        guard force || check.verdict == .whole else {
            let changed = check.files.filter { $0.state != .whole }.map(\.name)
            throw UnusableInput(
                Diagnostic(
                    .changedStudy, .error, "the study in '\(shown)' was changed since it was written",
                    at: SourceLocation(file: shown), notes: ["changed: \(changed.joined(separator: ", "))"],
                    hint: "keep it and write another with `--out FOLDER`, or write it anew with `--force`"))
        }
    }
}
