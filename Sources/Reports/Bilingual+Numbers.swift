extension Bilingual {
    /// A whole number with marks at the thousands: `1,612`, in Danish `1.612`; a dash where it is not known.
    public static func whole(_ value: Double) -> Bilingual { number(value, decimals: 0) }

    /// A number with `decimals` digits behind the point, in Danish behind the comma; a dash where it is not finite.
    public static func number(_ value: Double, decimals: Int) -> Bilingual {
        guard value.isFinite, abs(value) < 1e15 else { return "–" }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = Int((abs(value) * scale).rounded())
        let digits = String(scaled / Int(scale))
        var whole = Bilingual(same: value < 0 && scaled > 0 ? "−" : "")
        for (index, digit) in digits.enumerated() {
            if index > 0 && (digits.count - index) % 3 == 0 { whole = whole + Bilingual(",", ".") }
            whole = whole + Bilingual(same: String(digit))
        }
        guard decimals > 0 else { return whole }
        let behind = String(scaled % Int(scale))
        let zeros = String(repeating: "0", count: decimals - behind.count)
        return whole + Bilingual(".", ",") + Bilingual(same: zeros + behind)
    }

    /// A number without needless decimals, at most one: `4.5`, `15`.
    static func short(_ value: Double) -> Bilingual {
        number(value, decimals: (value * 10).rounded() == value.rounded() * 10 ? 0 : 1)
    }

    /// A share as whole percent; what is not all is never called 100 %, what is not nothing never 0 %.
    static func percent(_ share: Double) -> Bilingual {
        guard share.isFinite else { return "–" }
        let whole = (share * 100).rounded()
        if whole >= 100 && share < 1 - 1e-9 { return Bilingual("over 99 %", "over 99 %") }
        if whole <= 0 && share > 0 { return Bilingual("under 1 %", "under 1 %") }
        return "\(Int(whole)) %"
    }

    /// A number with the word that fits it: `1 cluster`, `3 clusters`.
    public static func count(_ value: Int, _ one: Bilingual, _ many: Bilingual) -> Bilingual {
        "\(value) \(value == 1 ? one : many)"
    }
}
