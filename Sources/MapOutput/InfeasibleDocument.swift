import GeoJSONFormat
import GeoModel

/// The JSON of `propose` where no grouping keeps the limits, or none was found: the same schema, the findings, no groupings.
public struct InfeasibleDocument: Sendable {
    /// The version of the program.
    public var version: String
    /// The command line.
    public var command: String
    /// Why there is no grouping.
    public var diagnostics: [Diagnostic]

    /// What there is to say when there is no grouping.
    public init(version: String, command: String, diagnostics: [Diagnostic]) {
        self.version = version
        self.command = command
        self.diagnostics = diagnostics
    }

    /// The whole text, one member a line.
    public var bytes: [UInt8] {
        JSONWriter.text(
            of: .members([
                ("schema", .string("klynge.groupings/2")), ("version", .string(version)),
                ("command", .string(command)), ("diagnostics", .array(diagnostics.map(\.json))),
                ("groupings", .array([])),
            ]), indent: 2)
    }

    /// Whether findings are about limits that cannot be kept, and not about inputs that cannot be read.
    public static func tells(of diagnostics: [Diagnostic]) -> Bool {
        diagnostics.contains { $0.code == .infeasibleLimits || $0.code == .noGroupingFound }
    }
}
