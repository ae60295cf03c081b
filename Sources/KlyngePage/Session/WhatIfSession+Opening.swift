import Foundation
import GeoJSONFormat
import GeoModel
import StudyAreas

// What is found when a session is opened.
extension WhatIfSession {
    /// A line that was being written when the program ended.
    static func torn(_ path: String) -> Diagnostic {
        Diagnostic(
            .sessionDamaged, .note, "the last line of the session was cut off and is dropped; it was never answered",
            at: SourceLocation(file: path))
    }

    /// What is said, and noted in the file, where inputs are not those of the session.
    static func changes(
        _ restored: SessionJournal.Restored, _ study: Study, _ journal: JournalFile, _ writer: SessionJournal,
        _ time: Double
    ) throws(UnusableInput) -> [Diagnostic] {
        let present = SessionJournal.inputs(study)
        func digests(_ inputs: JSONValue) -> [String] {
            (inputs.array ?? []).map { ($0.object?["role"]?.text ?? "") + ($0.object?["sha256"]?.text ?? "") }.sorted()
        }
        guard digests(restored.inputs) != digests(present) || !restored.vanished.isEmpty else { return [] }
        try journal.append(writer.changed(study, time: time))
        let before = Set(digests(restored.inputs))
        let changed = study.inputs.filter { !before.contains("\($0.role.rawValue)\($0.sha256)") }.map(\.path)
        let gone = restored.vanished.sorted()
        var notes = changed.isEmpty ? [] : ["changed or new: " + changed.prefix(8).joined(separator: ", ")]
        if !gone.isEmpty {
            notes.append(
                "units that no longer exist: " + gone.prefix(20).joined(separator: ", ")
                    + (gone.count > 20 ? " and \(gone.count - 20) more" : ""))
        }
        return [
            Diagnostic(
                .sessionInputsChanged, .warning, "the inputs are not those that the session was begun with",
                notes: notes,
                hint: "scores are those of the present files")
        ]
    }
}
