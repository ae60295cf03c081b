/// Numbers, counts and measures as diagnostics and files write them.
package enum Wording {
    /// A number for people: at most twelve digits count, so that a sum of lengths is never `0.006200000000000001`.
    package static func number(_ value: Double) -> String {
        let size = abs(value)
        guard size >= 1e-9, size < 1e11, value != value.rounded() else { return exact(value) }
        // A power of ten up to 1e22 is exact, and so the quotient is the double nearest to the twelve digits.
        var scale = 1.0
        while size * scale < 1e11 { scale *= 10 }
        return exact((value * scale).rounded() / scale)
    }

    /// The shortest digits that read back as `value`, without a needless `.0`, for files that are read again.
    package static func exact(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }

    /// `1 village`, `3 villages`.
    package static func count(_ count: Int, _ singular: String, _ plural: String) -> String {
        "\(count) \(count == 1 ? singular : plural)"
    }

    /// `A and B`, `A, B and C`.
    package static func list(_ texts: [String]) -> String {
        guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
        return texts.dropLast().joined(separator: ", ") + " and " + last
    }

    /// A whole number with commas between thousands: `16,523`.
    package static func grouped(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return number(value) }
        let digits = Array(String(Int(abs(value).rounded())))
        var text = value <= -0.5 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return text
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
