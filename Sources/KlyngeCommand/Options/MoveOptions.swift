import ArgumentParser
import KlyngeKit

/// What would happen if a unit joined or left.
struct MoveOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What if this unit joined that cluster, by number or name? Repeatable.", valueName: "unit=cluster"))
    var add: [String] = []
    @Option(help: ArgumentHelp("What if this unit left its cluster? Repeatable.", valueName: "unit"))
    var remove: [String] = []
    @Flag(help: "For each cluster, which unit to add or take away to raise its score most.")
    var suggest = false

    var isEmpty: Bool { add.isEmpty && remove.isEmpty }

    func validate() throws {
        for text in add {
            let ends = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard ends.count == 2, ends.allSatisfy({ !$0.isEmpty }) else {
                throw ValidationError("'--add \(text)' does not name a unit and a cluster. Write it as '--add 7713=2'.")
            }
        }
    }

    /// The moves as they were asked for.
    var moves: GroupingMoves { GroupingMoves(adding: add, removing: remove) }
}
