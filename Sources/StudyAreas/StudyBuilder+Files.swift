import Files
import ForeignFormats
import Foundation
import GeoJSONFormat
import GeoModel

extension StudyBuilder {
    /// Says where a missing file was looked for, and where one of that name lies.
    ///
    /// A path in a study file is seen from the file's folder, a path in an option from the current one.
    func explained(_ error: UnusableInput, path: String) -> UnusableInput {
        let file = LayerPath(path).file
        var error = error
        error.diagnostics = error.diagnostics.map { finding in
            guard finding.code == .fileNotReadable, !FileManager.default.fileExists(atPath: file) else {
                return finding
            }
            var finding = finding
            finding.hint = whereToLook(file)
            return finding
        }
        return error
    }

    private func whereToLook(_ file: String) -> String {
        let manager = FileManager.default
        if let folder = configuration.studyFolder, !folder.isEmpty, folder != "." {
            let inside = folder.hasSuffix("/") ? folder : folder + "/"
            if file.hasPrefix(inside) {
                let named = String(file.dropFirst(inside.count))
                let looked = "it was looked for in the study file's folder, '\(folder)'"
                if manager.fileExists(atPath: named) {
                    return "\(looked); one lies in the current folder: write its path as seen from the study file"
                }
                return looked + (nearest(to: file).map { "; did you mean '\($0)'?" } ?? "")
            }
            if !file.hasPrefix("/"), manager.fileExists(atPath: inside + file) {
                return
                    "a path in an option is seen from the current folder; the study's folder has one: '\(inside + file)'"
            }
        }
        return "check the path; it is seen from the current folder"
            + (nearest(to: file).map { "; did you mean '\($0)'?" } ?? "")
    }

    /// The file beside the missing one whose name is most like its name.
    private func nearest(to file: String) -> String? {
        let path = file as NSString
        let folder = path.deletingLastPathComponent
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
        return NearestName.of(path.lastPathComponent, among: names.sorted())
    }

    /// The SHA-256 of what was read, in hexadecimal: of the file, and where several make one layer of all of them.
    func digest(of opened: InputText) -> String {
        guard opened.converter != nil else { return (opened.original ?? opened.text).sha256 }
        let digest = SHA256Digest()
        for file in opened.files {
            guard let handle = FileHandle(forReadingAtPath: file) else { continue }
            while let piece = try? handle.read(upToCount: 1 << 20), !piece.isEmpty {
                piece.withUnsafeBytes { digest.update($0) }
            }
        }
        return SHA256Digest.hexadecimal(digest.finished())
    }
}
