import CFileSystem

/// The command line as text that keeps every byte: file names need not be UTF-8.
public enum ProcessArguments {
    /// The arguments behind the name of the program.
    public static let all: [String] = {
        guard let arguments = klynge_arguments() else { return Array(CommandLine.arguments.dropFirst()) }
        var texts: [String] = []
        var index = arguments[0] == nil ? 0 : 1
        while let argument = arguments[index] {
            texts.append(PathText.text(ofCString: argument))
            index += 1
        }
        return texts
    }()
}
