extension DiagnosticCode {
    static let studyCodes: [DiagnosticCode] = [
        unknownStudyKey, unusableStudyValue, studyFileSyntax, studyNotFound, nothingToGroup, unknownName, ambiguousName,
    ]

    /// A key of the study file that means nothing.
    public static let unknownStudyKey = DiagnosticCode(
        106, "unknown key in the study file",
        explanation: """
            The study file has a key that is not a setting. A misspelt key would be silently without effect, so it is an \
            error. The message names the nearest real key; Docs/study-file.md lists them all.
            """
    )

    /// A setting with a value of the wrong kind.
    public static let unusableStudyValue = DiagnosticCode(
        107, "unusable value of a setting",
        explanation: """
            A setting has a value that it cannot have: a text where a number belongs, a range such as "16000..1000" whose \
            ends are the wrong way round, a word that is not among the choices. The message says what is accepted.
            """
    )

    /// The study file is not TOML.
    public static let studyFileSyntax = DiagnosticCode(
        108, "the study file is not TOML",
        explanation: """
            `klynge.toml` must be a TOML 1.0 file in UTF-8: `key = value`, texts in straight quotes, lists in square brackets, \
            no key twice. Every mistake is reported with its line, its column in bytes and what to write instead. Often it is \
            a missing quote: write `title = "Skovby"`, `population = "3000..8000"`, `parishes = "data/parishes.geojson"`.
            """
    )

    /// The study that the user names is not there.
    public static let studyNotFound = DiagnosticCode(
        109, "study not found",
        explanation: """
            A study is a folder with a `klynge.toml`, or such a file. Neither is at the path given. Without a study file, \
            give the inputs as options: `klynge check --parishes parishes.geojson`.
            """
    )

    /// No layer gives units.
    public static let nothingToGroup = DiagnosticCode(
        110, "nothing to group",
        explanation: """
            A study needs units: a parish layer, a village layer, or both. With `units = "parish"` the parish layer must \
            be there, with `units = "village"` the village layer. After `within` and `leave-out` at least one unit must remain.
            """
    )

    /// A unit or municipality that the settings name does not exist.
    public static let unknownName = DiagnosticCode(
        111, "unknown unit or municipality",
        explanation: """
            A link, a limit or `within` names a unit or municipality that is not in the data. Units are named by id, or by a \
            name that only one unit has; municipalities by code or name. The message lists the nearest real names.
            """
    )

    /// A name that several units have.
    public static let ambiguousName = DiagnosticCode(
        112, "ambiguous name",
        explanation: """
            Names of villages and parishes are not unique: eight Danish parishes are called Vor Frue. A setting names a unit \
            by a name that several units have; use the id instead. The message lists the candidates.
            """
    )
}
