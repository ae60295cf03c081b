import Foundation

/// Numbers as a person reads them.
enum Numerals {
    /// A whole number with a comma at the thousands: `16,000`.
    static func whole(_ value: Double) -> String {
        guard value.isFinite else { return "–" }
        let digits = String(Int(value.rounded().magnitude))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0 && (digits.count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return (value.rounded() < 0 ? "-" : "") + text
    }

    /// A whole number with a comma at the thousands.
    static func whole(_ value: Int) -> String { whole(Double(value)) }

    /// A number with `decimals` digits behind the point.
    static func fixed(_ value: Double, _ decimals: Int) -> String {
        guard value.isFinite else { return "–" }
        return String(format: "%.\(decimals)f", value)
    }

    /// `1 parish`, `3 parishes`.
    static func count(_ value: Int, _ singular: String, _ plural: String) -> String {
        "\(whole(value)) \(value == 1 ? singular : plural)"
    }
}
