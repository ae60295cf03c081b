/// A sign between the digits of a number that a person wrote.
public enum NumberMark: Hashable, Sendable, CaseIterable {
    /// `.`, also full-width.
    case point
    /// `,`, also full-width.
    case comma
    /// Any space: plain, no-break, narrow no-break, thin, figure or ideographic.
    case space
    /// `'` or `’`, as in Switzerland.
    case apostrophe

    /// Its name in a sentence.
    public var name: String {
        switch self {
        case .point: "a point"
        case .comma: "a comma"
        case .space: "a space"
        case .apostrophe: "an apostrophe"
        }
    }

    /// Whether it can stand before decimals.
    var canBeDecimal: Bool { self == .point || self == .comma }
}
