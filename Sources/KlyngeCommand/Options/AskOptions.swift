import ArgumentParser
import KlyngeKit
import Texts

/// What may be asked of `propose` beside the best grouping.
struct AskOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Different clusters that hold these units, ranked (five, or --alternatives).", valueName: "a,b"))
    var around: String?
    @Option(
        help: ArgumentHelp(
            "Keep these beginnings of clusters whole, grow them until they keep the limits, leave the rest.",
            valueName: "grouping"))
    var complete: String?
    @Option(
        help: ArgumentHelp(
            "The least change: keep the limits and move the fewest inhabitants out of the clusters of this grouping.",
            valueName: "grouping"))
    var start: String?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "With --start: what moving an inhabitant costs beside the objective, in place of the fewest moves.",
            valueName: "price"), transform: PlainNumber.option)
    var changePrice: Double?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("With --start: the best grouping that moves at most this many units.", valueName: "n"))
    var maxMoves: Int?
    @Option(help: ArgumentHelp("Why this unit is in no cluster, and the cheapest way to one.", valueName: "unit"))
    var why: String?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "How sure each border is, from all groupings within so much of the best.", valueName: "percent"),
        transform: AskOptions.share)
    var confidence: Double?

    func validate() throws {
        let asked = [
            ("--around", around), ("--complete", complete), ("--start", start), ("--why", why),
            ("--confidence", confidence.map { "\($0)" }),
        ].filter { $0.1 != nil }
        if asked.count > 1 {
            throw ValidationError(
                "'\(asked[0].0)' and '\(asked[1].0)' are two questions. Ask one at a time.")
        }
        if start == nil, changePrice != nil || maxMoves != nil {
            throw ValidationError(
                "'\(changePrice != nil ? "--change-price" : "--max-moves")' goes with '--start GROUPING', which says what is changed."
            )
        }
        if changePrice != nil && maxMoves != nil {
            throw ValidationError("Give '--change-price' or '--max-moves', not both.")
        }
        if let changePrice, !(changePrice.isFinite && changePrice >= 0) {
            throw ValidationError("'--change-price' is a number of 0 or more.")
        }
        if let maxMoves, maxMoves < 0 { throw ValidationError("'--max-moves' is a whole number of 0 or more.") }
        if let around, around.split(separator: ",").isEmpty {
            throw ValidationError("'--around' names a unit, or several with commas between: '--around 7713,7714'.")
        }
    }

    /// Whether anything but the best grouping is asked for.
    var changesTheAnswer: Bool { around != nil || complete != nil || start != nil || why != nil }

    /// The files that are read for the question.
    var paths: [String] { [complete, start].compactMap { $0 } }

    /// The files that the answer adds to a folder.
    var files: [String] { confidence == nil ? [] : [OutputFolder.borders] }

    /// Settles how many groupings the answer has.
    func apply(to configuration: inout StudyConfiguration, _ running: RunningOptions) {
        if around != nil && running.alternatives == nil && configuration.alternatives == 1 {
            configuration.alternatives = 5
        }
        if start != nil || why != nil { configuration.alternatives = 1 }
    }

    /// `1%`, `0.5 %` or `0,5%`; a plain number is a share: `0.01`.
    @Sendable
    static func share(_ text: String) throws -> Double {
        var digits = text.filter { $0 != " " }
        let isPercent = digits.hasSuffix("%")
        if isPercent { digits.removeLast() }
        let fault = ValidationError("write a percentage as 1% or 0.5%, above 0 and at most 100%")
        guard case .value(let number) = NumberColumn.measure(digits) else { throw fault }
        let share = isPercent ? number / 100 : number
        guard share > 0, share <= 1 else { throw fault }
        return share
    }
}
