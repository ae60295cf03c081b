extension DiagnosticCode {
    static let layerCodes: [DiagnosticCode] = [emptyLayer]

    /// A layer without a feature.
    public static let emptyLayer = DiagnosticCode(
        120, "empty layer",
        explanation: """
            A layer of roads, barriers, or historical or identity areas holds no feature. The study is loaded without it.
            """)
}
