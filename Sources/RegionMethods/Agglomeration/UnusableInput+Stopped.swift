import GeoModel

extension UnusableInput {
    /// A method that has a result only at its end was stopped before it; `progress` says how far it had come.
    static func stopped(_ progress: String) -> UnusableInput {
        UnusableInput(
            Diagnostic(
                .stoppedBeforeResult, .error, "stopped before there was a result, after \(progress)",
                hint: "allow more time with `--time-limit`, or leave it out"))
    }
}
