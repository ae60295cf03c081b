import ArgumentParser

/// The exit status of the process; the only place where these numbers stand.
enum ExitStatus: Int32 {
    /// Done.
    case success = 0
    /// It ran, and the grouping breaks a limit or `check` found errors.
    case broken = 1
    /// Unusable input, or limits that nothing can meet.
    case unusable = 2
    /// The command line makes no sense. ArgumentParser uses the same number.
    case usage = 64
    /// A bug of ours.
    case bug = 70
    /// Interrupted; the best so far was written.
    case interrupted = 130

    /// The number as ArgumentParser takes it.
    var code: ExitCode { ExitCode(rawValue) }
}
