import Foundation

/// How wide text for people may be.
enum TerminalWidth {
    /// The columns of the terminal that stdout is, or what `COLUMNS` says; 80 elsewhere. Never below 60, and never so wide
    /// that lines are hard to read.
    static let columns: Int = {
        var size = winsize()
        let stated = ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init)
        let drawn = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
        return min(120, max(60, stated ?? drawn ?? 80))
    }()
}
