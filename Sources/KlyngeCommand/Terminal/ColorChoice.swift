import ArgumentParser
import Foundation

/// When to use colour on stderr.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
    case auto, always, never

    /// Whether to colour, on a stream that is a terminal or not, in this environment (https://no-color.org).
    func isOn(isTerminal: Bool, environment: [String: String]) -> Bool {
        switch self {
        case .always: return true
        case .never: return false
        case .auto:
            if let value = environment["NO_COLOR"], !value.isEmpty { return false }
            return isTerminal && environment["TERM"] != "dumb"
        }
    }
}

/// When to show how far the work has come.
enum ProgressChoice: String, CaseIterable, ExpressibleByArgument {
    case auto, always, never
}
