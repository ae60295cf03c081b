extension DiagnosticCode {
    static let newStudyCodes: [DiagnosticCode] = [
        unusableDataFolder, unknownArea, ambiguousArea, noUnits, tooManyFiles, targetTaken, targetInData,
        unusableStudyName, changedStudy,
    ]

    /// The folder of `--data` cannot be used.
    public static let unusableDataFolder = DiagnosticCode(
        370, "the folder of data cannot be used",
        explanation: """
            `klynge new NAME --data FOLDER` looks through a folder of files that cover the country or a part of it: parishes, \
            municipalities, settlements, roads. The folder is not there, is a file, may not be read, or holds nothing that \
            could be a layer. Docs/data.md says where such files come from.
            """)

    /// No area of the name in the data.
    public static let unknownArea = DiagnosticCode(
        371, "no municipality of this name",
        explanation: """
            The name or code is looked for among the areas of the layers of municipalities, or, where there is no such layer, \
            among the values of fields that many units share, as a French `dep`. Case and a "Kommune" behind the name do not \
            matter, nor zeros before a code. The message lists the nearest names there are.
            """)

    /// Several areas of one name.
    public static let ambiguousArea = DiagnosticCode(
        372, "several municipalities of this name",
        explanation: """
            Several areas of the layer have this name and different codes. Name the one that is meant by its code: \
            `klynge new 0760 --data FOLDER`.
            """)

    /// No layer gives the units.
    public static let noUnits = DiagnosticCode(
        373, "no layer of units in the folder",
        explanation: """
            A study groups units: parishes, communes, or other areas finer than municipalities, each with a code or a name. No \
            layer of the folder has such areas in the municipality. The list of files says what each of them was taken for.
            """)

    /// More files than are looked at.
    public static let tooManyFiles = DiagnosticCode(
        374, "more files than are looked at",
        explanation: """
            `klynge new` looks at 5,000 files of a folder, in eight levels of folders within each other, and reads at most 4 GB. \
            What lies beyond was not looked at. Name a smaller folder.
            """)

    /// The folder of the new study is somebody else's.
    public static let targetTaken = DiagnosticCode(
        375, "the folder is there already",
        explanation: """
            `klynge new` writes a folder of its own. One that is there already is replaced only where an earlier `klynge new` \
            wrote it, and its files are as it wrote them. Any other folder is left alone: choose another with `--out`.
            """)

    /// The new study would lie in the data.
    public static let targetInData = DiagnosticCode(
        376, "the study would be written into the folder of data",
        explanation: """
            Nothing is ever written into the folder of `--data`: the next run would take its own results for national files. \
            Choose a place beside it with `--out`.
            """)

    /// A name that cannot be a folder's.
    public static let unusableStudyName = DiagnosticCode(
        377, "the name cannot be the name of a folder",
        explanation: """
            The study is written into a folder of the municipality's name. This name has a slash in it, is empty, or is `.` or \
            `..`: choose the folder with `--out`.
            """)

    /// Files of a new study that its user has changed.
    public static let changedStudy = DiagnosticCode(
        378, "the study was changed since it was written",
        explanation: """
            The folder holds a study that `klynge new` wrote and somebody changed afterwards: limits in its `klynge.toml`, a \
            layer. It is not replaced, so that no work is lost. `--force` writes it anew; files that are not of the study stay.
            """)
}
