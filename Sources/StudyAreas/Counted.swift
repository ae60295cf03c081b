/// Counts and measures as diagnostics write them.
enum Counted {
    /// `1 village`, `3 villages`.
    static func text(_ count: Int, _ singular: String, _ plural: String) -> String {
        "\(count) \(count == 1 ? singular : plural)"
    }

    /// An area in square metres: km² from a tenth upwards.
    static func area(_ squareMetres: Double) -> String {
        squareMetres < 100_000
            ? "\(short(squareMetres, below: 10)) m²"
            : "\(LimitBounds.shortest((squareMetres / 1e5).rounded() / 10)) km²"
    }

    /// A distance in metres: km from one upwards.
    static func distance(_ metres: Double) -> String {
        metres < 1000 ? "\(short(metres, below: 100)) m" : "\(LimitBounds.shortest((metres / 100).rounded() / 10)) km"
    }

    /// Whole from `limit` upwards, else with one decimal.
    private static func short(_ value: Double, below limit: Double) -> String {
        LimitBounds.shortest(value < limit ? (value * 10).rounded() / 10 : value.rounded())
    }
}
