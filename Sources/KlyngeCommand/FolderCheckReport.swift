import Files
import GeoJSONFormat
import KlyngeKit

/// What `verify` found, in words and as JSON.
struct FolderCheckReport {
    var check: FolderCheck

    /// One finding for each file that is not as it was written.
    var diagnostics: [Diagnostic] {
        let folder = PathText.display(check.path)
        if let obstacle = check.obstacle {
            return [
                Diagnostic(
                    .noResultFolder, .error, obstacle, at: SourceLocation(file: folder),
                    hint: "name a folder that `--out` wrote")
            ]
        }
        return check.files.compactMap { file in
            let path = PathText.display(PathText.join(check.path, file.name))
            let (code, words): (DiagnosticCode, String)
            switch file.state {
            case .whole: return nil
            case .changed where file.name == FolderManifest.fileName:
                (code, words) = (
                    .changedResult, "'\(path)' is not as it was written, so that nothing can be compared with it"
                )
            case .changed: (code, words) = (.changedResult, "'\(path)' is not as it was written")
            case .missing: (code, words) = (.missingResult, "'\(path)' is missing")
            case .foreign:
                (code, words) = (
                    .foreignResult, "'\(path)' is of another run: \(FolderManifest.fileName) does not name it"
                )
            case .unreadable: (code, words) = (.unreadableResult, "'\(path)' cannot be read")
            }
            return Diagnostic(
                code, .error, words, at: SourceLocation(file: path),
                hint: "run the command of \(FolderManifest.fileName) again with `--out` and `--force`")
        }
    }

    /// One line for people.
    func text(_ language: Language) -> String {
        let folder = PathText.display(check.path)
        let count = check.files.count
        let wrong = check.files.count { $0.state != .whole }
        let words: Bilingual =
            switch check.verdict {
            case .whole:
                Bilingual(
                    "'\(folder)' is whole: \(count) files of run \(check.manifest?.run ?? "").",
                    "'\(folder)' er hel: \(count) filer af kørsel \(check.manifest?.run ?? "").")
            case .changed:
                Bilingual(
                    "'\(folder)' is not whole: \(wrong) of \(count) files are changed, missing or of another run.",
                    "'\(folder)' er ikke hel: \(wrong) af \(count) filer er ændret, mangler eller er af en anden kørsel."
                )
            case .none: Bilingual("'\(folder)' is no result folder.", "'\(folder)' er ikke en resultatmappe.")
            }
        return language.words(words) + "\n"
    }

    /// `klynge.verify/1`.
    var json: [UInt8] {
        var members: [(key: String, value: JSONValue)] = [
            ("schema", .string("klynge.verify/1")), ("folder", .string(PathText.display(check.path))),
            ("verdict", .string(check.verdict.rawValue)),
        ]
        if let manifest = check.manifest {
            members += [
                ("version", .string(manifest.version)), ("command", .string(manifest.command)),
                ("run", .string(manifest.run)),
            ]
        }
        members.append(
            (
                "files",
                .array(
                    check.files.map {
                        .object(JSONObject([("name", .string($0.name)), ("state", .string($0.state.rawValue))]))
                    })
            ))
        members.append(("diagnostics", .array(diagnostics.map(\.json))))
        return JSONWriter.text(of: .object(JSONObject(members)), indent: 2)
    }
}
