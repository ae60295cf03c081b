import ArgumentParser

/// Where randomness starts and when to stop, for every verb that searches or draws.
struct SeedAndTime: ParsableArguments {
    @Option(parsing: .unconditional, help: ArgumentHelp("Where the randomness starts. (default: 1)", valueName: "n"))
    var seed: UInt64?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Stop after this time with the best so far, or those drawn so far.", valueName: "seconds"),
        transform: PlainNumber.option)
    var timeLimit: Double?

    func validate() throws {
        if let timeLimit, !(timeLimit.isFinite && timeLimit > 0) {
            throw ValidationError("'--time-limit' is a number of seconds above 0.")
        }
    }
}
