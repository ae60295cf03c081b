extension StudyFileReader {
    /// A path, a list of paths, or a table: `file` or `files`, `key` for the column of units, or names with a path each.
    mutating func figures(_ value: SettingValue) -> String? {
        let wanted = "a path, a list of paths, or a table with `files` and `key`"
        if let texts = value.strings {
            for text in texts { if let broken = Self.brokenPath(text) { return broken } }
            configuration.figures += texts.map { StudyFile.join(folder, $0) }
            return nil
        }
        guard case .table(let entries) = value else { return wanted }
        for entry in entries {
            if entry.key == "key" || entry.key == "figures-key" {
                guard case .text(let name) = entry.value, !name.isEmpty else {
                    refuse("`key` must be the name of a column", at: entry)
                    continue
                }
                configuration.figuresKey = name
                continue
            }
            guard let texts = entry.value.strings, !texts.isEmpty else {
                refuse("`\(entry.key)` must be a path in quotes", at: entry)
                continue
            }
            configuration.figures += texts.map { StudyFile.join(folder, $0) }
        }
        return nil
    }
}
