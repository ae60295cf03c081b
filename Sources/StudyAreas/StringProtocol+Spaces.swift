extension StringProtocol {
    /// The text without spaces around it.
    package var trimmingSpaces: String {
        var text = drop { $0 == " " }
        while text.last == " " { text = text.dropLast() }
        return String(text)
    }
}
