extension DiagnosticCode {
    static let runningCodes: [DiagnosticCode] = [memoryLimit, stoppedBeforeResult, studyFileTooLarge]

    /// The memory that a run may take is not enough.
    public static let memoryLimit = DiagnosticCode(
        270, "more memory is needed than allowed",
        explanation: """
            A run may take three quarters of the machine's memory, or what `--memory` says (`--memory 2G`, `512M`). The inputs \
            need more: by the size of the files, which is known before they are read, or by what the run had taken when it \
            was ended. The message says how much. Nothing was written. Allow more, leave layers out, cut them to the area \
            that you work on, or simplify their borders.
            """
    )

    /// The time was up, or the run was interrupted, before there was any result.
    public static let stoppedBeforeResult = DiagnosticCode(
        271, "stopped before there was a result",
        explanation: """
            Some methods give a result only at their end: skater, redcap and schc need all of their merges and cuts. The \
            time of `--time-limit` was up before that, so there is nothing to write. Allow more time. `propose`, `sample`, \
            azp and max-p write the best so far instead.
            """
    )

    /// A study file that is larger than any can be.
    public static let studyFileTooLarge = DiagnosticCode(
        272, "the study file is too large",
        explanation: """
            A study file is a page of settings. A file above 16 MB is none: probably a layer was named where the study \
            belongs. Name the folder with the `klynge.toml`, and give layers as options.
            """
    )
}
