/// How bad a finding is.
public enum Severity: String, Sendable, Comparable, CaseIterable {
    /// Worth knowing; nothing is wrong.
    case note
    /// The work went on; the reader should look.
    case warning
    /// The work cannot be trusted until this is repaired.
    case error

    private var rank: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }

    /// The order from note to error.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}

/// Where in the user's files something is.
public struct SourceLocation: Hashable, Sendable {
    /// The path as the user gave it, or `<stdin>`.
    public var file: String
    /// The position of the feature in its collection, counted from 0.
    public var feature: Int?
    /// The id of the unit or feature, exactly the user's.
    public var id: String?
    /// The line, counted from 1.
    public var line: Int?
    /// The column in bytes, counted from 1.
    public var column: Int?

    /// A location, of which everything but the file may be unknown.
    public init(file: String, feature: Int? = nil, id: String? = nil, line: Int? = nil, column: Int? = nil) {
        self.file = file
        self.feature = feature
        self.id = id
        self.line = line
        self.column = column
    }
}

/// One finding about the user's data, options or limits: what is wrong, where, and what to try.
public struct Diagnostic: Hashable, Sendable {
    /// The stable name of this kind of finding.
    public var code: DiagnosticCode
    /// How bad it is.
    public var severity: Severity
    /// One sentence, lower case at the start, no full stop: `parish 7713 'Købelev' has no neighbour`.
    public var message: String
    /// Where in the user's files it is.
    public var location: SourceLocation?
    /// The place on the map, longitude and latitude in degrees, where there is one.
    public var place: Coordinate?
    /// Further facts, one a line: `the nearest parish is 7714 'Vindeby', 3.2 m away`.
    public var notes: [String]
    /// What to try: ``declare a link (`--link 7713=7714`)``.
    public var hint: String?

    /// A finding; `message` is one sentence as the property says.
    public init(
        _ code: DiagnosticCode,
        _ severity: Severity,
        _ message: String,
        at location: SourceLocation? = nil,
        place: Coordinate? = nil,
        notes: [String] = [],
        hint: String? = nil
    ) {
        self.code = code
        self.severity = severity
        self.message = message
        self.location = location
        self.place = place
        self.notes = notes
        self.hint = hint
    }
}

/// Work that could not be done, with every reason found.
///
/// Thrown for what the user can correct; a bug of ours is a `preconditionFailure`.
public struct UnusableInput: Error, Sendable {
    /// At least one of them is an error.
    public var diagnostics: [Diagnostic]

    /// Every reason that was found.
    public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

    /// The one reason there is.
    public init(_ diagnostic: Diagnostic) { diagnostics = [diagnostic] }
}
