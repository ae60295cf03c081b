/// Words of a command line that a person can paste into a shell.
enum ShellWord {
    /// `text` as one word of a POSIX shell: as it stands where it is plain, else in single quotes.
    static func quoted(_ text: String) -> String {
        let isPlain =
            !text.isEmpty
            && text.utf8.allSatisfy { byte in
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte >= 0x80
                    || "_-./:,=+@%".utf8.contains(byte)
            }
        if isPlain { return text }
        return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    /// A path as an argument that cannot be taken for an option.
    static func path(_ text: String) -> String { quoted(text.hasPrefix("-") ? "./" + text : text) }
}
