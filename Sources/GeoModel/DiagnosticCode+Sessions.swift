extension DiagnosticCode {
    static let sessionCodes: [DiagnosticCode] = [
        portTaken, unusableSessionName, sessionInUse, sessionIsNoFile, sessionNotWritable, sessionDamaged,
        sessionInputsChanged, refusedEdit, unknownInEdit, unusableEdit, foreignGrouping, unusableRemarks,
        inputsChangedWhileServed,
    ]

    /// The port is another program's.
    public static let portTaken = DiagnosticCode(
        310, "port taken",
        explanation: """
            `klynge serve --port N` asks for a port of this machine that another program listens on: often an earlier `klynge serve` \
            that still runs. End that one, take the port that the message names, or leave `--port` out: then a free one is taken.
            """)

    /// A name that no session can have.
    public static let unusableSessionName = DiagnosticCode(
        311, "unusable name of a session",
        explanation: """
            The name of a session becomes the name of a file. It consists of letters, digits, spaces, `_` and `-`, and has at most 60 \
            characters: `--session "møde 28 november"`.
            """)

    /// Another server has the session.
    public static let sessionInUse = DiagnosticCode(
        312, "session in use",
        explanation: """
            Another `klynge serve` has this session open. Two would write over each other's steps, so the second one ends. Use the page \
            of the first, end it, or begin another session with `--session NAME`.
            """)

    /// A session's file is a link, a folder or a device.
    public static let sessionIsNoFile = DiagnosticCode(
        313, "session is no plain file",
        explanation: """
            Sessions are plain files in the folder `sessions` of the study. A link there could lead a step into any other file, so links, \
            folders, devices and files with several names are refused. Take it away, or choose another name for the session.
            """)

    /// A step could not be saved.
    public static let sessionNotWritable = DiagnosticCode(
        314, "step not saved",
        explanation: """
            Each step of a session is on the disk before it counts. This one could not be written: the disk is full, the folder is not \
            yours or can only be read. The plan is as it was before the step. Free some space, and do it again.
            """)

    /// A line of a session that is no step.
    public static let sessionDamaged = DiagnosticCode(
        315, "session damaged",
        explanation: """
            A session's file holds a line a step. A last line that is cut off is what a power failure or a kill leaves: it was never \
            answered, and it is dropped. A line in the middle that is no step means that the file was edited or the disk failed: the plan \
            is that before the line, and the whole file stays beside it under another name.
            """)

    /// Inputs are not those that a session was begun with.
    public static let sessionInputsChanged = DiagnosticCode(
        316, "inputs changed since the session",
        explanation: """
            The session was begun with other files than there are now. Units are found again by their ids, and those that no longer exist \
            are listed and left out of the steps. Scores are those of the present files, so they may differ from what was seen before.
            """)

    /// A file of the study is another than the one that was read.
    public static let inputsChangedWhileServed = DiagnosticCode(
        405, "inputs changed while served",
        explanation: """
            Somebody has saved, moved or deleted a file of the study while `klynge serve` has it open. The page goes on with what it has \
            read, so every score still belongs to one and the same state of the study. To take the change in, end the server (Ctrl+C) and \
            start it again: the session goes on where it was. A file that was saved anew with the same content is not reported.
            """)

    /// A step that a lock or the like forbids.
    public static let refusedEdit = DiagnosticCode(
        317, "step refused",
        explanation: """
            A locked cluster neither loses nor wins units, is not merged and not dissolved. Unlock it (L), or choose another cluster.
            """)

    /// A step about what does not exist.
    public static let unknownInEdit = DiagnosticCode(
        318, "unknown unit or cluster in a step",
        explanation: """
            A step names a unit or a cluster that is not there: it was made for an older plan, or by a script with a slip in it. Units go by \
            their ids, clusters by their numbers.
            """)

    /// A step that is no step.
    public static let unusableEdit = DiagnosticCode(
        319, "unusable step",
        explanation: """
            Each operation of a step is an object with one key, as `{"assign": {"units": ["7713"], "cluster": 3}}`. Names have at most 200 \
            characters and no line breaks, notes at most 2,000. Docs/what-if-page.md lists all operations.
            """)

    /// A grouping of other units.
    public static let foreignGrouping = DiagnosticCode(
        320, "grouping of other units",
        explanation: """
            Hardly any row of the imported file names a unit of this study: it is a grouping of another municipality, or of parishes \
            where the units are villages. Nothing was changed.
            """)

    /// Remarks that cannot be read.
    public static let unusableRemarks = DiagnosticCode(
        321, "unusable remarks",
        explanation: """
            `--remarks FILE` takes a CSV table with a column that names the unit (`unit`, `id`, `kode` …) and one with the words (`text`, \
            `remark`, `bemærkning`), or GeoJSON with points or with the same properties. A column `people` or `antal` says how many stand \
            behind a remark; without it each counts one.
            """)
}
