extension DiagnosticCode {
    /// K360: a unit is to be outside and in a cluster.
    public static let outsideAndInside = DiagnosticCode(
        360, "outside and inside at once",
        explanation: """
            A unit is named by `outside` (or `--outside`), which keeps it out of every cluster, and another demand wants it in \
            one: `together`, `fixed`, or a grouping that was brought along.

            Take it out of one of the two. `--outside` adds to the units that the study file names.
            """)

    /// K361: a name for a cluster that cannot be used.
    public static let unusableClusterName = DiagnosticCode(
        361, "name of a cluster not used",
        explanation: """
            `[names]` gives a unit and the name of the cluster that it is in. A name is not used where the unit does not exist, \
            where two units of one cluster give it two names (the first holds), or where another cluster has the name already.

            `klynge check STUDY --list` lists the units.
            """)

    /// K362: a further file that could not be made.
    public static let furtherFileMissing = DiagnosticCode(
        362, "a further file was not written",
        explanation: """
            `--with poster` prints `poster.pdf` with an installed Chromium or Chrome. Where there is none, or where it fails, \
            everything else is written and this says what is missing. The report itself prints from any browser: A4 or A3, \
            one page for the poster, then a page a cluster.

            Install Chromium (`apt install chromium`, `brew install --cask chromium`), or name it in the environment variable \
            `KLYNGE_CHROMIUM`.
            """)

    static let namingCodes = [outsideAndInside, unusableClusterName, furtherFileMissing]
}
