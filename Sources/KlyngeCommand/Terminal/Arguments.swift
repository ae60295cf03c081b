import KlyngeKit

/// The command line as text that keeps every byte: file names need not be UTF-8.
enum Arguments {
    /// The arguments behind the name of the program.
    static let all: [String] = {
        let arguments = CommandLine.unsafeArgv
        return (1..<max(1, Int(CommandLine.argc))).compactMap { index in
            arguments[index].map { PathText.text(ofCString: $0) }
        }
    }()
}
