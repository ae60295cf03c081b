/// Numbers, counts and measures as diagnostics and files write them.
package enum Wording {
    /// The shortest digits that read back as `value`, without a needless `.0`.
    package static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }

    /// `1 village`, `3 villages`.
    package static func count(_ count: Int, _ singular: String, _ plural: String) -> String {
        "\(count) \(count == 1 ? singular : plural)"
    }

    /// An area in square metres: km² from a tenth upwards.
    package static func area(_ squareMetres: Double) -> String {
        squareMetres < 100_000
            ? "\(short(squareMetres, below: 10)) m²" : "\(number((squareMetres / 1e5).rounded() / 10)) km²"
    }

    /// A distance in metres: km from one upwards.
    package static func distance(_ metres: Double) -> String {
        metres < 1000 ? "\(short(metres, below: 100)) m" : "\(number((metres / 100).rounded() / 10)) km"
    }

    /// Whole from `limit` upwards, else with one decimal.
    private static func short(_ value: Double, below limit: Double) -> String {
        number(value < limit ? (value * 10).rounded() / 10 : value.rounded())
    }
}
