extension DiagnosticCode {
    static let folderCodes: [DiagnosticCode] = [
        inputChanged, unusableFolder, changedResult, missingResult, foreignResult, noResultFolder, unreadableResult,
        folderBusy,
        brokenOff,
    ]

    /// An input that another program was writing.
    public static let inputChanged = DiagnosticCode(
        280, "input changed while it was read",
        explanation: """
            The size or the time of the file was another one after reading than before. Another program was writing it, so that \
            what was read may be half old and half new. Wait until that program has finished, and run again.
            """)

    /// A place where no result folder can be.
    public static let unusableFolder = DiagnosticCode(
        281, "not a folder for results",
        explanation: """
            `--out` takes a folder. The path is that of a file, leads through a file, is a link to a folder that is not there, or \
            ends like a file's name, as in `--out map.gpkg`. Nothing was written.

            To have a folder with such a name all the same, end it with a slash: `--out map.gpkg/`.
            """)

    /// A result that was edited.
    public static let changedResult = DiagnosticCode(
        282, "result changed",
        explanation: """
            `klynge verify` compares every file of a result folder with the size and the SHA-256 that `manifest.json` holds. This \
            file has other bytes than the run wrote: it was edited, cut off while it was copied, or belongs to another run.

            Run the command in `manifest.json` again with `--out` and `--force` to have all files of one run.
            """)

    /// A result that is gone.
    public static let missingResult = DiagnosticCode(
        283, "result missing",
        explanation: """
            `manifest.json` names a file that is not in the folder. It was removed or renamed, or not copied with the others.
            """)

    /// A result of another run.
    public static let foreignResult = DiagnosticCode(
        284, "result of another run",
        explanation: """
            The folder holds a file with the name of a result that the run of its `manifest.json` did not write. Most likely it was \
            copied there from another run, so that the folder mixes two. Remove it, or write to a folder of its own.
            """)

    /// A folder without a manifest.
    public static let noResultFolder = DiagnosticCode(
        285, "no result folder",
        explanation: """
            `klynge verify` checks a folder that `--out` wrote, and knows it by its `manifest.json`. There is no such folder, or no \
            such file in it. Version 0.1 wrote none; run the command again with `--out` and `--force` to have one.
            """)

    /// A result that cannot be read.
    public static let unreadableResult = DiagnosticCode(
        286, "result not readable",
        explanation: """
            A file that `manifest.json` names is there, but this user may not read it, or the disk fails. Nothing can be said about it.
            """)

    /// Two runs at one folder.
    public static let folderBusy = DiagnosticCode(
        288, "another run writes here",
        explanation: """
            Another run holds the lock on the folder of `--out` for more than ten seconds. Two runs that write the same files would \
            mix them. Wait until the other one has finished, or give each its own folder.
            """)

    /// A run that ended by a fault of the program or the machine.
    public static let brokenOff = DiagnosticCode(
        289, "broken off",
        explanation: """
            The program could not go on: the machine had no memory left, or there is a fault in the program. Result files and folders \
            are as they were before the run, or as it wrote them: never in between. Close other programs or use a machine with more \
            memory; if that is not the cause, report it with the command that was run.
            """)
}
