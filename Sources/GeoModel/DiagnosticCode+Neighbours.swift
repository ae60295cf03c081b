extension DiagnosticCode {
    static let neighbourCodes: [DiagnosticCode] = [isolatedUnit, disconnectedParts]

    /// A unit that borders no other.
    public static let isolatedUnit = DiagnosticCode(
        31, "isolated unit",
        explanation: """
            A unit has no neighbour: its land touches no other unit's. Usually it is an island.

            An isolated unit can only be a cluster of its own. When a ferry or a bridge makes it part of the life on the \
            other side, declare a link: `--link 7713=7714`. When its border merely misses the neighbour's by a few metres, \
            raise `border-tolerance`.
            """
    )

    /// The units fall into several parts with no border or link between them.
    public static let disconnectedParts = DiagnosticCode(
        32, "disconnected parts",
        explanation: """
            The units form several connected parts with no border and no link between them, as islands and the mainland \
            do. A cluster never spans two parts. Declare links where people really cross: `--link A=B`.
            """
    )
}
