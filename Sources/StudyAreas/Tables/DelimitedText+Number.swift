extension DelimitedText {
    /// The number that a field spells, with a decimal point or comma; nil when it is none, or could mean two.
    public static func number(_ text: String) -> Double? {
        var digits = 0
        var marks = 0
        var spelled: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 48...57: digits += 1
            case UInt8(ascii: "."), UInt8(ascii: ","): marks += 1
            case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "e"), UInt8(ascii: "E"): break
            default: return nil
            }
            spelled.append(byte == UInt8(ascii: ",") ? UInt8(ascii: ".") : byte)
        }
        guard digits > 0, marks <= 1, let number = Double(String(decoding: spelled, as: UTF8.self)), number.isFinite
        else { return nil }
        return number
    }
}
