import Files
import Foundation
import KlyngeKit

/// The command as typed, for the provenance.
enum CommandLineRecord {
    /// Options that change how a run looks or where its result goes, but never the result; true when a value follows.
    private static let silent: [String: Bool] = [
        "--threads": true, "--progress": true, "--color": true, "--lang": true, "--quiet": false, "--force": false,
        "-o": true,
        "--output": true, "--out": true,
    ]

    /// The arguments behind `klynge`, those that cannot change the result left out, quoted for a shell where needed.
    static func text(_ arguments: [String] = Arguments.all) -> String {
        var kept = ["klynge"]
        var skips = false
        for argument in arguments {
            if skips {
                skips = false
                continue
            }
            let name = argument.hasPrefix("--") ? String(argument.prefix { $0 != "=" }) : argument
            if let takesValue = silent[name] {
                skips = takesValue && !argument.contains("=")
                continue
            }
            kept.append(quoted(argument))
        }
        return kept.joined(separator: " ")
    }

    /// An argument as a shell takes it back.
    static func quoted(_ argument: String) -> String {
        let plain = argument.allSatisfy { $0.isLetter || $0.isNumber || "-_./=,:+@%".contains($0) }
        if plain && !argument.isEmpty { return argument }
        let shown = PathText.display(argument)
        // A name that is not UTF-8 is written so that a shell gives its bytes back.
        if shown != argument {
            return "$'" + PathText.display(argument.map { "'\\".contains($0) ? "\\\($0)" : String($0) }.joined()) + "'"
        }
        return "'" + argument.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
